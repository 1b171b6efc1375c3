"""Times counted from the day of publication, and those that point from it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whoseword.model import When
from whoseword.read.times import months, years
from whoseword.read.times import words as w
from whoseword.read.times.moment import Moment, month_at, week_of, years_back

# 'recent years', 'several months' and their kin reach this many units back.
RECENT = 3
DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14}
DAYS |= {"month": 30.44, "year": 365.25, "decade": 3652.5}
HALF_YEAR = timedelta(days=183)
LESS = ("nearly", "almost", "less than", "under", "just under", "barely")
MORE = ("more than", "over", "just over", "slightly over", "a little over", "at least")


def ago(m: Moment) -> When | None:
    """So many days ago is a day; weeks, a week; months, a month; years, a year."""
    count, today = _count(m), m.known
    unit = _unit(m.low)
    if count is None:
        return _vaguely_ago(today, unit)
    if unit in ("year", "decade"):
        return _years_ago(m, today, count * (10 if unit == "decade" else 1))
    if unit == "month":
        first = month_at(today, -round(count))
        return When.month(first.year, first.month)
    then = today - timedelta(days=round(count * DAYS[unit]))
    if DAYS[unit] <= 1:
        return When.day(then)
    return When.between(then - timedelta(days=3), then + timedelta(days=3))


def _count(m: Moment) -> float | None:
    if "fortnight" in m.low:
        return 1
    count = w.number_of(m.low)
    vague = re.search(rf"\b{w.VAGUE}\b", m.low) or not re.search(rf"\b{w.NUMBER} ", m.low)
    if vague:
        return None
    return count + 0.5 if count is not None and "and a half" in m.low else count


def _unit(low: str) -> str:
    return next(unit for unit in DAYS if re.search(rf"\b{unit}", low))


def _vaguely_ago(today: date, unit: str) -> When | None:
    """'days ago' is the week before, 'weeks ago' the weeks before the last; years name none."""
    if unit in ("year", "decade"):
        return None
    most = {"hour": 1, "day": 7, "week": 42, "fortnight": 42, "month": 300}[unit]
    least = 0 if unit == "hour" else DAYS[unit]
    return When.between(today - timedelta(days=most), today - timedelta(days=round(least)))


def _years_ago(m: Moment, today: date, count: float) -> When:
    """'four years ago' is a year; 'nearly' and 'more than' are the half year after and before."""
    then = years_back(today, int(count))
    if count % 1:
        first = month_at(today, -round(count * 12))
        return When.month(first.year, first.month)
    if m.low.startswith(LESS):
        return When.between(then, then + HALF_YEAR)
    if m.low.startswith(MORE):
        return When.between(then - HALF_YEAR, then)
    return When.year(then.year)


def lasting(m: Moment) -> When | None:
    """'the past two years': from then to now; 'the next two years': from now to then."""
    count = w.number_of(re.sub(r"^(?:the|these) ", "", m.low))
    vague = re.search(rf"\b{w.VAGUE}\b", m.low)
    return _stretch(m, RECENT if vague else count or 1, ahead=w.step_of(m.low) > 0)


def within(m: Moment) -> When | None:
    """'within two weeks': from now to then; 'within days' and 'within weeks' end nowhere."""
    count = w.number_of(m.low)
    vague = re.search(rf"\b{w.VAGUE}\b", m.low)
    if not m.future or (count is None and not vague):
        return None
    return _stretch(m, RECENT if vague or count is None else count, ahead=True)


def recent(m: Moment) -> When | None:
    """'recent years' and 'the coming months'."""
    return _stretch(m, RECENT, ahead="coming" in m.low)


def _stretch(m: Moment, count: float, *, ahead: bool) -> When:
    unit = _unit(m.low)
    if unit in ("year", "decade") and not ahead and not count % 1:
        start = years_back(m.known, int(count) * (10 if unit == "decade" else 1))
        return When.between(start, m.known)
    span = timedelta(days=round(count * DAYS[unit]))
    return When.between(m.known, m.known + span) if ahead else When.between(m.known - span, m.known)


def point(m: Moment) -> When | None:
    """'last week', 'next year', 'this month', 'so far this year'."""
    today, step = m.known, w.step_of(m.low)
    if "year" in m.low:
        return When.year(today.year + step)
    if "decade" in m.low or "century" in m.low:
        length = 10 if "decade" in m.low else 100
        start = today.year // length * length + length * step
        return When.between(date(start, 1, 1), date(start + length - 1, 12, 31))
    if "month" in m.low:
        first = month_at(today, step)
        return When.month(first.year, first.month)
    if "weekend" in m.low:
        return months.weekend(today, step, future=m.future)
    return week_of(today, step)


def part_point(m: Moment) -> When | None:
    """'early next year', 'late last month'; 'earlier this month' and 'the end of the year' whole.

    The end of a year names the year (the annotation guidelines, 'date').
    """
    whole = point(m)
    if whole is None or m.low.startswith(("earlier", "later")) or "end of" in m.low:
        return whole
    if "turn of" in m.low or "decade" in m.low:
        return None
    if "year" in m.low:
        return years.third(whole.start.year, months.third_of(m.low))
    if "month" in m.low:
        return months.third(whole.start, months.third_of(m.low))
    return _part_week(whole, months.third_of(m.low))


def _part_week(week: When, part: str) -> When:
    first, last = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}[part]
    return When.between(week.start + timedelta(days=first), week.start + timedelta(days=last))
