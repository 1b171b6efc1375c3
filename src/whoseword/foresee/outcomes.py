"""What became of a forecast: events that may be the one foretold, and the rule for countable ones.

A thing that isn't in a ledger may have happened all the same. So the rule answers only what news
can't miss: acts in the open by a named actor before a named day, told by two roots, or not once
while the ledger, which has many such acts, was reading the news daily. All that the forecast names
must be in the pack, else it can't be told apart. Anything else is left to a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from whoseword.foresee.watch import Watch, within
from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import state_or_name
from whoseword.model import Event, EventType, Modality, Outcome
from whoseword.model.forecast import Forecast, Proposal, Resolution
from whoseword.model.wording import number_of

RULE = "rule"
# Acts in the open, each on a day. What is made, moved or promised goes on unseen.
COUNTABLE = frozenset(
    {
        EventType.TEST,
        EventType.VISIT,
        EventType.MEETING,
        EventType.AGREEMENT,
        EventType.UNVEILING,
        EventType.ATTACK,
        EventType.SANCTION,
    }
)
# What somebody thinks or says is no act that could be recognised when it comes.
UNTOLD = frozenset({EventType.ASSESSMENT, EventType.STATEMENT})
# Acts of a kind that make a record of it.
RECORD = 5
# Roots on whose word alone the rule takes a thing to have happened.
ROOTS = 2
# What a forecast may name beside who does what.
FILLED = ("recipient", "object", "place")
# How long after its deadline a thing may still come into the news.
GRACE = timedelta(days=31)
# Events that are shown as possible outcomes.
MOST = 5


class Outcomes:
    """Looks for the outcomes of forecasts among `events`. `parties` are states, where known."""

    def __init__(self, events: Iterable[Event], names: Names, watch: Watch) -> None:
        self._names, self._watch = names, watch
        self._known: dict[str, frozenset[str]] = {}
        self._deeds: dict[tuple[EventType, frozenset[str]], list[Event]] = {}
        for event in events:
            if event.modality is Modality.ASSERTED:
                deed = (event.type, self._party(event.actor))
                self._deeds.setdefault(deed, []).append(event)

    def like(self, forecast: Forecast) -> tuple[Event, ...]:
        """All events of the kind that is foretold, whenever they happened."""
        if forecast.actor is None or forecast.type in UNTOLD:
            return ()
        every = self._deeds.get((forecast.type, self._party(forecast.actor)), ())
        return tuple(event for event in every if self._alike(forecast, event))

    def proposals(self, forecast: Forecast) -> tuple[Proposal, ...]:
        """Events of that kind within its time, the surest and best attested first."""
        found = [p for event in self.like(forecast) if (p := self._proposal(forecast, event))]
        found.sort(key=lambda p: (not p.sure, *_order(p, forecast)))
        return tuple(found[:MOST])

    def by_rule(self, forecast: Forecast, proposals: Collection[Proposal]) -> Resolution | None:
        """What the rule says of a forecast, or None where it's for a person to say."""
        made, deadline = forecast.made, forecast.deadline
        if made is None or deadline is None or not self._is_countable(forecast):
            return None
        for proposal in proposals:
            independent = proposal.roots - proposal.self_reporting
            if proposal.sure and proposal.roots >= ROOTS and independent:
                roots = number_of(proposal.roots, "root")
                why = f"event {proposal.event} fits, on the word of {roots}"
                return Resolution(Outcome.TRUE, RULE, None, why)
        if proposals or not self._watch.covers(made.start, deadline + GRACE):
            return None
        others = len(self.like(forecast))
        if others < RECORD:
            return None
        why = (
            f"no such event by {deadline.isoformat()}, in a ledger that has {others} others of the "
            "kind and read the news daily all the while"
        )
        return Resolution(Outcome.FALSE, RULE, None, why)

    def _is_countable(self, forecast: Forecast) -> bool:
        """Whether it's an act in the open, and the pack knows everything that it names."""
        if forecast.type not in COUNTABLE or forecast.quantity or forecast.actor is None:
            return False
        parties = (forecast.actor, forecast.recipient)
        known = all(self._names.actor(party) for party in parties if party)
        what, where = forecast.object, forecast.place
        named = what is None or any(self._named(what))
        return known and named and (where is None or self._names.place(where) is not None)

    def _alike(self, forecast: Forecast, event: Event) -> bool:
        whom = self._may_be_one(self._party(forecast.recipient), self._party(event.recipient))
        what = self._may_be_one(self._goods(forecast.object), self._goods(event.object))
        return whom and what

    def _proposal(self, forecast: Forecast, event: Event) -> Proposal | None:
        placed = within(forecast, event)
        if placed is None:
            return None
        sure, reason = placed
        lacking = [slot for slot in FILLED if self._lacks(slot, forecast, event)]
        reasons = (
            f"{event.type.value} by {event.actor}",
            reason,
            *(f"its {slot} is not that foretold, or not said" for slot in lacking),
        )
        sure = sure and not lacking
        return Proposal(event.id, event.date, event.roots, event.self_reporting, sure, reasons)

    def _lacks(self, slot: str, forecast: Forecast, event: Event) -> bool:
        """Whether a forecast names something that an event doesn't, or names another place.

        Recipients and objects that differ are no longer here: such an event isn't of the kind.
        """
        wanted, there = getattr(forecast, slot), getattr(event, slot)
        if wanted is None or there is None:
            return wanted is not None
        return slot == "place" and self._site(wanted) != self._site(there)

    def _site(self, name: str) -> str:
        """A place's name in the pack, or the name itself."""
        entry = self._names.place(name)
        return entry.name if entry else name

    def _party(self, name: str | None) -> frozenset[str]:
        """The state that a party is of, or else its canonical name."""
        if name is None:
            return frozenset()
        return frozenset({state_or_name(name, self._names)})

    def _goods(self, phrase: str | None) -> frozenset[str]:
        """What a phrase names among goods and weapons, with the classes of the weapons."""
        if phrase is None:
            return frozenset()
        if phrase not in self._known:
            self._known[phrase] = frozenset(self._named(phrase)) or frozenset({phrase.casefold()})
        return self._known[phrase]

    def _named(self, phrase: str) -> Iterator[str]:
        for match in self._names.find(phrase):
            for entry in match.of("goods", "weapons"):
                yield entry.name
                if entry.table == "weapons" and entry.category:
                    good = self._names.good(entry.category)
                    yield good.name if good else entry.category

    @staticmethod
    def _may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
        return not one or not other or bool(one & other)


def _order(proposal: Proposal, forecast: Forecast) -> tuple[int, int]:
    """The best attested first; after a forecast that names no time, the earliest."""
    day = (proposal.date.start if proposal.date else date.max).toordinal()
    roots = -proposal.roots
    return (roots, day) if forecast.deadline else (day, roots)
