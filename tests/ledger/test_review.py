"""The review queue, in both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from factories import document, first, reading, second
from whoseword.flow import rebuild_events
from whoseword.ledger import ClaimFilter, Held, Store
from whoseword.ledger.review import Coder, how_many_wait, line_up, queue, waiting_on
from whoseword.lexicon import Pack
from whoseword.model import EventType, Judgement, Reading, Ruling

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ANN, BEN = Coder("Ann"), Coder("Ben", second=True)


@pytest.fixture
def ledger(store: Store, pack: Pack) -> Store:
    """Three outlets that tell of a test, one of which also foretells a transfer."""
    with store.writer("1", "p") as writer:
        writer.add(reading(document(id="a")))
        for number in (2, 3):
            of = document(f"{document().text}{number}.", id=f"more-{number}")
            writer.add(Reading(of, (), (first(of),)))
    rebuild_events(store, pack)
    return store


def held(store: Store) -> list[Held]:
    with store.view() as view:
        return list(view.claims())


def judge(store: Store, one: Held, who: str, kind: Ruling, minutes: int = 0) -> Judgement:
    made = Judgement(who, NOON + timedelta(minutes=minutes), kind, (one.anchor,))
    with store.keeper() as keeper:
        keeper.judge(made)
    return made


def undo(store: Store, one: Judgement, minutes: int) -> Judgement:
    made = Judgement(one.who, NOON + timedelta(minutes=minutes), Ruling.UNDO, subject=one.id)
    with store.keeper() as keeper:
        keeper.judge(made)
    return made


def test_the_line_is_in_the_order_of_the_values(ledger: Store, pack: Pack) -> None:
    with ledger.browse() as look:
        every = [waiting_on(look, pack, one) for one in look.claims()]
        every.sort(key=lambda one: (-one.value, one.held.key))
        line = line_up(look, pack)
        assert list(line) == [one.held.key for one in every]
        assert queue(look, pack, ANN, line, size=99) == tuple(every)
        assert queue(look, pack, ANN, line, start=1, size=2) == tuple(every[1:3])
        tests = line_up(look, pack, ClaimFilter(types=(EventType.TEST,)))
        found = queue(look, pack, ANN, tests, size=9)
        assert {one.held.claim.type for one in found} == {EventType.TEST}
        assert how_many_wait(look, ANN, tests) == len(tests) == 3


def test_a_claim_that_two_outlets_make_in_one_text_waits_once(ledger: Store, pack: Pack) -> None:
    with ledger.writer("1", "p") as writer:
        writer.add(reading(document(id="b")))
    rebuild_events(ledger, pack)
    with ledger.browse() as look:
        line = line_up(look, pack)
        ids = [one.held.claim.id for one in queue(look, pack, ANN, line, size=99)]
        assert len(look.claims_of(range(99))) == 6
    assert len(ids) == len(set(ids)) == 4


def test_what_is_judged_leaves_the_queue_and_not_the_line(ledger: Store, pack: Pack) -> None:
    with ledger.browse() as look:
        line = line_up(look, pack)
        top, after = queue(look, pack, ANN, line, size=2)
    made = judge(ledger, top.held, "Ann", Ruling.REJECT)
    with ledger.browse() as look:
        assert line_up(look, pack) == line
        assert queue(look, pack, ANN, line) == (after,)
        assert how_many_wait(look, ANN, line) == len(line) - 1
    again = undo(ledger, made, 1)
    with ledger.browse() as look:
        assert queue(look, pack, ANN, line) == (top,)
    undo(ledger, again, 2)
    with ledger.browse() as look:
        assert queue(look, pack, ANN, line) == (after,)


def test_a_correction_alone_leaves_a_claim_in_the_queue(ledger: Store, pack: Pack) -> None:
    one = held(ledger)[0]
    made = Judgement("Ann", NOON, Ruling.CORRECT, (one.anchor,), slot="place", value="Sunan")
    with ledger.keeper() as keeper:
        keeper.judge(made)
    with ledger.browse() as look:
        assert how_many_wait(look, ANN, line_up(look, pack)) == 4


def test_a_second_coder_gets_what_others_judged_and_they_did_not(ledger: Store, pack: Pack) -> None:
    one, other, *_ = held(ledger)
    with ledger.browse() as look:
        line = line_up(look, pack)
        assert how_many_wait(look, BEN, line) == 0
    judge(ledger, one, "Ann", Ruling.CONFIRM)
    judge(ledger, other, "Ann", Ruling.CONFIRM, 1)
    judge(ledger, other, "Ben", Ruling.REJECT, 2)
    with ledger.browse() as look:
        assert [w.held.key for w in queue(look, pack, BEN, line, size=9)] == [one.key]
        assert how_many_wait(look, BEN, line) == 1
        assert how_many_wait(look, ANN, line) == 2


def test_a_judgement_is_of_the_claim_where_it_stands_in_every_reading(
    ledger: Store, pack: Pack
) -> None:
    shells = next(one for one in held(ledger) if one.claim.type is EventType.TRANSFER)
    judge(ledger, shells, "Ann", Ruling.CONFIRM)
    of = document(id="a")
    with ledger.writer("2", "p") as writer:
        writer.add(reading(of, first(of, reader="2"), second(of, reader="2", object="rockets")))
    with ledger.browse() as look:
        line = line_up(look, pack)
        kinds = [w.held.claim.type for w in queue(look, pack, ANN, line, size=9)]
    assert kinds == [EventType.TEST] * 3
