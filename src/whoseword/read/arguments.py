"""Who did what to whom, how many, where and when, for one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from whoseword.lexicon.names import Names
from whoseword.model import Actor, EventType, Quantity, Span
from whoseword.read.amounts import amount
from whoseword.read.evidence import trimmed
from whoseword.read.numbers import QuantityMention
from whoseword.read.subjects import subjects
from whoseword.read.syntax import Token
from whoseword.read.triggers import Trigger, objects
from whoseword.read.view import TextView
from whoseword.read.when import TimeExpression

T = TypeVar("T")
# Prepositions that lead to the receiving, the meeting or the giving party.
TOWARDS = frozenset({"to", "against", "at", "with", "for", "on", "into", "toward", "towards"})
FROM = frozenset({"from"})
PLACES = ("GPE", "LOC", "FAC")
TIMES = ("DATE", "TIME")
LOCATING = frozenset(
    {"in", "at", "near", "outside", "around", "over", "off", "across", "inside", "into", "within"}
)
LEADING = frozenset({"DET", "PUNCT"})
# Organs that act for their state in these types; a body that is met or visited stays itself.
FOR_STATE = frozenset(EventType) - {
    EventType.STATEMENT,
    EventType.MEETING,
    EventType.VISIT,
    EventType.AGREEMENT,
}
# What these do is told of the party that the article is about, where nobody is named.
OF_MAIN = frozenset({EventType.TEST, EventType.PRODUCTION, EventType.UNVEILING})
# What is done to a party itself, and what takes two.
TO_PARTY = frozenset(
    {EventType.MEETING, EventType.VISIT, EventType.ATTACK, EventType.SANCTION, EventType.STATEMENT}
)
BETWEEN = frozenset({EventType.TRANSFER, EventType.AGREEMENT, EventType.MEETING})
PART_KINDS = ("organ",)


@dataclass(frozen=True, slots=True)
class Slot(Generic[T]):
    """A value and the words that give it."""

    value: T
    span: Span


@dataclass(frozen=True, slots=True)
class Arguments:
    """What fills an event's slots; None where the text fills none."""

    actor: Slot[str] | None
    recipient: Slot[str] | None
    object: Slot[str] | None
    quantity: Slot[Quantity] | None
    place: Slot[str] | None


