"""What an event's accounts say in each slot, and where they differ.

Values stay side by side by root, never averaged. Two values differ where both can't be so: 'North
Korea' and 'Kim Jong Un', 'a missile' and 'Hwasong-14', 'in July' and 'on July 4' can. One root that
gives two figures measures two things by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from whoseword.lexicon import Pack
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical, parties_of, state_of
from whoseword.lexicon.sites import WATER, Sites, holds, kilometres
from whoseword.lexicon.things import Things, may_be_one
from whoseword.model import Account, Conflict, EventType, Quantity, When
from whoseword.weigh.corroborate import Testimony

SLOTS = ("type", "actor", "recipient", "object", "quantity", "place", "date")
# Slots in which accounts of any happening can differ; and types of which they can in the others:
# parties of a meeting come in any order, and many kinds of arms are sent and fired at once.
COMPARED = frozenset({"type", "quantity", "place", "date"})
SIDED = frozenset(EventType) - {EventType.MEETING, EventType.AGREEMENT}
COMPARED_ALSO = {
    **dict.fromkeys(("actor", "recipient"), SIDED),
    "object": frozenset({EventType.TEST, EventType.UNVEILING}),
}
# Kilometres within which two names of places are taken for one place.
NEAR = 30.0
# What parts two figures that say the same: 'some 500 km' and '310 miles'.
ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class Telling:
    """A slot's value with those who give it, copies once."""

    value: Any
    shown: str
    by: frozenset[str]
    roots: frozenset[str]
    claims: int
    exact: int


@dataclass
class Slots:
    """Reads the slots of an event's accounts by one pack."""

    pack: Pack
    names: Names

    def __post_init__(self) -> None:
        self._things = Things(self.pack, self.names)
        self._sites = Sites(self.pack, self.names)
        self._differ: dict[str, Callable[[Any, Any], bool]] = {
            "type": lambda a, b: bool(a != b),
            "actor": self._parties_differ,
            "recipient": self._parties_differ,
            "object": self._things_differ,
            "quantity": self._figures_differ,
            "place": self._places_differ,
            "date": lambda a, b: not a.meets(b),
        }

    def best(self, slot: str, told: Sequence[Testimony]) -> Any:
        """The value that most roots give, then most texts, the most exact one first; or None."""
        given = tellings(slot, told)
        return max(given, key=_weight).value if given else None

    def conflicts(self, told: Sequence[Testimony]) -> tuple[Conflict, ...]:
        """The slots on which accounts differ."""
        kinds = {testimony.claim.type for testimony in told}
        slots = [slot for slot in SLOTS if slot in COMPARED or kinds <= COMPARED_ALSO[slot]]
        found = ((slot, list(self._sides(slot, told))) for slot in slots)
        return tuple(Conflict(slot, tuple(sides)) for slot, sides in found if len(sides) > 1)

    def _sides(self, slot: str, told: Sequence[Testimony]) -> Iterator[Account]:
        """The values of a slot of which each differs from another, the best supported first."""
        given = sorted(tellings(slot, told), key=_weight, reverse=True)
        apart = {
            n
            for a, one in enumerate(given)
            for b, other in enumerate(given[:a])
            if not one.by & other.by and self._differ[slot](one.value, other.value)
            for n in (a, b)
        }
        shown: dict[str, set[str]] = {}
        for n in sorted(apart):
            shown.setdefault(given[n].shown, set()).update(given[n].roots)
        yield from (Account(value, tuple(sorted(roots))) for value, roots in shown.items())

    def _parties_differ(self, one: str, other: str) -> bool:
        mine, theirs = self._states(one), self._states(other)
        return not mine & theirs

    def _states(self, joint: str) -> set[str]:
        parties = parties_of(joint, self.names)
        named = {canonical(party, self.names) for party in parties}
        return named | {s for party in parties if (s := state_of(party, self.names))}

    def _things_differ(self, one: str, other: str) -> bool:
        a, b = self._things.of(one), self._things.of(other)
        if a.systems and b.systems:
            return not a.systems & b.systems
        if a.classes and b.classes:
            return not a.classes & b.classes
        return not may_be_one(a.domains, b.domains)

    def _figures_differ(self, one: Quantity, other: Quantity) -> bool:
        a, b = one.metric or one, other.metric or other
        if a.unit != b.unit and not self._counts_alike(a.unit, b.unit):
            return False
        low, high = sorted((_ends(a), _ends(b)))
        return high[0] > low[1] * (1 + ROUNDING)

    def _counts_alike(self, one: str, other: str) -> bool:
        """Whether both units are things of one kind that are counted: missiles, rockets."""
        a, b = self._things.of(one), self._things.of(other)
        return bool(a.domains and b.domains) and may_be_one(a.domains, b.domains)

    def _places_differ(self, one: str, other: str) -> bool:
        a, b = self._sites.of(one), self._sites.of(other)
        if a is None or b is None or holds(a, b):
            return False
        if (a.kind in WATER) != (b.kind in WATER):  # a launch site, and where the missile fell
            return False
        apart = kilometres(a, b)
        return apart is not None and apart > NEAR


def tellings(slot: str, told: Iterable[Testimony]) -> list[Telling]:
    """Each value of a slot with its roots, and those whose voice it is where there's no root."""
    found: dict[Any, list[Testimony]] = {}
    for testimony in told:
        value = getattr(testimony.claim, slot)
        if value is not None:
            found.setdefault(value, []).append(testimony)
    return [
        Telling(
            value,
            shown(value),
            frozenset(t.root.name if t.root else f"text {t.group}" for t in same),
            frozenset(t.root.name for t in same if t.root),
            len(same),
            -value.length if isinstance(value, When) else 0,
        )
        for value, same in found.items()
    ]


def shown(value: Any) -> str:
    """A slot's value in one line."""
    if isinstance(value, When):
        return value.iso()
    return value.said if isinstance(value, Quantity) else str(value)


def _weight(telling: Telling) -> tuple[int, int, int, int, str]:
    return len(telling.roots), len(telling.by), telling.exact, telling.claims, telling.shown


def _ends(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    return value if isinstance(value, tuple) else (value, value)
