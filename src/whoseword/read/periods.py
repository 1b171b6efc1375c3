"""Which days a time expression means, given the day on which the article came out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from whoseword.model import When
from whoseword.read import timewords as words

# 'recent years' and their kin reach this many units back.
RECENT = 3
UNITS = {"day": 1, "week": 7, "fortnight": 14}
HALF_YEAR = timedelta(days=183)
# Early, middle and late parts of a month, by day; of a year, by month.
THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
YEAR_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
EARLY = ("early", "the beginning", "the start")
MIDDLE = ("mid", "the middle")


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression as said: its `text`, the day it is said on (None: unknown), its tense."""

    text: str
    today: date | None
    future: bool

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()


def resolve(family: str, moment: Moment) -> When | None:
    """The days that `moment` of `family` means; None where that can't be known."""
    try:
        return RESOLVERS[family](moment)
    except (ValueError, OverflowError):  # 31 November, or a day before the first year
        return None


def _iso(m: Moment) -> When | None:
    return When.parse(m.text)


def _day(m: Moment) -> When | None:
    """A day, or a range of days, of a named month."""
    month, days = words.month_of(m.text), words.days_of(m.text)
    if month is None or not days:
        return None
    year = words.year_of(m.text) or _year(m, month, days[0])
    if year is None:
        return None
    first, last = date(year, month, days[0]), date(year, month, days[-1])
    return When.day(first) if first == last else When.between(first, last)


def _year(m: Moment, month: int, day: int) -> int | None:
    """The year that puts a day nearest to publication, on the side that the tense says."""
    if m.today is None:
        return None
    slack = timedelta(days=45)  # 'the drill on March 4' may still be planned without 'will'
    years = [m.today.year + step for step in (-1, 0, 1)]
    days = {y: date(y, month, min(day, monthrange(y, month)[1])) for y in years}
    if m.future:
        fitting = [y for y in years if days[y] >= m.today]
    else:
        fitting = [y for y in years if days[y] <= m.today + slack]
    return min(fitting, key=lambda y: abs(days[y] - _known(m)))


def _known(m: Moment) -> date:
    if m.today is None:
        raise ValueError("nothing says on which day this was written")
    return m.today


def _month(m: Moment) -> When | None:
    month = words.month_of(m.text)
    if month is None:
        return None
    year = words.year_of(m.text)
    if year is None and m.today:
        if " year" in m.low:
            year = _pointed_year(m)
        elif m.future or m.low.startswith(("next", "coming")):
            year = m.today.year + (month < m.today.month)
        else:
            year = m.today.year - (month > m.today.month)
            year -= m.low.startswith("last") and month == m.today.month
    return When.month(year, month) if year else None


def _part_month(m: Moment) -> When | None:
    whole = _month(m)
    if whole is None:
        return None
    first, last = THIRDS[_third(m.low)]
    end = monthrange(whole.start.year, whole.start.month)[1]
    return When.between(whole.start.replace(day=first), whole.start.replace(day=min(last, end)))


def _third(low: str) -> str:
    return "early" if low.startswith(EARLY) else "mid" if low.startswith(MIDDLE) else "late"


def _part_year(m: Moment) -> When | None:
    year = words.year_of(m.text)
    if year is None:
        return None
    first, last = YEAR_THIRDS[_third(m.low)]
    return When.between(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _part_point(m: Moment) -> When | None:
    """'earlier this month' and 'the end of next year' mean the month and the year."""
    if m.low.startswith(("earlier", "later")) or " the " in m.low[4:] or "end of" in m.low:
        return _point(m)
    whole = _point(m)
    if whole is None or " year" not in m.low:
        return whole
    return _part_year(Moment(f"{_third(m.low)} {whole.start.year}", m.today, m.future))


def _part_decade(m: Moment) -> When | None:
    digits = "".join(c for c in m.text if c.isdigit())
    start = int(digits) if len(digits) == 4 else 1900 + int(digits[-2:])
    return When.between(date(start, 1, 1), date(start + 9, 12, 31))


def _quarter(m: Moment) -> When | None:
    if words.month_of(m.text):
        return _half_month(m)
    year = words.year_of(m.text) or (_pointed_year(m) if m.today else None)
    number = next(n for word, n in words.ORDINALS.items() if f" {word} " in m.low)
    months = 3 if "quarter" in m.low else 6
    if year is None or number * months > 12:
        return None
    last = number * months
    return When.between(
        date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])
    )


def _half_month(m: Moment) -> When | None:
    """'the first half of October' is its days up to the 15th; a quarter of a month is none."""
    whole = _month(m)
    if whole is None or "half" not in m.low:
        return None
    if " first " in m.low:
        return When.between(whole.start, whole.start.replace(day=15))
    return When.between(whole.start.replace(day=16), whole.end)


def _pointed_year(m: Moment) -> int:
    """The year of 'last year', 'next year', 'this year'; this one where none is pointed at."""
    return _known(m).year + _step(m.low)


def _step(low: str) -> int:
    back = any(word in low.split() for word in ("last", "past", "previous"))
    return -1 if back else 1 if any(w in low.split() for w in ("next", "coming")) else 0


