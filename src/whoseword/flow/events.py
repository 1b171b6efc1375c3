"""The walk from claims and judgements to events: ledger, weigh, resolve, weigh, ledger."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.flow.copies import weigh_copies
from whoseword.flow.gathered import Gatherer
from whoseword.flow.told import Told
from whoseword.ledger import Store
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
    with ledger.view() as view:
        if view.built() == view.basis(rules_of(pack)):
            return None
    return rebuild_events(ledger, pack)


def rebuild_events(ledger: Store, pack: Pack) -> Built:
    """Derive all events anew. The same claims and judgements give the same events."""
    with ledger.view() as view:
        basis, told = view.basis(rules_of(pack)), Told(view, pack)
    resolved = resolve(told.facts.values(), told.judgements)
    gatherer = Gatherer(told, pack)
    gathered = [gatherer.gather(happening) for happening in resolved.happenings]
    with ledger.keeper() as keeper:
        keeper.keep(gathered, resolved.comparisons, basis)
    return Built(len(told.held), len(gathered), len(resolved.comparisons))


def rules_of(pack: Pack) -> str:
    """The version of the rules, with the pack that they look things up in."""
    return f"{RULES}-{pack.digest[:12]}"
