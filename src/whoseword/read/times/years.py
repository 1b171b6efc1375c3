"""Years, their quarters, halves, seasons and thirds, and decades."""

from __future__ import annotations

import re
from datetime import date

from whoseword.lexicon.calendar import SEASONS, month_of
from whoseword.model import When
from whoseword.read.times import words as w
from whoseword.read.times.moment import Moment, last_day, months
from whoseword.read.times.months import half_month, third_of

# The early, middle and late months of a year.
THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
DECADE_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def year(m: Moment) -> When | None:
    """2024."""
    number = w.year_of(m.text)
    return When.year(number) if number else None


def years(m: Moment) -> When | None:
    """2022-2024, 2022-23."""
    first, last = re.split(r"[-–/]", m.text)
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return When.between(date(int(first), 1, 1), date(end, 12, 31))


def year_end(m: Moment) -> When | None:
    """A 'year-end' deadline is its last day; 'by the year's end' names the year.

    So the annotation guidelines have it ('date').
    """
    number = m.known.year + w.step_of(m.low)
    return When.day(date(number, 12, 31)) if "-" in m.text else When.year(number)


def part_year(m: Moment) -> When | None:
    """'early 2026' is January to April; 'the end of 2026' is 2026."""
    number = w.year_of(m.text)
    if number is None or m.low.startswith("the turn"):
        return None
    return When.year(number) if "end of" in m.low else third(number, third_of(m.low))


def third(year: int, part: str) -> When:
    """The early, middle or late months of `year`."""
    first, last = THIRDS[part]
    return When.between(date(year, first, 1), last_day(year, last))


def decade(m: Moment) -> When | None:
    """the 1990s, the nineties, the early 2000s; two figures are of the last century."""
    found = re.search(r"\d+", m.text)
    number = int(found.group()) if found else w.TENS[m.low.split()[-1].split("-")[-1]]
    start = number if number > 99 else 1900 + number
    part = next((p for p in ("early", "mid", "late") if re.search(rf"\b{p}", m.low)), None)
    first, last = DECADE_THIRDS[part] if part else (0, 9)
    return When.between(date(start + first, 1, 1), date(start + last, 12, 31))


def quarter(m: Moment) -> When | None:
    """A quarter or a half of a year, never of a fiscal one; or the half of a month."""
    if month_of(m.text):
        return half_month(m)
    letters = re.match(r"Q([1-4])|([12])H|H([12])", m.text)
    number = int(next(filter(None, letters.groups()))) if letters else w.ordinal_of(m.low)
    length = 3 if "quarter" in m.low or m.text.startswith("Q") else 6
    if number is None:
        return None
    number = number if number > 0 else 12 // length
    if number * length > 12:
        return None
    stated = w.year_of(m.text)
    if stated is None:
        stated = _pointed_year(m, (number - 1) * length + 1, number * length)
    return months(date(stated, (number - 1) * length + 1, 1), length)


def _pointed_year(m: Moment, first: int, last: int) -> int:
    """The year of a part that runs from month `first` to `last`: begun by now, unless future."""
    if " year" in m.low:
        return m.known.year + w.step_of(m.low)
    if m.future:
        return m.known.year + int(last < m.known.month)
    return m.known.year - int(first > m.known.month)


def season(m: Moment) -> When | None:
    """Three months, in the northern hemisphere; winter runs from December into the next year."""
    name = next(s for s in SEASONS if s in m.low)
    stated = w.year_of(m.text)
    if stated is None:
        stated = m.known.year + _season_step(m, SEASONS[name])
    return months(date(stated, SEASONS[name], 1), 3)


def _season_step(m: Moment, first: int) -> int:
    """Years to add for a season that opens in month `first`."""
    step, month = w.step_of(m.low), m.known.month
    if " year" in m.low:
        return step
    if step > 0:
        return int(first <= month)
    if m.low.startswith("this"):
        return 0
    if m.future:
        return int(first + 2 < month)
    return -int(first > month)
