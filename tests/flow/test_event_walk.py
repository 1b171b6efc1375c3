from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from happenings import add, article, events, groups, pack, page, said, together
from whoseword.flow import fresh_events
from whoseword.ledger import Store, open_ledger
from whoseword.model import Role

JCS = {"sources": ["South Korea's Joint Chiefs of Staff"], "source_type": "military"}
TOKYO = {"sources": ["Japan's Ministry of Defense"], "source_type": "government"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_ledger(str(tmp_path / "kept.db"), create=True) as ledger:
        yield ledger


def test_accounts_of_one_launch_are_one_event(store: Store) -> None:
    add(
        store,
        article("a", said("North Korea fired a missile on Thursday, the JCS said", **JCS)),
        article("b", said("Japan saw the missile fly for 86 minutes", **TOKYO)),
        article("c", said("KCNA said the Hwasong-19 rose to 7,687 km", object="Hwasong-19")),
    )
    (event,) = events(store)
    assert (event.roots, event.self_reporting, event.groups) == (3, 1, 3)
    assert event.grade.value == "1"
    assert event.grade.by is None


def test_a_series_stays_apart(store: Store) -> None:
    days = ("2024-10-31", "2024-11-02", "2024-11-05")
    add(store, *(article(d, said(f"A missile flew on {d}", date=d), published=d) for d in days))
    assert len(events(store)) == 3


def test_one_claim_between_two_does_not_make_them_one(store: Store) -> None:
    add(
        store,
        article("a", said("It fired a missile that day", date="2024-10-31")),
        article("b", said("It fired one two days later", date="2024-11-02")),
        article("c", said("It fired within those days", date="2024-10-31/2024-11-02")),
    )
    assert not together(store, "a", "b")


def test_a_second_mention_belongs_to_what_its_article_dates(store: Store) -> None:
    again = said("The ballistic missile reached 6,000 km", date=None)
    add(store, article("a", said("It fired a ballistic missile on Thursday"), again))
    (event,) = events(store)
    assert event.claims == 2


def test_a_summing_up_belongs_to_no_single_launch(store: Store) -> None:
    many = {"quantity": {"value": 12, "unit": "missile tests"}, "date": "2024"}
    add(
        store,
        article("a", said("It fired a ballistic missile on Thursday")),
        article("b", said("It made 12 ballistic missile tests this year", **many)),
    )
    assert not together(store, "a", "b")


def test_background_belongs_to_the_old_event_not_to_todays(store: Store) -> None:
    nuclear = {"object": "first nuclear test", "sources": [], "source_type": "none"}
    old = article(
        "old",
        said("North Korea made its first nuclear test", **nuclear | {"date": "2006-10-09"}),
        published="2006-10-10",
    )
    since = said("its first nuclear test in 2006", **nuclear | {"date": "2006"})
    today = article("new", since, said("It fired a ballistic missile on Thursday"))
    add(store, old, today)
    assert together(store, "old", "new")
    assert len(groups(store)) == 2


def test_earlier_this_month_is_not_today(store: Store) -> None:
    today = said("It fired a ballistic missile on Sunday", date="2024-10-20")
    earlier = said("A ballistic missile failed earlier this month", date="2024-10")
    add(store, article("a", today, earlier))
    assert len(groups(store)) == 2


def test_copies_count_once(store: Store) -> None:
    words = "North Korea fired a ballistic missile toward the sea on Thursday morning, KCNA said"
    more = "\n".join(f"The paragraph of number {n} says a little more of it." for n in range(9))
    copies = [
        article(f"a{n}", said(words), publisher=f"Paper {n}", published="2024-11-01", more=more)
        for n in range(4)
    ]
    add(store, *copies)
    (event,) = events(store)
    assert (event.claims, event.headlines, event.groups, event.roots) == (4, 4, 1, 1)
    (voice,) = page(store, event.id).voices
    (text,) = voice.texts
    assert len(text.members) == 1
    assert len(text.copies) == 3


def test_a_denial_is_tied_to_what_it_denies(store: Store) -> None:
    arms = {"type": "transfer", "recipient": "Russia", "object": "artillery shells", "date": None}
    add(
        store,
        article("a", said("Pyongyang sent shells to Russia", **arms | JCS), published="2024-10-20"),
        article(
            "b",
            said(
                "North Korea denies that it sends arms",
                **arms | {"object": "arms", "modality": "denied", "sources": ["Kim Yo Jong"]},
            ),
            published="2024-11-02",
        ),
    )
    (event,) = events(store)
    assert [word.denies for word in event.words] == [False, True]
    assert event.roots == 1
    assert event.grade.value == "4"
    last = page(store, event.id).voices[-1]
    assert (last.role, last.root) == (Role.DENIAL, "Kim Yo Jong")
    assert last.texts[0].members[0].part.why == ("denied 13 days after it was first told",)


def test_a_denial_of_nothing_known_is_kept(store: Store) -> None:
    add(store, article("a", said("It denies any launch", modality="denied", date=None)))
    (event,) = events(store)
    assert (event.modality.value, event.roots, event.claims) == ("denied", 0, 1)


def test_accounts_that_differ_stay_side_by_side(store: Store) -> None:
    add(
        store,
        article("a", said("It flew 310 km", quantity={"value": 310, "unit": "km"}, **JCS)),
        article("b", said("It flew some 350 km", quantity={"value": 350, "unit": "km"}, **TOKYO)),
    )
    (event,) = events(store)
    (conflict,) = event.conflicts
    assert conflict.slot == "quantity"
    assert [(a.value, a.roots) for a in conflict.accounts] == [
        ("350 km", ("Japan's Ministry of Defense",)),
        ("310 km", ("South Korea's Joint Chiefs of Staff",)),
    ]
    assert event.grade.value == "2"


def test_who_foresaw_it_does_not_vouch_for_it(store: Store) -> None:
    foreseen = {"modality": "predicted", "sources": ["Jeffrey Lewis"], "source_type": "expert"}
    add(
        store,
        article("a", said("A missile will fly on Thursday", **foreseen), published="2024-10-30"),
        article("b", said("A missile flew on Thursday", **JCS)),
    )
    (event,) = events(store)
    assert [word.root for word in event.words] == ["South Korea's Joint Chiefs of Staff"]
    assert (event.modality.value, event.claims) == ("asserted", 2)


def test_events_are_fresh_until_something_is_added(store: Store) -> None:
    add(store, article("a", said("A missile flew")))
    assert fresh_events(store, pack()) is None
    with store.writer("recorded", "recorded") as writer:
        writer.add(article("b", said("Another flew", date="2024-11-09")).reading)
    built = fresh_events(store, pack())
    assert built is not None
    assert built.events == 2
