"""Compares claims by their positions, and asks of two profiles only once.

A story's claims have few profiles: the same parties, thing and day, told by many. Two profiles
settle most comparisons for all their claims at once; only where the words may tip the scale are
claims compared one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from whoseword.resolve.compare import MOST_WORDED, OTHER_WORDS, settled, worded
from whoseword.resolve.facts import WORDY, Facts
from whoseword.resolve.verdict import SAME, Point, Verdict, verdict_of

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Base:
    """What two profiles settle: the points, the verdict by them alone, and by other words."""

    points: list[Point]
    verdict: Verdict
    other_words: Verdict


class Comparer:
    """Compares claims of `every`, which is in order; those of `alone`, which a judgement keeps from
    others of their profile, stand for themselves."""

    def __init__(self, every: Sequence[Facts], alone: Collection[int] = ()) -> None:
        self.every = every
        numbers: dict[object, int] = {}
        self.profile = [
            numbers.setdefault((facts.profile, place if place in alone else None), len(numbers))
            for place, facts in enumerate(every)
        ]
        self._settled: dict[Pair, _Base] = {}

    def compare(self, one: int, other: int) -> Verdict:
        """The verdict on two claims."""
        base = self._base(one, other)
        if base.verdict.apart:
            return base.verdict
        first, second = sorted((one, other))
        telling = worded(self.every[first], self.every[second])
        if telling is OTHER_WORDS:
            return base.other_words
        return verdict_of([*base.points, *telling]) if telling else base.verdict

    def apart(self, one: int, other: int) -> bool:
        """Whether something keeps two claims apart; their profiles tell."""
        return self._base(one, other).verdict.apart

    def distinct(self, places: Iterable[int]) -> list[int]:
        """The first claim of each profile among these."""
        first: dict[int, int] = {}
        for place in places:
            first.setdefault(self.profile[place], place)
        return list(first.values())

    def worthwhile(self, block: Sequence[int]) -> Iterator[Pair]:
        """The pairs of a block, in order, whose comparison can tell something.

        Where the profiles settle it, one pair stands for all: next neighbours where they are the
        same, none where they are apart or too unlike for words to help.
        """
        by: dict[int, list[int]] = {}
        for place in block:
            by.setdefault(self.profile[place], []).append(place)
        for places in by.values():
            if self._base(places[0], places[0]).verdict.score >= SAME and not self._worded(
                places[0]
            ):
                yield from pairwise(places)
            else:
                yield from combinations(places, 2)
        for mine, theirs in combinations(by.values(), 2):
            verdict = self._base(mine[0], theirs[0]).verdict
            if verdict.apart or verdict.score + MOST_WORDED < SAME:
                continue
            if verdict.same and not self._worded(mine[0]):
                yield _ordered(mine[0], theirs[0])
                continue
            yield from (_ordered(one, other) for one in mine for other in theirs)

    def _worded(self, place: int) -> bool:
        """Whether words can also speak against two claims of this one's type."""
        return self.every[place].type in WORDY

    def _base(self, one: int, other: int) -> _Base:
        a, b = self.profile[one], self.profile[other]
        pair = (a, b) if a < b else (b, a)
        known = self._settled.get(pair)
        if known is None:
            first, second = (one, other) if a < b else (other, one)
            points = settled(self.every[first], self.every[second])
            other_words = verdict_of([*points, *OTHER_WORDS])
            known = self._settled[pair] = _Base(points, verdict_of(points), other_words)
        return known


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
