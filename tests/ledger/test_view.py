from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factories import TEXT, document, first, reading, second
from whoseword.errors import Ambiguous, LedgerError
from whoseword.ledger import ClaimFilter, Store
from whoseword.ledger.same import told_too
from whoseword.model import EventType, Modality, Published, Reading, SourceType, When


@pytest.fixture
def filled(store: Store) -> Store:
    """One article: a test that KCNA reports, and a transfer that analysts predict."""
    with store.writer("1", "p") as writer:
        writer.add(reading())
        writer.finish()
    return store


def objects(store: Store, **wanted: Any) -> list[str | None]:
    with store.view() as view:
        return [held.claim.object for held in view.claims(ClaimFilter(**wanted))]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["missiles", "shells"]),
        ({"types": (EventType.TRANSFER,)}, ["shells"]),
        ({"types": (EventType.TRANSFER, EventType.TEST)}, ["missiles", "shells"]),
        ({"actors": ("north korea",)}, ["missiles", "shells"]),
        ({"actors": ("Korea",)}, []),
        ({"recipients": ("Russia",)}, ["shells"]),
        ({"sources": ("yonder",)}, ["shells"]),
        ({"roots": ("Yonder",)}, []),
        ({"roots": ("Yonder", "analysts")}, ["shells"]),
        ({"modalities": (Modality.ASSERTED,)}, ["missiles"]),
        ({"since": When.parse("2026")}, ["shells"]),
        ({"until": When.parse("2025-12-25")}, ["missiles"]),
        ({"until": When.parse("2025-12-24")}, []),
        ({"text": "TO RUSSIA"}, ["shells"]),
        ({"text": "%"}, []),
        ({"limit": 1}, ["missiles"]),
        ({"types": (EventType.TEST,), "recipients": ("Russia",)}, []),
    ],
)
def test_filters(filled: Store, wanted: dict[str, Any], found: list[str]) -> None:
    assert objects(filled, **wanted) == found


@pytest.mark.parametrize("name", ["South Korea", "Japan", "United States", "South Korea and Japan"])
def test_a_joint_party_counts_as_each_of_its_parts(store: Store, name: str) -> None:
    of = document()
    three = "United States, South Korea and Japan"
    with store.writer("1", "p") as writer:
        writer.add(reading(of, first(of, actor=three)))
    assert objects(store, actors=(name,)) == ["missiles"]


def test_claims_without_a_time_come_last(store: Store) -> None:
    of = document()
    with store.writer("1", "p") as writer:
        writer.add(reading(of, first(of, date=None), second(of)))
    assert objects(store) == ["shells", "missiles"]


def test_sources_are_counted_as_root_and_as_relay(filled: Store) -> None:
    with filled.view() as view:
        counts = {c.name: (c.type, c.root, c.relay, c.documents) for c in view.sources()}
    assert counts == {
        "KCNA": (SourceType.STATE_MEDIA, 1, 0, 1),
        "analysts": (SourceType.EXPERT, 1, 0, 1),
        "Yonder": (SourceType.MEDIA, 0, 1, 1),
    }


def test_a_claim_is_found_by_the_beginning_of_its_id(filled: Store) -> None:
    whole = second(document())
    with filled.view() as view:
        assert view.claim(whole.id[:8]).claim == whole


@pytest.mark.parametrize(("prefix", "says"), [("", "an empty id"), ("zz", "no claim")])
def test_an_id_that_leads_to_none_is_refused(filled: Store, prefix: str, says: str) -> None:
    with filled.view() as view, pytest.raises(LedgerError, match=says):
        view.claim(prefix)


def outlet(name: str, day: int, text: str = TEXT) -> Reading:
    """What `name` prints on a day of December."""
    out = Published(When.day(date(2025, 12, day)), "given")
    of = document(text, id=name, publisher=name, published=out)
    return reading(of, first(of))


def test_the_id_of_a_claim_that_several_outlets_run_leads_to_the_earliest(store: Store) -> None:
    with store.writer("1", "p") as writer:
        for one in (outlet("Late", 28), outlet("Early", 26), outlet("Middle", 27)):
            writer.add(one)
    with store.browse() as look:
        held = look.claim(first(document()).id)
        assert held.article.publisher == "Early"
        assert [article.id for article in told_too(look, held)] == ["Middle", "Late"]


def test_an_id_that_may_be_several_names_them_with_their_outlets(store: Store) -> None:
    ids = {"a": "ab01", "b": "ab02", "c": "ab02"}
    with store.writer("1", "p") as writer:
        for name, identity in ids.items():
            of = document(TEXT + identity, id=name, publisher=f"Paper {name}")
            writer.add(reading(of, first(of, id=identity)))
    wanted = (
        "ab: several claims have ids that begin so: ab01 (Paper a), ab02 (Paper b, Paper c); "
        "give more of it."
    )
    with store.view() as view, pytest.raises(Ambiguous) as refused:
        view.claim("ab")
    assert str(refused.value) == wanted


def test_when_articles_came_out(store: Store) -> None:
    with store.view() as view:
        assert (view.last_published(), view.months_published()) == (None, {})
    days = {"a": "2025-12-26", "b": "2025-12", "c": "2026-01-02", "d": "2024"}
    with store.writer("1", "p") as writer:
        for name, said in days.items():
            of = document(id=name, published=Published(When.parse(said), "given"))
            writer.add(reading(of, first(of)))
    with store.view() as view:
        assert view.last_published() == date(2026, 1, 2)
        assert view.months_published() == {"2025-12": 2, "2026-01": 1}


@pytest.mark.parametrize(
    ("said", "last"),
    [
        (("2025-12-26", "2026"), date(2025, 12, 26)),
        (("2025-12-26", "2026-03"), date(2025, 12, 26)),
        (("2025", "2026-03"), date(2026, 3, 1)),
        (("2026",), date(2026, 1, 1)),
    ],
)
def test_a_year_alone_doesn_t_say_that_all_of_it_was_seen(
    store: Store, said: tuple[str, ...], last: date
) -> None:
    with store.writer("1", "p") as writer:
        for name in said:
            of = document(id=name, published=Published(When.parse(name), "given"))
            writer.add(reading(of, first(of)))
    with store.view() as view:
        assert view.last_published() == last


def test_more_documents_are_asked_for_than_a_query_takes_values(filled: Store) -> None:
    with filled.view() as view:
        every = view.copy_groups()
        assert view.copy_groups(range(70_000)) == every
        assert len(view.claims_of(range(70_000))) == len(list(view.claims()))
        assert len(view.events_of(range(70_000))) == 0
