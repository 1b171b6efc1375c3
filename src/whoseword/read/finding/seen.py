"""One text as the learned finder sees it: its units, what is seen of each, what the rules say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from whoseword.model import Actor, EventType, Span
from whoseword.read.events import Candidate
from whoseword.read.finding.extents import extents
from whoseword.read.finding.traits import Traits
from whoseword.read.finding.units import Unit, find_units
from whoseword.read.hints import TYPES, Hints
from whoseword.read.triggers import Triggers
from whoseword.read.view import TextView

NUMBER = {type_: n for n, type_ in enumerate(TYPES)}


@dataclass(frozen=True)
class Seen:
    """`units` in text order with their `traits`; `rules` are the events that the rules found.

    `hints` is what the network makes of the text's words.
    """

    view: TextView
    units: tuple[Unit, ...]
    traits: tuple[frozenset[str], ...]
    rules: tuple[Candidate, ...]
    hints: Hints

    @classmethod
    def of(
        cls,
        view: TextView,
        triggers: Triggers,
        rules: Sequence[Candidate],
        main: Actor | None,
        hints: Hints,
    ) -> Seen:
        """What is seen of a text."""
        units = find_units(view, triggers)
        traits = Traits(view, triggers, main)
        return cls(view, units, tuple(frozenset(traits.of(u)) for u in units), tuple(rules), hints)

    @cached_property
    def sentences(self) -> Mapping[int, tuple[int, ...]]:
        """The sentences that hold units, each with the positions of its units."""
        found: dict[int, list[int]] = {}
        for position, unit in enumerate(self.units):
            found.setdefault(unit.sentence, []).append(position)
        return {number: tuple(positions) for number, positions in found.items()}

    @cached_property
    def sentence_traits(self) -> tuple[frozenset[str], ...]:
        """All that is seen in each sentence, in the order of `sentences`."""
        return tuple(
            frozenset().union(*(self.traits[p] for p in positions))
            for positions in self.sentences.values()
        )

    @cached_property
    def ruled(self) -> Mapping[int, Counter[EventType]]:
        """How many events of each type the rules found, by sentence."""
        found: dict[int, Counter[EventType]] = {}
        for candidate in self.rules:
            number = self.view.parse.sentence_number(candidate.trigger.i)
            found.setdefault(number, Counter())[candidate.trigger.type] += 1
        return found

    @cached_property
    def extents(self) -> tuple[Mapping[str, Span], ...]:
        """The spans that each unit may be evidence with."""
        return tuple(extents(self.view, unit) for unit in self.units)
