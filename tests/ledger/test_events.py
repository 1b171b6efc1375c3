from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from factories import document, first, reading, second
from whoseword.errors import LedgerError
from whoseword.ledger import Basis, ClaimFilter, Gathered, Held, Store
from whoseword.model import (
    Account,
    Comparison,
    Conflict,
    Event,
    EventType,
    Grade,
    Judgement,
    Membership,
    Modality,
    Role,
    Ruling,
    When,
    Word,
    event_id,
)

COPY = document(id="copy", url="https://example.com/copy", title="Again five missiles")


def filled(store: Store) -> list[Held]:
    """Two documents of one text, and their four claims."""
    with store.writer("1", "p") as writer:
        for of in (document(), COPY):
            writer.add(reading(of, first(of), second(of)))
    with store.view() as view:
        return list(view.claims())


def gathered(*held: Held, **given: object) -> Gathered:
    founder = held[0]
    claim = founder.claim
    plain = {
        "id": event_id(founder.anchor),
        "founder": founder.anchor,
        "type": claim.type,
        "modality": Modality.ASSERTED,
        "actor": claim.actor,
        "recipient": claim.recipient,
        "object": claim.object,
        "quantity": "5 missiles",
        "place": None,
        "date": claim.date,
        "first_seen": When.day(date(2025, 12, 26)),
        "claims": len(held),
        "headlines": len(held),
        "groups": 1,
        "words": (Word("KCNA", 1, len(held)), Word("Seoul", 1, 1, False, True)),
        "conflicts": (Conflict("quantity", (Account("5", ("KCNA",)), Account("6", ("Seoul",)))),),
        "grade": Grade("6", ("one root",)),
    }
    parts = (Membership(h.key, Role.ACCOUNT, "g1", "KCNA", False, ("same date",)) for h in held)
    return Gathered(Event(**{**plain, **given}), founder.key, tuple(parts))  # type: ignore[arg-type]


def keep(store: Store, *every: Gathered, comparisons: tuple[Comparison, ...] = ()) -> None:
    with store.keeper() as keeper:
        keeper.keep(every, comparisons, Basis("1", 2, 0))


def test_events_come_back_as_they_went_in(store: Store) -> None:
    test, again, shells, more = filled(store)
    launch, sent = gathered(test, again), gathered(shells, more)
    keep(store, launch, sent)
    with store.view() as view:
        assert list(view.events()) == [launch.event, sent.event]
        assert view.event(launch.event.id[:6]) == launch.event
        assert launch.event.roots == 1
        members = view.members(launch.event.id)
        assert [m.held.article.id for m in members] == [test.article.id, "copy"]
        assert tuple(m.part for m in members) == launch.members
        assert view.event_of(shells.key) == sent.event.id
        assert view.built() == view.basis("1") == Basis("1", 2, 0)


def test_events_are_told_with_their_claims(store: Store) -> None:
    test, again, shells, more = filled(store)
    keep(store, gathered(test, again), gathered(shells, more, test))
    with store.view() as view:
        told = list(view.told())
        assert [event for event, _ in told] == list(view.events())
        assert all(members == view.members(event.id) for event, members in told)
        assert [len(members) for _, members in told] == [2, 3]
        assert list(view.told(ClaimFilter(limit=1))) == told[:1]
        assert view.members("none") == ()


def test_events_are_chosen_by_their_claims_and_roots(store: Store) -> None:
    test, again, shells, more = filled(store)
    launch, sent = gathered(test, again), gathered(shells, more, words=())
    keep(store, launch, sent)
    with store.view() as view:
        assert list(view.events(ClaimFilter(types=(EventType.TRANSFER,)))) == [sent.event]
        assert list(view.events(ClaimFilter(roots=("kcna",)))) == [launch.event]
        assert list(view.events(roots=1)) == [launch.event]
        assert list(view.events(ClaimFilter(limit=1))) == [launch.event]


@pytest.mark.parametrize("wanted", [{}, {"types": (EventType.TRANSFER,)}, {"roots": ("kcna",)}])
def test_what_happened_is_counted_as_the_events_have_it(
    store: Store, wanted: dict[str, object]
) -> None:
    test, again, shells, more = filled(store)
    ahead = gathered(more, id="ahead", modality=Modality.PREDICTED)
    keep(store, gathered(test), gathered(again, id="again"), gathered(shells, date=None), ahead)
    chosen = ClaimFilter(**wanted)  # type: ignore[arg-type]
    with store.view() as view:
        events = [e for e in view.events(chosen) if e.modality is Modality.ASSERTED]
        assert view.happened(chosen) == Counter((e.type, e.date) for e in events)
        assert sum(view.happened(chosen, Modality.PREDICTED).values()) <= 1
        assert view.happened(chosen, Modality.DENIED) == {}


def test_claims_know_their_events(store: Store) -> None:
    test, again, shells, more = filled(store)
    launch, sent = gathered(test, again), gathered(shells)
    keep(store, launch, sent)
    with store.view() as view:
        keys = [one.key for one in (test, again, shells, more)]
        known = {test.key: launch.event.id, again.key: launch.event.id, shells.key: sent.event.id}
        assert view.events_of(keys) == known
        assert [view.event_of(key) for key in keys] == [known.get(key) for key in keys]


def test_keeping_again_replaces_all_that_was_derived(store: Store) -> None:
    test, again, shells, more = filled(store)
    compared = Comparison(test.key, again.key, 0.9, True, ("same actor",))
    keep(store, gathered(test, again), gathered(shells, more), comparisons=(compared,))
    with store.view() as view:
        assert view.comparisons(event_id(test.anchor)) == (compared,)
    keep(store, gathered(test, again))
    with store.view() as view:
        assert len(list(view.events())) == 1
        assert view.comparisons(event_id(test.anchor)) == ()


def test_an_old_id_leads_to_the_event_that_has_its_claims_now(store: Store) -> None:
    test, again, shells, more = filled(store)
    keep(store, gathered(test, again), gathered(shells, more))
    merged = gathered(test, again, shells, more)
    keep(store, merged)
    with store.view() as view:
        assert view.event(event_id(shells.anchor)) == merged.event


@pytest.mark.parametrize("prefix", ["ffffff", "", "%"])
def test_an_id_of_no_event_is_refused(store: Store, prefix: str) -> None:
    test, *_ = filled(store)
    keep(store, gathered(test))
    with store.view() as view, pytest.raises(LedgerError, match="no event"):
        view.event(prefix)


def test_an_event_knows_its_judgements(store: Store) -> None:
    test, again, *_ = filled(store)
    at = datetime(2025, 12, 27, tzinfo=UTC)
    on_it = Judgement("Ann", at, Ruling.CONFIRM, (test.anchor,))
    elsewhere = Judgement("Ann", at, Ruling.GRADE, subject="KCNA", value="C")
    with store.keeper() as keeper:
        keeper.judge(elsewhere)
        keeper.judge(on_it)
    one = gathered(test, again)
    keep(store, Gathered(one.event, one.founder, one.members, (on_it.id,)))
    with store.view() as view:
        assert view.judgements(one.event.id) == (on_it,)
        assert view.basis("1").judgements == 2
