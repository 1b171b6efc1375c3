"""Who did what to whom, how many, where and when, for one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from whoseword.lexicon.names import Names
from whoseword.model import Actor, EventType, Quantity
from whoseword.read import sites, whereabouts
from whoseword.read.agents import Agents
from whoseword.read.amounts import amount
from whoseword.read.choice import Chooser, Option, Pick
from whoseword.read.doers import doers, foremost
from whoseword.read.filled import WEIGHED, Arguments, Case, Slot
from whoseword.read.fillers import Named, acting, leaning, nothing, parties, places
from whoseword.read.hints import Hints
from whoseword.read.joint import joint
from whoseword.read.numbers import QuantityMention
from whoseword.read.occasions import occasions
from whoseword.read.pointing import pointing
from whoseword.read.recipients import Parties
from whoseword.read.recipients import options as recipients_near
from whoseword.read.things import Things, by_syntax
from whoseword.read.view import TextView
from whoseword.read.when import TimeExpression


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

    def arguments(self, case: Case, actor: Slot[str] | None) -> Arguments:
        """What fills the slots of an event that `actor` does."""
        type_, received = case.trigger.type, case.trigger.mode == "received"
        whom = (
            self.agents.of(case)[0]
            if received
            else self._pick("recipient", self.recipients(case, actor))
        )
        return Arguments(
            joint(self.text, type_, actor, {whom.value} if whom else ()),
            joint(self.text, type_, whom, {actor.value} if actor else ()),
            self._pick("object", self.things(case)),
            self._quantity(case),
            self._pick("place", self.places(case)),
        )

    @cached_property
    def agents(self) -> Agents:
        """Who does what by the rules alone."""
        return Agents(self.text, self.main)

    def actor(self, case: Case, actors: Sequence[Option[Any]]) -> Slot[str] | None:
        """Whom the learned weights take of `actors`, the event's root aside."""
        return self.as_actor(case, self.choosers["actor"].pick(actors[:-1], actors[-1]))

    def as_actor(self, case: Case, pick: Pick[str]) -> Slot[str] | None:
        """Who was picked, with the rule's name where the rules take the same."""
        picked, (_, ruled) = _slot(pick), self.agents.of(case)
        if picked is not None and ruled is not None and picked.value == ruled.value:
            return Slot(ruled.value, ruled.span, ruled.rule, picked.confidence)
        return picked

    def _pick(self, slot: str, offered: Sequence[Option[Any]]) -> Slot[str] | None:
        """What the learned weights take, as a slot; the last that is offered is nothing."""
        return _slot(self.choosers[slot].pick(offered[:-1], offered[-1]))

    def actors(self, case: Case) -> tuple[Option[Any], ...]:
        """Everybody who could be the event's doer, the rules' choice among them; then nobody."""
        trigger, speaker, (given, ruled) = case.trigger, case.speaker, self.agents.of(case)
        rule = Option(ruled.value, ruled.span, (ruled.rule,)) if ruled else None
        teller = Option(acting(trigger.type, speaker.value), speaker.span, ()) if speaker else None
        parties = self._parties(case, None)
        found = doers(self.text, trigger, case.evidence, parties, rule, teller)
        if trigger.mode == "received" and given is not None:  # nobody gives to themselves
            found = tuple(o for o in found if o.value != given.value)
        return self._leaning("actor", case, found)

    def recipients(self, case: Case, actor: Slot[str] | None) -> tuple[Option[Any], ...]:
        """Everybody to whom the event could be done; then nobody."""
        parties = self._parties(case, actor)
        found = recipients_near(self.text, case.trigger, case.evidence, parties)
        return self._leaning("recipient", case, found)

    def _parties(self, case: Case, actor: Slot[str] | None) -> Parties:
        """The event's parties, as far as they are known when one is asked for."""
        doer, type_ = self.names.actor(actor.value) if actor else None, case.trigger.type
        return Parties(
            actor.value if actor else None,
            case.speaker.value if case.speaker else None,
            self.main,
            lambda one: acting(type_, one),
            doer.state if doer else None,
            self._parties_of(type_)[1],
        )

    def _leaning(
        self, slot: str, case: Case, found: tuple[Option[str], ...]
    ) -> tuple[Option[Any], ...]:
        none = nothing(self.text, case.trigger, found, case.evidence)
        named, names = self._parties_of(case.trigger.type)[0], [o.value for o in found]
        return leaning(self.hints, slot, case.evidence, (*found, none), named, names)

    def _parties_of(self, type_: EventType) -> tuple[tuple[Named, ...], tuple[str, ...]]:
        """Where the text names whom, as an event of this type has them, and whom most."""
        if type_ not in self._named_for:
            named = tuple(parties(self.text, type_))
            self._named_for[type_] = named, foremost(named)
        return self._named_for[type_]

    @cached_property
    def _named_for(self) -> dict[EventType, tuple[tuple[Named, ...], tuple[str, ...]]]:
        return {}

    def things(self, case: Case) -> tuple[Option[Any], ...]:
        """All that the event could be done to, or a statement be about; then nothing."""
        ruled = by_syntax(self.text, case.trigger, self.quantities)
        found = self._things.options(case.trigger, case.evidence, ruled)
        return (*found, nothing(self.text, case.trigger, found, case.evidence))

    @cached_property
    def _things(self) -> Things:
        return Things(self.text)

    def places(self, case: Case) -> tuple[Option[Any], ...]:
        """All places where the event could be; then nowhere."""
        found = whereabouts.options(self.text, case.trigger, case.evidence, self._setting)
        nowhere = nothing(self.text, case.trigger, found, case.evidence)
        named, names = places(self.text, self.named_sites), [o.value for o in found]
        return leaning(self.hints, "place", case.evidence, (*found, nowhere), named, names)

    def _quantity(self, case: Case) -> Slot[Quantity] | None:
        parse, trigger = self.text.parse, case.trigger
        told = self.text.attributions
        found = amount(parse, self.quantities, trigger.i, trigger.type, case.evidence, told)
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


def _slot(pick: Pick[str]) -> Slot[str] | None:
    one = pick.option
    return Slot(one.value, one.span, WEIGHED, pick.probability) if one else None
