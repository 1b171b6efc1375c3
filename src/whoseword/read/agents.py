"""Who does an event by the rules alone, and from whom something comes that somebody receives."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace

from whoseword.model import Actor, EventType, Span
from whoseword.read.filled import Case, Slot
from whoseword.read.fillers import acting
from whoseword.read.subjects import subjects
from whoseword.read.syntax import Token
from whoseword.read.triggers import Trigger, objects
from whoseword.read.view import TextView

Ruled = tuple[Slot[str] | None, Slot[str] | None]
WHO_ORDERS, SUBJECT = "who orders", "subject"  # rules
FROM = "from"  # leads to the giving party
# What these do is told of the party that the article is about, where nobody is named.
OF_MAIN = frozenset({EventType.TEST, EventType.PRODUCTION, EventType.UNVEILING})
# What takes two.
BETWEEN = frozenset({EventType.TRANSFER, EventType.AGREEMENT, EventType.MEETING})


@dataclass(frozen=True)
class Agents:
    """The rules, for one text; `main` is the party that it is about."""

    text: TextView
    main: Actor | None
    _kept: dict[Case, Ruled] = field(default_factory=dict, repr=False)

    def of(self, case: Case) -> Ruled:
        """The verb's doer, and the event's actor: who is given to doesn't give.

        Who orders an event is its actor (the annotation guidelines, 'sources').
        """
        if case not in self._kept:
            self._kept[case] = self._of(case)
        return self._kept[case]

    def _of(self, case: Case) -> Ruled:
        orders = case.orderer
        doer = replace(orders, rule=WHO_ORDERS) if orders else self._doer(case)
        received = case.trigger.mode == "received"
        agent = self._giver(case.trigger, doer) or self._other(case, doer) if received else doer
        return _named(case.trigger, doer), _named(case.trigger, agent)

    def _doer(self, case: Case) -> Slot[Actor] | None:
        trigger = case.trigger
        if trigger.type is EventType.STATEMENT and case.speaker is not None:
            return replace(case.speaker, rule="speaker")
        found = self._who(subjects(self.text.parse, trigger.i))
        if found is None and trigger.type not in OF_MAIN:
            found = self._understood(case)
        return found or maker(self.text, trigger) or self._main(trigger)

    def _main(self, trigger: Trigger) -> Slot[Actor] | None:
        """The party that the article is about, where it is last named before the event."""
        if self.main is None:
            return None
        word = self.text.parse.tokens[trigger.i].span
        named = [m.span for m in self.text.mentions.every if m.actor == self.main]
        before = [span for span in named if span.start < word.start]
        span = before[-1] if before else named[0] if named else word
        return Slot(self.main, span, "main party")

    def _understood(self, case: Case) -> Slot[Actor] | None:
        """The first state named in the evidence that isn't the speaker."""
        told = case.speaker
        return self._state(case, {told.value.name, told.value.state} if told else (), "first state")

    def _other(self, case: Case, doer: Slot[Actor] | None) -> Slot[Actor] | None:
        """The other state of the evidence, for an exchange between two; not who tells of it."""
        if case.trigger.type not in BETWEEN or doer is None:
            return None
        own = {doer.value.name, doer.value.state}
        own |= {case.speaker.value.name} if case.speaker else set()
        return self._state(case, own, "other state")

    def _state(self, case: Case, but: Container[str | None], rule: str) -> Slot[Actor] | None:
        """The first state named in the evidence but some."""
        for mention in self.text.mentions.within(case.evidence):
            actor = mention.actor
            if actor is not None and actor.kind == "state" and actor.name not in but:
                return Slot(actor, mention.span, f"{rule} named")
        return None

    def _who(self, heads: Iterable[Token]) -> Slot[Actor] | None:
        """The first of the noun phrases that stands for somebody."""
        for head in heads:
            span = self.text.parse.phrase(head.i)
            at = self.text.mentions.at(head.i)
            if at is not None and at.actor is not None:
                return Slot(at.actor, at.span, SUBJECT)
            # What follows the noun ('support for Ukraine') is not who it is.
            actor = self.text.mentions.who(Span(span.start, head.end))
            if actor is not None and (actor.known or head.pos != "NOUN"):
                return Slot(actor, span, "within the subject")
        return None

    def _giver(self, trigger: Trigger, doer: Slot[Actor] | None) -> Slot[Actor] | None:
        """From whom something comes that is bought or received."""
        for head in self._givers(trigger):
            at = self.text.mentions.at(head.i)
            actor = at.actor if at is not None and at.actor and at.actor.known else None
            if at and actor and not (doer and doer.value.name == actor.name):
                return Slot(actor, at.span, "giver")
        return None

    def _givers(self, trigger: Trigger) -> Iterator[Token]:
        """What stands before what is received, then what stands behind 'from'."""
        parse = self.text.parse
        things = [t.i for t in objects(parse, trigger.i)]
        for i in things:
            yield from parse.children(i, "amod", "compound", "poss")
        for link in (t for i in (trigger.i, *things) for t in parse.children(i, "prep")):
            if link.lower == FROM:
                yield from parse.children(link.i, "pobj")


def maker(view: TextView, trigger: Trigger) -> Slot[Actor] | None:
    """Whose weapon system is tested, made or shown, where the text names it."""
    if trigger.type not in OF_MAIN:
        return None
    things = (*objects(view.parse, trigger.i), *view.parse.children(trigger.i, "nsubj"))
    made = ((thing, view.goods.maker(thing.i)) for thing in things)
    return next((Slot(who, thing.span, "maker") for thing, who in made if who), None)


def _named(trigger: Trigger, slot: Slot[Actor] | None) -> Slot[str] | None:
    """The name, the state's instead of its organ's where the organ acts for it."""
    return Slot(acting(trigger.type, slot.value), slot.span, slot.rule) if slot else None
