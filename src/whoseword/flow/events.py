"""The walk from claims as they stand to events: ledger, weigh, resolve, weigh, ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace

from whoseword.flow import standing
from whoseword.flow.copies import weigh_copies
from whoseword.flow.gathered import Gatherer
from whoseword.flow.standing import fresh_standings, rebuild_standings
from whoseword.flow.told import Told
from whoseword.ledger import Basis, Derived, Store, View
from whoseword.lexicon import Pack
from whoseword.resolve import RULES, resolve
from whoseword.weigh.copies import Copies


@dataclass(frozen=True, slots=True)
class Built:
    """What a rebuild made."""

    claims: int
    events: int
    comparisons: int


def fresh_events(ledger: Store, pack: Pack) -> Built | None:
    """See that the ledger's events are those of its claims and judgements; None if they were."""
    weigh_copies(ledger, Copies(pack))
    fresh_standings(ledger, pack)
    with ledger.view() as view:
        if view.built() == view.basis(rules_of(pack)):
            return None
    return _gather(ledger, pack)


def rebuild_events(ledger: Store, pack: Pack) -> Built:
    """Derive all events anew. The same claims and judgements give the same events."""
    rebuild_standings(ledger, pack)
    return _gather(ledger, pack)


def _gather(ledger: Store, pack: Pack) -> Built:
    """Derive all events from claims as they stand."""
    with ledger.view() as view:
        basis, told = _basis(view, pack), Told(view, pack)
    resolved = resolve(told.facts.values(), told.judgements)
    gatherer = Gatherer(told, pack)
    gathered = [gatherer.gather(happening) for happening in resolved.happenings]
    with ledger.keeper() as keeper:
        keeper.keep(gathered, resolved.comparisons, basis)
    return Built(len(told.held), len(gathered), len(resolved.comparisons))


def rules_of(pack: Pack) -> str:
    """The version of the rules, those for single claims too, with the pack that all look into."""
    return f"{RULES}.{standing.RULES}-{pack.digest[:12]}"


def _basis(view: View, pack: Pack) -> Basis:
    """What events are derived from: no more than the claims were seen to stand by. What came in
    between makes them stale at the next look."""
    now = view.basis(rules_of(pack))
    if not now.judgements:
        return now
    seen = view.built(Derived.STANDINGS) or replace(now, judgements=0)
    readings, judged = min(now.readings, seen.readings), min(now.judgements, seen.judgements)
    return replace(now, readings=readings, judgements=judged)