@dataclass(frozen=True)
class Finder:
    """What filling slots looks at, for one text."""

    text: TextView
    times: tuple[TimeExpression, ...]
    quantities: tuple[QuantityMention, ...]
    names: Names
    main: Actor | None

    def arguments(
        self, trigger: Trigger, evidence: Span, speaker: Slot[Actor] | None, *, ordered: bool
    ) -> Arguments:
        """The slots of the event that `trigger` names in `evidence`.

        Who orders an event is its actor (the annotation guidelines, 'sources').
        """
        doer = speaker if ordered and speaker else self._doer(trigger, evidence, speaker)
        patient = self._object(trigger)
        other = self._recipient(trigger, doer) or self._other_party(
            trigger, evidence, doer, speaker
        )
        if trigger.mode == "received":
            doer, other = other, doer
        return Arguments(
            self._named(trigger, doer),
            self._named(trigger, other),
            patient,
            self._quantity(trigger, evidence),
            self._place(evidence),
        )

    def _named(self, trigger: Trigger, slot: Slot[Actor] | None) -> Slot[str] | None:
        """The name, the state's instead of its organ's where the organ acts for it."""
        if slot is None:
            return None
        actor = slot.value
        organ = actor.kind in PART_KINDS and trigger.type in FOR_STATE and actor.state
        judged = trigger.type is EventType.ASSESSMENT and actor.state
        return Slot(actor.state if (organ or judged) and actor.state else actor.name, slot.span)

    def _doer(
        self, trigger: Trigger, evidence: Span, speaker: Slot[Actor] | None
    ) -> Slot[Actor] | None:
        if trigger.type is EventType.STATEMENT and speaker is not None:
            return speaker
        found = self._who(subjects(self.text.parse, trigger.i))
        if trigger.type in OF_MAIN and found is None and self.main is not None:
            return Slot(self.main, self.text.parse.tokens[trigger.i].span)
        return found or self._understood(trigger, evidence, speaker)

    def _understood(
        self, trigger: Trigger, evidence: Span, speaker: Slot[Actor] | None
    ) -> Slot[Actor] | None:
        """The first state named in the evidence that isn't the speaker, else the article's own."""
        said_by = {speaker.value.name, speaker.value.state} if speaker else set()
        for mention in self.text.mentions.within(evidence):
            if (
                mention.actor
                and mention.actor.kind == "state"
                and mention.actor.name not in said_by
            ):
                return Slot(mention.actor, mention.span)
        if self.main is None:
            return None
        return Slot(self.main, self.text.parse.tokens[trigger.i].span)

    def _who(self, heads: Iterable[Token]) -> Slot[Actor] | None:
        """The first of the noun phrases that stands for somebody."""
        for head in heads:
            span = self.text.parse.phrase(head.i)
            at = self.text.mentions.at(head.i)
            if at is not None and at.actor is not None:
                return Slot(at.actor, at.span)
            # What follows the noun ('support for Ukraine') is not who it is.
            actor = self.text.mentions.who(Span(span.start, head.end))
            if actor is not None and (actor.known or head.pos != "NOUN"):
                return Slot(actor, span)
        return None

    def _recipient(self, trigger: Trigger, doer: Slot[Actor] | None) -> Slot[Actor] | None:
        parse = self.text.parse
        wanted = FROM if trigger.mode == "received" else TOWARDS
        direct = ("dative", "dobj") if trigger.type in TO_PARTY else ("dative",)
        heads = list(parse.children(trigger.i, *direct))
        for preposition in parse.children(trigger.i, "prep", "dative"):
            if preposition.lower in wanted:
                heads.extend(parse.children(preposition.i, "pobj"))
        for thing in tuple(objects(parse, trigger.i)):
            if trigger.mode == "received":
                heads.extend(parse.children(thing.i, "amod", "compound", "poss"))
            for preposition in parse.children(thing.i, "prep"):
                if preposition.lower in wanted:
                    heads.extend(parse.children(preposition.i, "pobj"))
        named = {doer.value.name} if doer else set()
        for head in heads:
            at = self.text.mentions.at(head.i)
            if at is None or at.actor is None or at.actor.name in named:
                continue
            if at.actor.known or trigger.type in TO_PARTY:
                return Slot(at.actor, at.span)
        return None

    def _other_party(
        self,
        trigger: Trigger,
        evidence: Span,
        doer: Slot[Actor] | None,
        speaker: Slot[Actor] | None,
    ) -> Slot[Actor] | None:
        """The other state of the evidence, for an exchange between two; not who tells of it."""
        if trigger.type not in BETWEEN or doer is None:
            return None
        own = {doer.value.name, doer.value.state}
        if speaker is not None:
            own.add(speaker.value.name)
        for mention in self.text.mentions.within(evidence):
            if mention.actor and mention.actor.kind == "state" and mention.actor.name not in own:
                return Slot(mention.actor, mention.span)
        return None

    def _object(self, trigger: Trigger) -> Slot[str] | None:
        """The phrase of the text, without article, for what it is done to."""
        for head in objects(self.text.parse, trigger.i):
            at = self.text.mentions.at(head.i)
            thing = head.pos in ("NOUN", "PROPN") and head.entity not in TIMES
            if thing and (at is None or at.actor is None):
                return self._phrase(self._measured(head))
        named = self.text.parse.tokens[trigger.i]
        if trigger.mode == "subject":
            subject = self.text.parse.child(named.i, "nsubj")
            return self._phrase(subject) if subject else None
        return None

    def _measured(self, head: Token) -> Token:
        """What a counted unit holds: the oil of 'a million barrels of oil'."""
        parse = self.text.parse
        of = next((t for t in parse.children(head.i, "prep") if t.lower == "of"), None)
        inner = parse.child(of.i, "pobj") if of and parse.child(head.i, "nummod") else None
        return inner if inner and inner.pos in ("NOUN", "PROPN") else head

    def _phrase(self, head: Token) -> Slot[str]:
        parse = self.text.parse
        tokens = [t for t in parse.subtree(head.i) if t.i <= head.i]
        counts = [n for n, t in enumerate(tokens[:-1]) if t.dep == "nummod"]
        tokens = tokens[counts[-1] + 1 :] if counts else tokens
        while len(tokens) > 1 and tokens[0].pos in LEADING | {"NUM"}:
            tokens = tokens[1:]
        span = trimmed(parse.text, Span(tokens[0].start, head.end))
        return Slot(span.of(parse.text), span)

    def _quantity(self, trigger: Trigger, evidence: Span) -> Slot[Quantity] | None:
        parse = self.text.parse
        found = amount(parse, self.quantities, trigger.i, trigger.type, evidence)
        return Slot(found.quantity, found.span) if found else None

    def _place(self, evidence: Span) -> Slot[str] | None:
        """The finest geographic name of the evidence: a place that is no state, else 'in' a state.

        A capital is a place only behind a preposition of place; elsewhere it is a government.
        """
        fine, coarse = [], []
        for thing in self.text.mentions.places:
            match, located = thing.match, self._located(thing.head)
            if not evidence.covers(match.span):
                continue
            places, states = match.of("places"), match.of("states")
            if places and (located or not states):
                fine.append(Slot(places[0].name, match.span))
            elif states and located:
                coarse.append(Slot(states[0].name, match.span))
        unknown = (t for t in self.text.parse.within(evidence) if self._town(t))
        fine.extend(Slot(t.text, t.span) for t in unknown if not fine)
        return next(iter((*fine, *coarse)), None)

    def _located(self, head: int) -> bool:
        token = self.text.parse.tokens[head]
        return token.dep == "pobj" and self.text.parse.tokens[token.head].lower in LOCATING

    def _town(self, token: Token) -> bool:
        """A place by the parser alone that the pack doesn't know."""
        known = self.text.mentions.at(token.i)
        return token.entity in PLACES and self._located(token.i) and known is None
