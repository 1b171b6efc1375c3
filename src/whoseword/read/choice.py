"""Picks one of several fillers for a slot, or none, by weights that were learned.

Each filler has traits, short strings that say what is seen of it; a filler's score is the sum of
its traits' weights, and the scores of all fillers and of `none` become probabilities that add up to
one (a conditional logit: McFadden 1974). training/claims/slots.py learns the weights.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import exp
from typing import Any, Generic, NamedTuple, TypeVar

from whoseword.model import EventType, Span
from whoseword.read.shipped import WEIGHTS, card, digest

T = TypeVar("T")
LEARNED = ("actor", "recipient", "object", "place", "root", "modality", "date")
TYPES = frozenset(EventType)  # groups whose weights only they need


class Option(NamedTuple, Generic[T]):
    """A value that could fill a slot, where the text says it, and its traits.

    Within each of its `groups` (an event's type) a trait has a weight of its own, besides the one
    that it has everywhere; an option without groups may name the type in its traits. With `own` (a
    modality) the traits, which other options share, weigh only as this option's. `lean` is what a
    network says of it, in log-chances or log-odds.
    """

    value: T
    span: Span
    traits: tuple[str, ...]
    lean: float = 0.0
    groups: tuple[str, ...] = ()
    own: str = ""

    @property
    def weighed(self) -> tuple[str, ...]:
        """All that has a weight: each trait by itself, and within each group."""
        if self.own:
            return tuple(f"{self.own}:{t}" for t in self.traits)
        return (*self.traits, *(f"{g}/{t}" for g in self.groups for t in self.traits))


# That nothing fills a slot that is never empty.
NEVER = Option(None, Span(0, 1), ())


@dataclass(frozen=True, slots=True)
class Pick(Generic[T]):
    """What was picked, or None, and its probability."""

    option: Option[T] | None
    probability: float


@dataclass(frozen=True)
class Chooser:
    """Weights by trait, and `trust`, by which what a network says is multiplied.

    The best filler is taken from probability `least` on.
    """

    weights: Mapping[str, float]
    least: float
    trust: float = 0.0

    def pick(self, options: Sequence[Option[T]], nothing: Option[None]) -> Pick[T]:
        """The likeliest option, the first of equals; `nothing` where it is too unlikely."""
        return self.taken(options, self.chances([*options, nothing]))

    def taken(self, options: Sequence[Option[T]], chances: Sequence[float]) -> Pick[T]:
        """As `pick`, from the options' probabilities and nothing's."""
        best, chance = self._likeliest(chances)
        return Pick(None if best is None else options[best], chance)

    def chances(self, options: Sequence[Option[Any]]) -> list[float]:
        """The probability of each option, of which one is taken."""
        if options[0].own:
            return _chances(self._shared(options))
        return _chances([self._score(option) for option in options])

    def best(self, scores: Sequence[float]) -> tuple[int | None, float]:
        """Which is taken, None for nothing, and its probability; the last score is nothing's."""
        return self._likeliest(_chances(scores))

    def _likeliest(self, chances: Sequence[float]) -> tuple[int | None, float]:
        best = max(range(len(chances) - 1), key=chances.__getitem__, default=None)
        if best is None or chances[best] < self.least:
            return None, chances[-1]
        return best, chances[best]

    def _score(self, option: Option[Any]) -> float:
        whole = self.weights
        if option.groups:
            whole = self._whole.get(option.groups) or self._summed(option.groups)
        return sum(filter(None, map(whole.get, option.traits))) + self.trust * option.lean

    def _shared(self, options: Sequence[Option[Any]]) -> list[float]:
        """The scores of options that all have the first one's traits: each is looked up once.

        An option without `own` among them, that of nothing, is taken to have no traits.
        """
        names = tuple(o.own for o in options if o.own)
        found = filter(None, [self._row(names, trait) for trait in options[0].traits])
        sums = dict(zip(names, map(sum, zip(*found, strict=True)), strict=False))
        return [sums.get(o.own, 0.0) + self.trust * o.lean for o in options]

    def _row(self, names: tuple[str, ...], trait: str) -> tuple[float, ...] | None:
        """What a trait weighs as the own one of each name, kept; None where it weighs nothing.

        That isn't kept: texts never run out of traits that nobody learned.
        """
        rows = self._rows.setdefault(names, {})
        if trait not in rows:
            row = tuple([self.weights.get(f"{name}:{trait}", 0.0) for name in names])
            if not any(row):
                return None
            rows[trait] = row
        return rows[trait]

    def _summed(self, groups: tuple[str, ...]) -> Mapping[str, float]:
        """What each trait weighs within `groups` in all, added up once."""
        found = dict(self._parts[""])
        for group in groups:
            for trait, weight in self._parts.get(group, {}).items():
                found[trait] = found.get(trait, 0.0) + weight
        self._whole[groups] = found
        return found

    @cached_property
    def _parts(self) -> dict[str, dict[str, float]]:
        """The weights that traits have within each group, and everywhere (under no name)."""
        found: dict[str, dict[str, float]] = {"": {}}
        for key, weight in self.weights.items():
            group, inside, trait = key.partition("/")
            if inside:
                found.setdefault(group, {})[trait] = weight
            if group not in TYPES:
                found[""][key] = weight
        return found

    @cached_property
    def _rows(self) -> dict[tuple[str, ...], dict[str, tuple[float, ...]]]:
        return {}  # as far as they were asked for

    @cached_property
    def _whole(self) -> dict[tuple[str, ...], Mapping[str, float]]:
        return {}


def _chances(scores: Sequence[float]) -> list[float]:
    highest = max(scores)
    raised = [exp(score - highest) for score in scores]
    whole = sum(raised)
    return [one / whole for one in raised]


def read(held: Mapping[str, Any]) -> Chooser:
    """A chooser from what training wrote."""
    return Chooser(held["weights"], held["least"], held.get("trust", 0.0))


@cache
def shipped() -> Mapping[str, Chooser]:
    """The chooser of every slot that is learned, read once."""
    return {slot: read(card(WEIGHTS / f"{slot}.json")) for slot in LEARNED}


def version(choosers: Mapping[str, Chooser]) -> str:
    """What is learned of slots, and digits that change with any of its weights, for the record."""
    every = sorted(choosers.items())
    return f"slots-{digest(*(part for slot, one in every for part in _parts(slot, one)))}"


def _parts(slot: str, one: Chooser) -> Iterator[bytes]:
    """All that one chooser goes by, as bytes: a hundred thousand weights in some milliseconds."""
    yield repr((slot, one.least, one.trust)).encode()
    yield "\n".join(one.weights).encode()
    yield array("d", one.weights.values()).tobytes()
