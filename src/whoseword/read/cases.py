"""What an event's slots are asked with: its evidence, and who speaks of it."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.model import Actor, Attribution, Span, Stance, hull
from whoseword.read.events import Candidate
from whoseword.read.evidence import clause, clause_head, trimmed, with_attribution
from whoseword.read.filled import Case, Slot
from whoseword.read.orders import Orders
from whoseword.read.subjects import subjects
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView


@dataclass(frozen=True)
class Cases:
    """The events of one text as cases; `orders` are the words by which acts are ordered."""

    text: TextView
    orders: Orders

    def of(self, candidate: Candidate) -> Case:
        """An event as its slots are asked for, in the words that were cut, or else by the rules."""
        told = self.under(candidate)
        evidence = candidate.evidence
        if evidence is None:
            evidence = with_attribution(self.text.parse, self._clause(candidate), told)
        speaker, trigger = self._speaker(told), candidate.trigger
        # 'in answer to Pyongyang's tests' isn't ordered.
        owned = self.text.parse.child(trigger.i, "poss") is not None
        by_cue = told is not None and told.stance is Stance.ORDER and not owned
        return Case(trigger, evidence, speaker, speaker if by_cue else self._orderer(trigger))

    def under(self, candidate: Candidate) -> Attribution | None:
        """The attribution that an event stands under."""
        number = candidate.attribution
        return self.text.attributions[number] if number is not None else None

    def _speaker(self, told: Attribution | None) -> Slot[Actor] | None:
        if told is None or not told.source:
            return None
        span = hull(told.source)
        actor = self.text.mentions.who(span)
        return Slot(actor, span) if actor else None

    def _orderer(self, trigger: Trigger) -> Slot[Actor] | None:
        """Whose order an act is: 'he had ordered two submarines to be moved'."""
        verb = self.orders.ordering(self.text.parse, trigger)
        heads = subjects(self.text.parse, verb.i) if verb is not None else ()
        at = (self.text.mentions.at(head.i) for head in heads)
        return next((Slot(m.actor, m.span) for m in at if m is not None and m.actor), None)

    def _clause(self, candidate: Candidate) -> Span:
        """The clause of a trigger; for said words all that is said in their sentence."""
        parse, i = self.text.parse, candidate.trigger.i
        attribution = self.under(candidate)
        if candidate.trigger.mode != "content" or attribution is None:
            return clause(parse, clause_head(parse, i))
        sentence = parse.sentence_of(i).span
        pieces = [
            Span(max(s.start, sentence.start), min(s.end, sentence.end))
            for s in attribution.content
            if s.overlaps(sentence)
        ]
        return trimmed(parse.text, hull(pieces)) if pieces else sentence
