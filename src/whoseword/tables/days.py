"""What days say when a table is held against a ledger: whether they agree, and what that is worth.

A day is not the same everywhere: an evening in Washington is the next morning in Seoul.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from whoseword.model import When
from whoseword.model.table import Fit, Found, Occurrence, TableRow

# What dates are worth: one day, the next one, a time that takes it in, news that names none and
# came out then, a day within the week. Set by hand on the reference tables and the gold articles.
DAY, NEXT_DAY, COARSE, TOLD, NEAR = 0.4, 0.3, 0.2, 0.2, 0.1
# A time longer than this, in days, is no date of anything that a table could have.
MONTH = 31
YEAR = 366
# How far a day may be off, and how long after it news without a date may tell of it.
WEEK = timedelta(days=7)
ONE = timedelta(days=1)
TELLING = timedelta(days=3)


def dated(when: When, one: Occurrence, *, utc: bool) -> tuple[float, bool, str] | None:
    """What the dates are worth, whether they agree, and that in words; None if they can't."""
    if one.date is None:
        told = one.first_told
        if told and when.start <= told.end <= when.end + TELLING:
            return TOLD, True, f"told on {told.iso()}, of a time that it doesn't name"
        return None
    if one.date.length >= MONTH > when.length:
        return None
    if when.meets(one.date):
        precise = when.start == when.end and one.date.start == one.date.end
        reason = "on the same day" if precise else f"{one.date.iso()} takes in {when.iso()}"
        return (DAY if precise else COARSE), True, reason
    if same_day(when, one.date, utc=utc):
        return DAY, True, f"on {one.date.iso()} in the east, {when.iso()} by UTC"
    apart = when.gap(one.date)
    if apart <= ONE.days:
        return NEXT_DAY, True, "a day apart, as days are across time zones"
    return (NEAR, False, f"{apart} days apart") if apart <= WEEK.days else None


def same_day(table: When, ledger: When, *, utc: bool) -> bool:
    """Whether the dates agree; in the east it's the day after UTC's from the evening on."""
    return table.meets(ledger) or (utc and table.end + ONE == ledger.start == ledger.end)


def days_of(one: Occurrence) -> Iterator[date]:
    """The days under which an occurrence is looked for: of a coarse date, each."""
    when = one.date or one.first_told
    if when:
        yield from islice(when.days(), YEAR + 1)


def within(table: Sequence[TableRow]) -> When | None:
    """From the first to the last day of a table."""
    times = [row.date for row in table if row.date]
    if not times:
        return None
    return When.between(min(when.start for when in times), max(when.end for when in times))


def unwatched(found: Found, months: frozenset[str]) -> Found:
    """A missing row of a month of which the ledger has no article, said to be that."""
    if found.fit is not Fit.MISSING or found.row.date is None:
        return found
    told = {found.row.date.start.isoformat()[:7], (found.row.date.end + WEEK).isoformat()[:7]}
    if told & months:
        return found
    why = f"the ledger has no article of {found.row.date.iso()[:7]}"
    return replace(found, reasons=(why, *found.reasons))
