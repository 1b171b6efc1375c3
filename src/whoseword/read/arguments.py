"""Who did what to whom, how many, where and when, for one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

from whoseword.lexicon.names import Names
from whoseword.model import Actor, EventType, Quantity, Span
from whoseword.read import sites, whereabouts
from whoseword.read.amounts import amount
from whoseword.read.choice import Chooser, Option
from whoseword.read.doers import doers, foremost
from whoseword.read.fillers import Named, acting, leaning, nothing, parties, places
from whoseword.read.hints import Hints
from whoseword.read.numbers import QuantityMention
from whoseword.read.occasions import occasions
from whoseword.read.pointing import pointing
from whoseword.read.recipients import Parties
from whoseword.read.recipients import options as recipients_near
from whoseword.read.subjects import subjects
from whoseword.read.syntax import Token
from whoseword.read.things import Things, by_syntax
from whoseword.read.triggers import Trigger, objects
from whoseword.read.view import TextView
from whoseword.read.when import TimeExpression

T = TypeVar("T")
# The preposition that leads to the giving party.
FROM = frozenset({"from"})
# What these do is told of the party that the article is about, where nobody is named.
OF_MAIN = frozenset({EventType.TEST, EventType.PRODUCTION, EventType.UNVEILING})
# What takes two.
BETWEEN = frozenset({EventType.TRANSFER, EventType.AGREEMENT, EventType.MEETING})
LEARNED = "weighed"  # the rule of a slot that was chosen by learned weights


@dataclass(frozen=True, slots=True)
class Slot(Generic[T]):
    """A value, the words that give it, and the rule that found it or how likely it is right."""

    value: T
    span: Span
    rule: str = ""
    confidence: float | None = None


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
    choosers: Mapping[str, Chooser]
    hints: Hints | None = None
    dateline: sites.Site | None = None

    def arguments(
        self, trigger: Trigger, evidence: Span, speaker: Slot[Actor] | None, *, ordered: bool
    ) -> Arguments:
        """The slots of the event that `trigger` names in `evidence`.

        Who orders an event is its actor (the annotation guidelines, 'sources').
        """
        doer, ruled = self.ruled(trigger, evidence, speaker, ordered=ordered)
        actor = self._actor(trigger, evidence, ruled, speaker)
        received = trigger.mode == "received"
        return Arguments(
            actor,
            self._named(trigger, doer)
            if received
            else self._pick("recipient", self.recipients(trigger, evidence, actor, speaker)),
            self._pick("object", self.things(trigger, evidence)),
            self._quantity(trigger, evidence),
            self._pick("place", self.places(trigger, evidence)),
        )

    def ruled(
        self, trigger: Trigger, evidence: Span, speaker: Slot[Actor] | None, *, ordered: bool
    ) -> tuple[Slot[Actor] | None, Slot[str] | None]:
        """The verb's doer, and the event's actor, by the rules: who is given to doesn't give."""
        doer = (
            replace(speaker, rule="who orders")
            if ordered and speaker
            else self._doer(trigger, evidence, speaker)
        )
        if trigger.mode != "received":
            return doer, self._named(trigger, doer)
        giver = self._giver(trigger, doer) or self._other_party(trigger, evidence, doer, speaker)
        return doer, self._named(trigger, giver)

    def _actor(
        self, trigger: Trigger, evidence: Span, ruled: Slot[str] | None, speaker: Slot[Actor] | None
    ) -> Slot[str] | None:
        """Whom the learned weights take, with the rule's name where the rules take the same."""
        picked = self._pick("actor", self.actors(trigger, evidence, ruled, speaker))
        if picked is not None and ruled is not None and picked.value == ruled.value:
            return replace(ruled, confidence=picked.confidence)
        return picked

    def _pick(self, slot: str, offered: Sequence[Option[Any]]) -> Slot[str] | None:
        """What the learned weights take, as a slot; the last that is offered is nothing."""
        pick = self.choosers[slot].pick(offered[:-1], offered[-1])
        one = pick.option
        return Slot(one.value, one.span, LEARNED, pick.probability) if one else None

    def actors(
        self, trigger: Trigger, evidence: Span, ruled: Slot[str] | None, speaker: Slot[Actor] | None
    ) -> tuple[Option[Any], ...]:
        """Everybody who could be the event's doer, `ruled` by the rules among them; then nobody."""
        parties = self._parties(trigger, None, speaker)
        rule = Option(ruled.value, ruled.span, (ruled.rule,)) if ruled else None
        teller = Option(acting(trigger.type, speaker.value), speaker.span, ()) if speaker else None
        found = doers(self.text, trigger, evidence, parties, rule, teller)
        return self._leaning("actor", trigger, evidence, found)

    def recipients(
        self, trigger: Trigger, evidence: Span, actor: Slot[str] | None, speaker: Slot[Actor] | None
    ) -> tuple[Option[Any], ...]:
        """Everybody to whom the event could be done; then nobody."""
        parties = self._parties(trigger, actor, speaker)
        found = recipients_near(self.text, trigger, evidence, parties)
        return self._leaning("recipient", trigger, evidence, found)

    def _parties(
        self, trigger: Trigger, actor: Slot[str] | None, speaker: Slot[Actor] | None
    ) -> Parties:
        """The event's parties, as far as they are known when one is asked for."""
        doer = self.names.actor(actor.value) if actor else None
        return Parties(
            actor.value if actor else None,
            speaker.value if speaker else None,
            self.main,
            lambda one: acting(trigger.type, one),
            doer.state if doer else None,
            foremost(self._parties_of(trigger.type)),
        )

    def _leaning(
        self, slot: str, trigger: Trigger, evidence: Span, found: tuple[Option[str], ...]
    ) -> tuple[Option[Any], ...]:
        none = nothing(self.text, trigger, found, evidence)
        named, names = self._parties_of(trigger.type), [o.value for o in found]
        return leaning(self.hints, slot, evidence, (*found, none), named, names)

    def _parties_of(self, type_: EventType) -> tuple[Named, ...]:
        """Where the text names whom, as an event of this type has them."""
        if type_ not in self._named_for:
            self._named_for[type_] = tuple(parties(self.text, type_))
        return self._named_for[type_]

    @cached_property
    def _named_for(self) -> dict[EventType, tuple[Named, ...]]:
        return {}

    def things(self, trigger: Trigger, evidence: Span) -> tuple[Option[Any], ...]:
        """All that the event could be done to, or a statement be about; then nothing."""
        ruled = by_syntax(self.text, trigger, self.quantities)
        found = self._things.options(trigger, evidence, ruled)
        return (*found, nothing(self.text, trigger, found, evidence))

    @cached_property
    def _things(self) -> Things:
        return Things(self.text)

    def places(self, trigger: Trigger, evidence: Span) -> tuple[Option[Any], ...]:
        """All places where the event could be; then nowhere."""
        found = whereabouts.options(self.text, trigger, evidence, self._setting)
        nowhere = nothing(self.text, trigger, found, evidence)
        named, names = places(self.text, self.named_sites), [o.value for o in found]
        return leaning(self.hints, "place", evidence, (*found, nowhere), named, names)

    def _named(self, trigger: Trigger, slot: Slot[Actor] | None) -> Slot[str] | None:
        """The name, the state's instead of its organ's where the organ acts for it."""
        if slot is None:
            return None
        return Slot(acting(trigger.type, slot.value), slot.span, slot.rule)

    def _doer(
        self, trigger: Trigger, evidence: Span, speaker: Slot[Actor] | None
    ) -> Slot[Actor] | None:
        if trigger.type is EventType.STATEMENT and speaker is not None:
            return replace(speaker, rule="speaker")
        found = self._who(subjects(self.text.parse, trigger.i))
        if trigger.type in OF_MAIN and found is None and self.main is not None:
            return Slot(self.main, self.text.parse.tokens[trigger.i].span, "main party")
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
                return Slot(mention.actor, mention.span, "first state named")
        if self.main is None:
            return None
        return Slot(self.main, self.text.parse.tokens[trigger.i].span, "main party")

    def _who(self, heads: Iterable[Token]) -> Slot[Actor] | None:
        """The first of the noun phrases that stands for somebody."""
        for head in heads:
            span = self.text.parse.phrase(head.i)
            at = self.text.mentions.at(head.i)
            if at is not None and at.actor is not None:
                return Slot(at.actor, at.span, "subject")
            # What follows the noun ('support for Ukraine') is not who it is.
            actor = self.text.mentions.who(Span(span.start, head.end))
            if actor is not None and (actor.known or head.pos != "NOUN"):
                return Slot(actor, span, "within the subject")
        return None

    def _giver(self, trigger: Trigger, doer: Slot[Actor] | None) -> Slot[Actor] | None:
        """From whom something comes that is bought or received."""
        parse = self.text.parse
        words = (trigger.i, *(t.i for t in objects(parse, trigger.i)))
        heads = [t for i in words[1:] for t in parse.children(i, "amod", "compound", "poss")]
        for preposition in (t for i in words for t in parse.children(i, "prep")):
            if preposition.lower in FROM:
                heads.extend(parse.children(preposition.i, "pobj"))
        for head in heads:
            at = self.text.mentions.at(head.i)
            actor = at.actor if at is not None and at.actor and at.actor.known else None
            if at and actor and not (doer and doer.value.name == actor.name):
                return Slot(actor, at.span, "giver")
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
                return Slot(mention.actor, mention.span, "other state named")
        return None

    def _quantity(self, trigger: Trigger, evidence: Span) -> Slot[Quantity] | None:
        parse = self.text.parse
        found = amount(parse, self.quantities, trigger.i, trigger.type, evidence)
        return Slot(found.quantity, found.span) if found else None

    @cached_property
    def _setting(self) -> whereabouts.Setting:
        every = self.named_sites
        held = occasions(self.text, self.names, every)
        return whereabouts.Setting(every, held, self.dateline)

    @cached_property
    def named_sites(self) -> tuple[sites.Site, ...]:
        """All places that the text names, and the words that stand for one of them."""
        return pointing(self.text, self.names, sites.sites(self.text, self.names))
