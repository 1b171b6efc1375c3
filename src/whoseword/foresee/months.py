"""Dates counted by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from whoseword.model.tempo import Month
from whoseword.model.when import When

# Without a first day, months are counted back to a silence so long, and no further than MOST: one
# mention of 1945 would otherwise add eighty years of nothing to each series. North Korea's missile
# tests, the longest table of docs/tables.md, pause for eight years at most and fill forty.
SILENCE = timedelta(days=3653)
MOST = 600  # months: fifty years


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

    Without them, from the first month with a date to the end of the last, of those that no silence
    of ten years parts (where one does, of the part with most dates), and at most fifty years. A
    date that spans several months is in none. With `days`, what happened on one day counts once, so
    that a salvo is one; a date that names no day is then without a month too.
    """
    every = list(dates)
    placed = [when for when in every if when and _fits(when, days=days)]
    counted = list(dict.fromkeys(placed)) if days else placed
    ends = _ends(counted, since, until)
    if ends is None:
        return Tally((), len(every) - len(placed), len(counted))
    first, last = ends
    inside = [when for when in counted if when.start <= last and first <= when.end]
    numbers = Counter(_month(when.start) for when in inside)
    every_month = When.between(first, last).months() if first <= last else ()
    months = tuple(Month(m, numbers[m], _share(m, since, until)) for m in every_month)
    return Tally(months, len(every) - len(placed), len(counted) - len(inside))


def _ends(counted: list[When], since: date | None, until: date | None) -> tuple[date, date] | None:
    """The first and last day to look at, where they aren't given; None where nothing tells."""
    if since and until:
        return since, until
    low, high = since or date.min, until or date.max
    part = _busiest(sorted(w.start for w in counted if low <= w.end and w.start <= high))
    if not part:
        return None
    last = until or _month(part[-1]).end
    month = max(last.year * 12 + last.month - MOST, 12)
    return since or max(part[0], date(month // 12, month % 12 + 1, 1)), last


def _busiest(days: list[date]) -> list[date]:
    """The part of `days`, in order, between silences: the one with most, of equals the last."""
    parts: list[list[date]] = []
    for day in days:
        if not parts or day - parts[-1][-1] > SILENCE:
            parts.append([])
        parts[-1].append(day)
    return max(reversed(parts), key=len, default=[])


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
