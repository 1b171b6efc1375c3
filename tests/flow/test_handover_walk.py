from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factories import document, first, reading, second
from whoseword.flow.handovers import Handovers, handovers_of
from whoseword.ledger import Basis, ClaimFilter, Gathered, Held, Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Event, Grade, Membership, Modality, Quantity, Role, event_id

EVERY = ClaimFilter()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    """Shells to come, shells that went and their denial, oil that came back, and a lone giver."""
    of = document()
    sent = second(of, modality=Modality.ASSERTED, probability=None, actor="Pyongyang")
    denied = replace(sent, id="denied", modality=Modality.DENIED, sources=())
    oil = {"actor": "Russian Defense Ministry", "recipient": "North Korea", "object": "oil"}
    back = second(of, **oil, modality=Modality.ASSERTED, quantity=Quantity(5.0, "barrels"))
    lone = second(of, recipient=None)
    with open_ledger(str(tmp_path / "t.db"), create=True) as store:
        with store.writer("1", "p") as writer:
            writer.add(reading(of, first(of), second(of), sent, denied, back, lone))
        yield store


def found(ledger: Store, pack: Pack, *parties: str, states: bool = False) -> Handovers:
    with ledger.view() as view:
        return handovers_of(view, pack, EVERY, parties=parties, states=states)


def test_flows_of_claims(ledger: Store, pack: Pack) -> None:
    flows = found(ledger, pack)
    assert (flows.of, flows.incomplete) == ("claims", 1)
    assert {(r.giver, r.good, r.ahead, r.events) for r in flows.rows} == {
        ("North Korea", "artillery shell", True, 1),
        ("North Korea", "artillery shell", False, 1),
        ("Russia's Defense Ministry", "oil", False, 1),
    }
    assert {q for row in flows.rows for q in row.quantities} == {"2–3.5 million", "5 barrels"}


def test_between_two_states_both_ways(ledger: Store, pack: Pack) -> None:
    assert len(found(ledger, pack, "DPRK", "Moscow").rows) == 2
    both = found(ledger, pack, "DPRK", "Moscow", states=True)
    assert {row.giver for row in both.rows} == {"North Korea", "Russia"}
    assert found(ledger, pack, "DPRK", "Iran", states=True).rows == ()


def test_of_one_party(ledger: Store, pack: Pack) -> None:
    assert len(found(ledger, pack, "North Korea").rows) == 3
    assert len(found(ledger, pack, "Russia").rows) == 2


def kept(ledger: Store, held: Held, *others: Held) -> None:
    claim = held.claim
    event = Event(
        id=event_id(held.anchor),
        founder=held.anchor,
        type=claim.type,
        modality=Modality.ASSERTED,
        actor="North Korea",
        recipient="Russia",
        object="shells",
        quantity=None,
        place=None,
        date=claim.date,
        first_seen=None,
        claims=1,
        headlines=1,
        groups=1,
        words=(),
        conflicts=(),
        grade=Grade("6", ()),
    )
    parts = [Membership(held.key, Role.ACCOUNT, "g", "analysts", False)]
    parts += [Membership(other.key, Role.DENIAL, "g", "", True) for other in others]
    with ledger.keeper() as keeper:
        keeper.keep([Gathered(event, held.key, tuple(parts))], (), Basis("1", 1, 0))


def test_flows_of_events(ledger: Store, pack: Pack) -> None:
    with ledger.view() as view:
        every = [h for h in view.claims() if h.claim.actor == "Pyongyang"]
    (sent,) = (h for h in every if h.claim.modality is Modality.ASSERTED)
    (denied,) = (h for h in every if h.claim.modality is Modality.DENIED)
    kept(ledger, sent, denied)
    flows = found(ledger, pack)
    assert flows.of == "events"
    (row,) = flows.rows
    assert (row.events, row.claims, row.roots) == (1, 2, 1)
    assert row.ids == (event_id(sent.anchor),)


def test_who_foresaw_what_has_happened_stands_behind_nothing(ledger: Store, pack: Pack) -> None:
    with ledger.view() as view:
        ahead = next(h for h in view.claims() if h.claim.modality is Modality.PREDICTED)
    kept(ledger, ahead)
    assert found(ledger, pack).rows == ()
