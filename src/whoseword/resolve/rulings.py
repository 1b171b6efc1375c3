"""What judgements say of the claims at hand: which are one, and which are two.

A judgement names claims by where they stand in a text; it holds for every document with that text,
and for whatever claim a newer reader finds there. Of judgements that contradict one another the
later holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from whoseword.model import Anchor, EventType, Judgement, Ruling
from whoseword.resolve.facts import Facts

Places = frozenset[int]


@dataclass(frozen=True, slots=True)
class Together:
    """Claims, by their positions, that a judgement makes one happening."""

    places: tuple[int, ...]
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Apart:
    """Two sides of which no claim is one happening with one of the other."""

    left: Places
    right: Places
    judgement: Judgement


@dataclass
class Rulings:
    """What holds, for claims by their positions. `about` are the judgements that touch each."""

    together: list[Together] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    about: dict[int, list[Judgement]] = field(default_factory=lambda: defaultdict(list))

    @property
    def divided(self) -> Places:
        """The claims that a judgement keeps from others."""
        return frozenset(place for apart in self.apart for place in apart.left | apart.right)

    def divide(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether a judgement keeps two sets of claims apart."""
        if not self.apart:
            return False
        mine, theirs = set(one), set(other)
        return any(
            (mine & a.left and theirs & a.right) or (mine & a.right and theirs & a.left)
            for a in self.apart
        )


class Placed(Protocol):
    """A claim as far as it says where it stands."""

    @property
    def anchor(self) -> Anchor:
        """Where it stands in a text."""
        ...

    @property
    def document(self) -> str:
        """Whose text that is."""
        ...


class Anchored:
    """Finds the claims that anchors name."""

    def __init__(self, every: Sequence[Placed]) -> None:
        self._there: dict[tuple[str, EventType], list[int]] = defaultdict(list)
        self._every = every
        for place, facts in enumerate(every):
            self._there[facts.anchor.digest, facts.anchor.type].append(place)

    def of(self, anchor: Anchor) -> list[int]:
        """The positions of the claims that stand where `anchor` does, in each document with that
        text: at the very same words, or else those that overlap most."""
        there = self._there.get((anchor.digest, anchor.type), [])
        same = [p for p in there if self._every[p].anchor.span == anchor.span]
        named = [p for p in same if self._every[p].anchor.claim == anchor.claim]
        if named or same:
            return named or same
        best: dict[str, tuple[int, int]] = {}
        for place in there:
            facts = self._every[place]
            share = _overlap(facts.anchor, anchor)
            if share > best.get(facts.document, (0, 0))[0]:
                best[facts.document] = (share, place)
        return [place for _, place in best.values()]


def rulings(every: Sequence[Facts], judgements: Iterable[Judgement]) -> Rulings:
    """What `judgements` (those in force, oldest first) say of `every`."""
    found, made = Anchored(every), Rulings()
    # From the last to the first: what a later one joined, an earlier one doesn't divide.
    for judgement in reversed(list(judgements)):
        left, right = (_places(side, found) for side in judgement.sides)
        for place in (*left, *right):
            made.about[place].append(judgement)
        if judgement.kind is Ruling.MERGE:
            made.together.append(Together((*left, *right), judgement))
        elif judgement.kind is Ruling.SPLIT:
            made.apart.extend(_divided(judgement, set(left), set(right), made.together))
    return made


def _places(side: Iterable[Anchor], found: Anchored) -> list[int]:
    return list(dict.fromkeys(place for anchor in side for place in found.of(anchor)))


def _divided(
    judgement: Judgement, left: set[int], right: set[int], later: Iterable[Together]
) -> Iterator[Apart]:
    """The two sides apart, but for pairs that a later judgement made one."""
    sides = [(left - right, right - left)]
    for merged in later:
        joined = set(merged.places)
        sides = [part for a, b in sides for part in _without(a, b, joined)]
    yield from (Apart(frozenset(a), frozenset(b), judgement) for a, b in sides if a and b)


def _without(a: set[int], b: set[int], joined: set[int]) -> list[tuple[set[int], set[int]]]:
    if not (a & joined and b & joined):
        return [(a, b)]
    return [(a - joined, b), (a & joined, b - joined)]


def _overlap(one: Anchor, other: Anchor) -> int:
    return min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