def _season(m: Moment) -> When | None:
    name = next(s for s in words.SEASONS if s in m.low)
    first, today = words.SEASONS[name], m.today
    year = words.year_of(m.text)
    if year is None and today:
        year = today.year + _season_step(m.low, first, today.month)
    if year is None:
        return None
    end_year, end_month = (year + 1, 2) if name == "winter" else (year, first + 2)
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return When.between(date(year, first, 1), end)


def _season_step(low: str, first: int, month: int) -> int:
    """Years to add for a season that opens in month `first`, said in `month`."""
    words_of = low.split()
    if " year" in low:
        return _step(low)
    if words_of[0] in ("next", "coming"):
        return int(first <= month)
    if words_of[0] == "this":
        return 0
    return -(first > month)


def _ago(m: Moment) -> When | None:
    """So many days ago is a day; weeks, a week; months, a month; years, a year."""
    count = 2 if "couple" in m.low else 1 if "fortnight" in m.low else words.number_of(m.low)
    if count is None or m.today is None:
        return None
    if "year" in m.low or "decade" in m.low:
        years = count * (10 if "decade" in m.low else 1)
        return _years_ago(m, m.today, years)
    if "month" in m.low:
        months = m.today.year * 12 + m.today.month - 1 - count
        return When.month(months // 12, months % 12 + 1)
    unit = next(days for name, days in UNITS.items() if name in m.low)
    then = m.today - timedelta(days=count * unit)
    if unit == 1:
        return When.day(then)
    return When.between(then - timedelta(days=3), then + timedelta(days=3))


def _years_ago(m: Moment, today: date, years: int) -> When:
    """'four years ago' is a year; 'nearly' and 'more than' are the half year after and before."""
    then = today.replace(year=today.year - years, day=min(today.day, 28))
    if m.low.startswith(("nearly", "almost")):
        return When.between(then, then + HALF_YEAR)
    if m.low.startswith(("more than", "over")):
        return When.between(then - HALF_YEAR, then)
    return When.year(then.year)


def _lasting(m: Moment) -> When | None:
    """'the past two years': from then to now; 'the next two years': from now to then."""
    count = words.number_of(m.low.replace("the ", "", 1)) or RECENT
    return _stretch(m, count, ahead=any(w in m.low.split() for w in ("next", "coming")))


def _recent(m: Moment) -> When | None:
    return _stretch(m, RECENT, ahead=False)


def _stretch(m: Moment, count: int, *, ahead: bool) -> When | None:
    today = m.today
    if today is None:
        return None
    long = {"year": 365.25, "decade": 3652.5, "month": 30.44}
    unit = next(days for name, days in (long | UNITS).items() if name in m.low)
    span = timedelta(days=round(count * unit))
    return When.between(today, today + span) if ahead else When.between(today - span, today)


def _point(m: Moment) -> When | None:
    """'last week', 'next year', 'this month', 'the end of the year'."""
    today, step = m.today, _step(m.low)
    if today is None:
        return None
    if "year" in m.low:
        return When.year(today.year + step)
    if "decade" in m.low:
        start = today.year // 10 * 10 + 10 * step
        return When.between(date(start, 1, 1), date(start + 9, 12, 31))
    if "month" in m.low:
        months = today.year * 12 + today.month - 1 + step
        return When.month(months // 12, months % 12 + 1)
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    if "weekend" in m.low:
        saturday = monday + timedelta(days=5)
        saturday -= (
            timedelta(weeks=1) if not step and saturday > today and not m.future else timedelta()
        )
        return When.between(saturday, saturday + timedelta(days=1))
    return When.between(monday, monday + timedelta(days=6))


def _weekday(m: Moment) -> When | None:
    """The nearest such day, at most tomorrow; not before publication where the tense is future.

    Tomorrow's weekday is tomorrow: in Asia it may have begun, and nobody says 'on Friday' of a
    Friday six days gone.
    """
    if words.month_of(m.text) and words.days_of(m.text):
        return _day(m)
    number = words.weekday_of(m.text)
    if number is None or m.today is None:
        return None
    if m.low.startswith(("next", "coming")) or (m.future and not m.low.startswith("last")):
        ahead = (number - m.today.weekday()) % 7
        return When.day(m.today + timedelta(days=ahead or 7 * m.low.startswith("next")))
    back = (m.today.weekday() - number) % 7
    if back == 6 and not m.low.startswith(("last", "past", "previous")):
        back = -1
    return When.day(m.today - timedelta(days=back or 7 * m.low.startswith("last")))


def _near(m: Moment) -> When | None:
    if m.today is None:
        return None
    step = -1 if m.low in ("yesterday", "last night") else 1 if m.low == "tomorrow" else 0
    return When.day(m.today + timedelta(days=step))


def _plain_year(m: Moment) -> When | None:
    year = words.year_of(m.text)
    return When.year(year) if year else None


RESOLVERS: dict[str, Callable[[Moment], When | None]] = {
    "iso": _iso,
    "days": _day,
    "days_british": _day,
    "day": _day,
    "day_british": _day,
    "quarter": _quarter,
    "part_month": _part_month,
    "part_point": _part_point,
    "part_year": _part_year,
    "part_decade": _part_decade,
    "season": _season,
    "month": _month,
    "ago": _ago,
    "anchored": lambda _: None,  # it hangs on another event: unresolved rather than guessed
    "lasting": _lasting,
    "recent": _recent,
    "point": _point,
    "weekday": _weekday,
    "near": _near,
    "year": _plain_year,
}
