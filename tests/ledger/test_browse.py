from __future__ import annotations

import pytest

from factories import TEXT, document, first, reading, second
from whoseword.errors import LedgerError
from whoseword.ledger import ClaimFilter, Store
from whoseword.ledger.words import terms
from whoseword.model import EventType, Reading, SourceType


def add(store: Store, *readings: Reading) -> None:
    with store.writer("1", "p") as writer:
        for one in readings:
            writer.add(one)


def found(store: Store, asked: str, **wanted: object) -> list[str]:
    with store.browse() as look:
        hits = look.articles(ClaimFilter(**wanted), terms(asked))  # type: ignore[arg-type]
        assert look.how_many_articles(ClaimFilter(**wanted), terms(asked)) == len(hits)  # type: ignore[arg-type]
        return sorted(hit.article.id for hit in hits)


@pytest.fixture
def three(store: Store) -> Store:
    texts = {
        "a": TEXT,
        "b": "A Hwasong-18 flew from Wŏnsan. It's 'over', she said.",
        "c": "북한이 미사일을 발사했다. 北朝鮮がミサイルを発射した。",
    }
    for name, text in texts.items():
        add(
            store,
            reading(document(text, id=name, title=f"Of {name}"))
            if name == "a"
            else Reading(document(text, id=name, title="Launch!"), (), ()),
        )
    return store


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("missiles", ["a"]),
        ("MISSILES north", ["a"]),
        ("missiles wonsan", []),
        ("wonsan", ["b"]),
        ("Wŏnsan", ["b"]),
        ('"hwasong-18"', ["b"]),
        ("hwasong*", ["b"]),
        ("hwason", []),
        ("-hwasong", []),
        ("!!!", []),
        ("! launch", ["b", "c"]),
        ('"five missiles"', ["a"]),
        ('"missiles five"', []),
        ("launch -hwasong", ["c"]),
        ("미사일을", ["c"]),
        ("미사일*", ["c"]),
        ("朝鮮", ["c"]),
        ("鮮朝", []),
        ("'over'", ["b"]),
        ("a' OR 1=1 --", []),
        ("NEAR(", []),
        ("\\ ' & | ! : * ( )", []),
    ],
)
def test_full_text_finds_the_same_in_each_database(
    three: Store, asked: str, ids: list[str]
) -> None:
    assert found(three, asked) == ids


def test_a_new_version_hides_the_old_one_s_words(three: Store) -> None:
    add(three, Reading(document("Nothing left.", id="b"), (), ()))
    assert found(three, "wonsan") == []
    assert found(three, "nothing") == ["b"]


def test_a_text_of_many_megabytes_is_found_by_its_beginning(store: Store) -> None:
    long = " ".join(f"word{n}" for n in range(400_000))
    add(store, Reading(document(long, id="long"), (), ()))
    assert found(store, "word7") == ["long"]


def test_found_articles_are_counted_by_month(three: Store) -> None:
    with three.browse() as look:
        assert look.months_of_articles(ClaimFilter(), ()) == (("2025-12", 3),)
        assert look.months_of_articles(ClaimFilter(), terms("wonsan")) == (("2025-12", 1),)
        assert look.months_of_articles(ClaimFilter(), terms("nowhere")) == ()
        tests = ClaimFilter(types=(EventType.TEST,))
        assert look.months_of_articles(tests, terms("launch")) == ()


def test_what_was_added_last_can_be_chosen_by_words(three: Store) -> None:
    with three.browse() as look:
        assert len(look.added(ClaimFilter(), 9)) == 2
        assert len(look.added(ClaimFilter(), 9, terms("missiles"))) == 2
        assert look.added(ClaimFilter(), 9, terms("wonsan")) == ()
        assert look.added(ClaimFilter(), 9, terms("-wonsan")) == ()


def test_articles_can_be_chosen_by_their_claims(three: Store) -> None:
    assert found(three, "", types=(EventType.TRANSFER,)) == ["a"]
    assert found(three, "missiles", types=(EventType.VISIT,)) == []


def test_pages_follow_one_another_latest_first(store: Store) -> None:
    add(store, *(reading(document(TEXT + "x" * n, id=f"{n}")) for n in range(3)))
    with store.browse() as look:
        whole = look.newest(ClaimFilter(), size=10)
        parts = [look.newest(ClaimFilter(), start, 2) for start in (0, 2, 4)]
    assert [held for part in parts for held in part] == list(whole)
    assert [held.claim.date.iso() for held in whole if held.claim.date] == ["2026"] * 3 + [
        "2025-12-25"
    ] * 3


def test_counts_are_of_current_articles(store: Store) -> None:
    of = document(id="a")
    add(store, reading(of), reading(document(TEXT + "More.", id="a")))
    with store.browse() as look:
        assert look.how_many() == 2
        counts = look.counts()
        assert (counts.articles, counts.claims, counts.refused) == (1, 2, 0)
        assert [(m.month, m.type, m.source_type, m.claims) for m in look.months()] == [
            ("2025-12", EventType.TEST, SourceType.STATE_MEDIA, 1),
            ("2026-01", EventType.TRANSFER, SourceType.EXPERT, 1),
        ]
        assert look.roots() == (
            ("KCNA", SourceType.STATE_MEDIA, 1),
            ("analysts", SourceType.EXPERT, 1),
        )
        days = look.span()
        assert days is not None
        assert [day.isoformat() for day in days] == ["2025-12-25", "2026-12-31"]


def test_places_are_counted_by_type(store: Store) -> None:
    of = document()
    add(store, reading(of, first(of, place="Wonsan"), second(of, place="Rason")))
    with store.browse() as look:
        places = [(p.place, p.type, p.claims) for p in look.places()]
    assert places == [("Rason", EventType.TRANSFER, 1), ("Wonsan", EventType.TEST, 1)]


def test_an_article_has_its_versions_and_its_claims_in_text_order(store: Store) -> None:
    add(store, reading(document(id="a")), reading(document(TEXT + "More.", id="a")))
    with store.browse() as look:
        newest = look.article("a")
        assert (newest.version, look.versions(newest)) == (2, (1, 2))
        assert look.article("a", 1).version == 1
        assert [held.claim.evidence.start for held in look.claims_in(newest)] == [27, 98]
        with pytest.raises(LedgerError, match="no such article"):
            look.article("b")
