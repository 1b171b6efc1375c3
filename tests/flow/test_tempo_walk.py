from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factories import document, first, reading, second
from whoseword.flow.tempo import tempo_of_ledger
from whoseword.ledger import Basis, ClaimFilter, Gathered, Store, open_ledger
from whoseword.model import Event, Grade, Membership, Modality, Role, When, Word, event_id

EVERY = ClaimFilter()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    """Two outlets with the same claims, one of them of a test."""
    with open_ledger(str(tmp_path / "t.db"), create=True) as store:
        with store.writer("1", "p") as writer:
            for of in (document(), document(id="copy", url="https://example.com/copy")):
                writer.add(reading(of, first(of), second(of)))
        yield store


def test_claims_that_say_the_same_count_once(ledger: Store) -> None:
    with ledger.view() as view:
        found = tempo_of_ledger(view, EVERY)
    (test,) = found.tempos
    assert (found.of, test.kind, test.count) == ("claims", "test", 1)
    assert test.months[-1].month.iso() == "2025-12"
    assert test.months[-1].share == pytest.approx(26 / 31)


def test_events_count_where_they_are_built(ledger: Store) -> None:
    with ledger.view() as view:
        held, *_ = view.claims()
    event = Event(
        id=event_id(held.anchor),
        founder=held.anchor,
        type=held.claim.type,
        modality=Modality.ASSERTED,
        **dict.fromkeys(("actor", "recipient", "object", "quantity", "place")),
        date=When.day(date(2025, 10, 3)),
        first_seen=None,
        claims=1,
        headlines=1,
        groups=1,
        words=(Word("KCNA", 1, 1),),
        conflicts=(),
        grade=Grade("6", ()),
    )
    part = Membership(held.key, Role.ACCOUNT, "g", "KCNA", False)
    with ledger.keeper() as keeper:
        keeper.keep([Gathered(event, held.key, (part,))], (), Basis("1", 1, 0))
    with ledger.view() as view:
        found = tempo_of_ledger(view, EVERY, until=date(2025, 12, 31))
    assert found.of == "events"
    assert [m.count for m in found.tempos[0].months] == [1, 0, 0]


def test_an_empty_ledger_has_a_tempo_of_nothing(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "t.db"), create=True) as store, store.view() as view:
        (found,) = tempo_of_ledger(view, EVERY).tempos
    assert (found.kind, found.count, found.months) == ("all", 0, ())
