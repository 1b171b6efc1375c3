"""Dates counted by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whoseword.model.tempo import Month
from whoseword.model.when import When


@dataclass(frozen=True, slots=True)
class Tally:
    """Months with their counts, and how many dates are in none of them."""

    months: tuple[Month, ...]
    without_month: int
    outside: int


def tally(
    dates: Iterable[When | None],
    *,
    since: date | None = None,
    until: date | None = None,
    days: bool = False,
) -> Tally:
    """Count `dates` in every month from `since` to `until`, both included.

    Without them, from the first month with a date to the end of the last. A date that spans
    several months is in none. With `days`, what happened on one day counts once, so that a salvo
    is one; a date that names no day is then without a month too.
    """
    every = list(dates)
    placed = [when for when in every if when and _fits(when, days=days)]
    counted = list(dict.fromkeys(placed)) if days else placed
    if not counted and not (since and until):
        return Tally((), len(every) - len(placed), 0)
    first = since or min(when.start for when in counted)
    last = until or _month(max(when.end for when in counted)).end
    inside = [when for when in counted if when.start <= last and first <= when.end]
    numbers = Counter(_month(when.start) for when in inside)
    every_month = When.between(first, last).months() if first <= last else ()
    months = tuple(Month(m, numbers[m], _share(m, since, until)) for m in every_month)
    return Tally(months, len(every) - len(placed), len(counted) - len(inside))


def _fits(when: When, *, days: bool) -> bool:
    if days:
        return when.start == when.end
    return (when.start.year, when.start.month) == (when.end.year, when.end.month)


def _month(day: date) -> When:
    return When.month(day.year, day.month)


def _share(month: When, since: date | None, until: date | None) -> float:
    """How much of a month lies between the two days."""
    first = max(month.start, since) if since else month.start
    last = min(month.end, until) if until else month.end
    return (When.between(first, last).length + 1) / (month.length + 1)
