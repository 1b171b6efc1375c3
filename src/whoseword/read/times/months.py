"""Months and their parts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whoseword.lexicon.calendar import month_of
from whoseword.model import When
from whoseword.read.times import words as w
from whoseword.read.times.moment import Moment, Tense, last_day, month_at, week_of

# Early, middle and late parts of a month, by day.
THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
# A month so many months back is the coming one where no past tense says otherwise: in December
# 'in January' looks ahead.
TOO_LONG_AGO = 11


def month(m: Moment) -> When | None:
    """A month with its year, or the nearest on the side that the words point to."""
    number = month_of(m.text)
    if number is None:
        return None
    year = w.year_of(m.text)
    if year is None and " year" in m.low:
        year = m.known.year + w.step_of(m.low)
    return When.month(year or _year(m, number), number)


def _year(m: Moment, number: int) -> int:
    today, step = m.known, w.step_of(m.low)
    if m.low.startswith("this"):
        return today.year
    if step > 0 or m.future:
        return today.year + (number < today.month or (number == today.month and step > 0))
    back = (today.month - number) % 12
    if back >= TOO_LONG_AGO and m.tense is not Tense.PAST and step == 0:
        return today.year + (number < today.month)
    return today.year - (number > today.month or (number == today.month and step < 0))


def third_of(low: str) -> str:
    """Which part of a stretch `low` opens with: early, mid or late."""
    opening = low[:24]
    if re.search(r"\b(?:early|beginning|start)\b", opening):
        return "early"
    return "mid" if re.search(r"\bmid(?:dle)?\b", opening) else "late"


def part_month(m: Moment) -> When | None:
    """'early October' is its first ten days, 'mid-' the next ten, 'late' the rest."""
    if m.low.startswith("the turn"):
        return None
    whole = month(m)
    return third(whole.start, third_of(m.low)) if whole else None


def third(first: date, part: str) -> When:
    """The early, middle or late part of the month that begins on `first`."""
    start, end = THIRDS[part]
    last = last_day(first.year, first.month)
    return When.between(first.replace(day=start), first.replace(day=min(end, last.day)))


def half_month(m: Moment) -> When | None:
    """'the first half of October' is its days up to the 15th; a quarter of a month is none."""
    whole, number = month(m), w.ordinal_of(m.low)
    if whole is None or number is None or "half" not in m.low:
        return None
    if number == 1:
        return When.between(whole.start, whole.start.replace(day=15))
    return When.between(whole.start.replace(day=16), whole.end)


def week_of_month(m: Moment) -> When | None:
    """'the first week of May' is its days 1 to 7; 'the first days' are three of them."""
    number = w.ordinal_of(m.low)
    whole = month(m) if month_of(m.text) else _pointed(m)
    if number is None or whole is None:
        return None
    length = timedelta(days=2 if " days " in m.low else 6)
    if "weekend" in m.low:
        return _weekend_of(whole, number)
    if number < 0:
        return When.between(whole.end - length, whole.end)
    start = whole.start + timedelta(weeks=number - 1)
    return When.between(start, min(start + length, whole.end))


def _pointed(m: Moment) -> When | None:
    year = w.year_of(m.text)
    if year:
        return When.year(year)
    if "year" in m.low:
        return When.year(m.known.year + w.step_of(m.low.partition(" of ")[2]))
    first = month_at(m.known, w.step_of(m.low.partition(" of ")[2]))
    return When.month(first.year, first.month)


def _weekend_of(whole: When, number: int) -> When | None:
    first = whole.start + timedelta(days=(5 - whole.start.weekday()) % 7)
    last = whole.end - timedelta(days=(whole.end.weekday() - 5) % 7)
    saturday = last if number < 0 else first + timedelta(weeks=number - 1)
    return When.between(saturday, saturday + timedelta(days=1)) if saturday <= whole.end else None


def weekend(today: date, step: int, *, future: bool) -> When:
    """The weekend `step` weeks on; 'the weekend' before its Saturday is the one that is over."""
    saturday = week_of(today, step).start + timedelta(days=5)
    if step == 0 and saturday > today and not future:
        saturday -= timedelta(weeks=1)
    return When.between(saturday, saturday + timedelta(days=1))
