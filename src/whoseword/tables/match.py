"""Holds a table against a ledger: what of it is found, missing and differing, and what it lacks.

A row is an occurrence where day, kind, parties and words together say so. Several rows may be one
occurrence (a salvo whose missiles have a row each); a row is one occurrence at most. The day comes
first: in a week with two launches, another day is another launch unless nothing else fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import state_or_name
from whoseword.lexicon.sites import WATER, Sites, holds, kilometres
from whoseword.model import When
from whoseword.model.table import Difference, Fit, Found, Occurrence, TableRow
from whoseword.tables.alike import Alike
from whoseword.tables.days import WEEK, dated, days_of, same_day

# What each agreement is worth beside the day's (days.py). On one day, kind and parties are enough;
# without a kind the words must agree too. Set by hand, as the day's.
KIND = 0.3
WORDS = 0.9
ENOUGH = 0.6
# From a site to the town that news names for it, in km: Sohae is 60 km from Sinuiju.
NEXT_TOWN = 75


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and an occurrence that may be one, compared. `exact` where the days agree, `precise`
    where the occurrence has one."""

    row: int
    occurrence: Occurrence
    score: float
    exact: bool
    precise: bool
    reasons: tuple[str, ...]


class Matcher:
    """Compares rows of one table with occurrences of one ledger.

    `utc` where the table's days are those of UTC: in the east it may have been the day after.
    """

    def __init__(
        self,
        rows: Sequence[TableRow],
        occurrences: Sequence[Occurrence],
        names: Names,
        sites: Sites,
        *,
        utc: bool = False,
    ) -> None:
        self._rows, self._names, self._sites, self._utc = rows, names, sites, utc
        self._occurrences = occurrences
        texts = [_text(row) for row in rows]
        self._alike = Alike([*texts, *(t for one in occurrences for t in one.texts)], names)
        self._days: dict[date, list[Occurrence]] = {}
        for one in occurrences:
            for day in days_of(one):
                self._days.setdefault(day, []).append(one)

    def found(self) -> tuple[Found, ...]:
        """What became of each row, in the table's order."""
        owners = self._owners(mine[0] for mine in self._every if mine and _is_one(mine[0]))
        rows = zip(self._rows, self._every, strict=True)
        return tuple(self._found(row, mine, owners) for row, mine in rows)

    def unlike(self) -> tuple[Occurrence, ...]:
        """The occurrences that no row is like; of those that are, the table may have another."""
        like = {p.occurrence.id for mine in self._every for p in mine if p.exact and _is_one(p)}
        like |= {one.occurrence.id for one in self.found() if one.occurrence}
        return tuple(one for one in self._occurrences if one.id not in like)

    @cached_property
    def _every(self) -> list[list[Pair]]:
        return [self._pairs(number) for number in range(len(self._rows))]

    def _owners(self, best: Iterable[Pair]) -> dict[str, Pair]:
        """The likeliest row of each occurrence, those of its very day before others."""
        owners: dict[str, Pair] = {}
        for pair in sorted(best, key=lambda p: (not p.exact, -p.score, p.row)):
            owners.setdefault(pair.occurrence.id, pair)
        return owners

    def _may_have(self, row: TableRow, pair: Pair, owners: Mapping[str, Pair]) -> bool:
        """Whether a row may be what is another's too.

        Not what another has to the day, nor, of another day, what has no day of its own.
        """
        owner = owners.get(pair.occurrence.id)
        if owner is None or self._rows[owner.row].date == row.date:
            return True
        return pair.exact and pair.precise

    def _found(self, row: TableRow, pairs: list[Pair], owners: Mapping[str, Pair]) -> Found:
        mine = [pair for pair in pairs if self._may_have(row, pair, owners)]
        best = mine[0] if mine else None
        if best is None or not _is_one(best):
            return _missing(row, pairs)
        differences = tuple(self._differences(row, best.occurrence))
        fit = Fit.DIFFERING if differences else Fit.FOUND
        return Found(row, fit, best.occurrence, best.score, best.reasons, differences)

    def _pairs(self, number: int) -> list[Pair]:
        """The occurrences that a row may be, the likeliest first."""
        row = self._rows[number]
        if row.date is None:
            return []
        days = When.between(row.date.start - WEEK, row.date.end + WEEK).days()
        near = {one.id: one for day in days for one in self._days.get(day, ())}
        pairs = (self._pair(number, row, row.date, one) for one in near.values())
        found = [pair for pair in pairs if pair]
        return sorted(found, key=lambda p: (-p.score, not p.exact, p.occurrence.id))

    def _pair(self, number: int, row: TableRow, when: When, one: Occurrence) -> Pair | None:
        placed = dated(when, one, utc=self._utc)
        if placed is None or (row.type and row.type is not one.type):
            return None
        if row.actor and one.actor and not self._same_state(row.actor, one.actor):
            return None
        worth, exact, reason = placed
        reasons = [reason]
        if row.type and row.actor and one.actor:
            worth += KIND
            reasons.append(f"both a {row.type.value} by {row.actor}")
        alike, shared = max(
            (self._alike.score(_text(row), t) for t in one.texts), default=(0.0, ())
        )
        if shared:
            reasons.append(f"both speak of {', '.join(shared)}")
        score = min(1.0, worth + WORDS * alike)
        precise = one.date is not None and one.date.start == one.date.end
        return Pair(number, one, round(score, 3), exact, precise, tuple(reasons))

    def _same_state(self, one: str, other: str) -> bool:
        return state_or_name(one, self._names) == state_or_name(other, self._names)

    def _differences(self, row: TableRow, one: Occurrence) -> Iterator[Difference]:
        if row.date and one.date and not same_day(row.date, one.date, utc=self._utc):
            yield _difference("date", row.date.iso(), one.date.iso(), one)
        if row.place and one.place and self._apart(row.place, one.place):
            yield _difference("place", row.place, one.place, one)
        if row.object and one.object and not self._one_thing(row.object, one.object):
            yield _difference("object", row.object, one.object, one)

    def _apart(self, one: str, other: str) -> bool:
        """Whether two names are of two places: on land, and not near one another.

        News names the next town for a site, or the water into which something fell.
        """
        mine, theirs = self._sites.of(one), self._sites.of(other)
        if mine is None or theirs is None or {mine.kind, theirs.kind} & WATER:
            return False
        apart = kilometres(mine, theirs)
        return not holds(mine, theirs) and apart is not None and apart > NEXT_TOWN

    def _one_thing(self, one: str, other: str) -> bool:
        """Whether two names may be of one thing; 'missile' may be any. Only systems can differ."""
        mine, theirs = self._systems(one), self._systems(other)
        return not mine or not theirs or bool(mine & theirs)

    def _systems(self, phrase: str) -> set[str]:
        return {e.name for match in self._names.find(phrase) for e in match.of("weapons")}


def _is_one(pair: Pair) -> bool:
    return pair.score >= ENOUGH


def _missing(row: TableRow, pairs: Iterable[Pair]) -> Found:
    nearest = next(iter(pairs), None)
    if row.date is None:
        return Found(row, Fit.MISSING, None, 0.0, ("the row has no date",))
    if nearest is None:
        return Found(row, Fit.MISSING, None, 0.0, ("nothing of its kind within a week",))
    why = f"the nearest, {nearest.occurrence.id}, is too little alike"
    return Found(row, Fit.MISSING, None, nearest.score, (why, *nearest.reasons))


def _difference(slot: str, table: str, ledger: str, one: Occurrence) -> Difference:
    agree = one.accounts.get(slot, {}).get(table, ())
    return Difference(slot, table, ledger, tuple(agree))


def _text(row: TableRow) -> str:
    """All that a row says in words."""
    said = (row.title, row.text, row.object, row.place)
    return ". ".join(part for part in said if part)
