"""Whose the places and weapon systems are that an event names: a sign of whose act it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.model import Span
from whoseword.read.view import TextView
from whoseword.read.who.referents import Mention


@dataclass(frozen=True)
class Grounds:
    """Whose the places and the weapon systems of an event are.

    `here` are the states of the places that the evidence names, or of the last one before it;
    `inside` whether the evidence names one. `makers` are the states of its systems.
    """

    here: frozenset[str]
    inside: bool
    makers: frozenset[str]

    @classmethod
    def of(cls, view: TextView, evidence: Span) -> Grounds:
        """Those of the event that `evidence` states."""
        own = view.mentions.owned_places
        here = [state for span, state in own if evidence.covers(span)]
        before = [state for span, state in own if span.end <= evidence.start]
        systems = (view.goods.makers.get(t.i) for t in view.parse.within(evidence))
        return cls(
            frozenset(here or before[-1:]),
            bool(here),
            frozenset(a.name for a in systems if a is not None),
        )

    def traits(self, mention: Mention) -> Iterator[str]:
        """What they say of one who may be a party."""
        state = mention.actor.state if mention.actor else None
        if self.here:
            at = "in" if self.inside else "before"
            yield f"ground:{at}/{state in self.here}"
            yield f"ground:{at}/{state in self.here}/{len(self.here) > 1}"
        if self.makers:
            yield f"system:{state in self.makers}"
