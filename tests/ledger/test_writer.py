from __future__ import annotations

from typing import Any

import pytest

from factories import TEXT, document, first, reading, second
from whoseword.errors import RefusedInput
from whoseword.ledger import Added, Held, Store
from whoseword.model import Document, Reading


def add(store: Store, *readings: Reading, reader: str = "1", pack: str = "p") -> list[Added]:
    with store.writer(reader, pack) as writer:
        added = [writer.add(r) for r in readings]
        writer.finish()
    return added


def shown(store: Store) -> list[Held]:
    with store.view() as view:
        return list(view.claims())


def tables(store: Store) -> dict[str, int]:
    """How many rows each table has, but for the log of runs."""
    from sqlalchemy import func, select

    from whoseword.ledger.schema import metadata

    with store._engine.begin() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
            if table.name != "runs"
        }


def test_every_claim_comes_back_as_it_was(store: Store) -> None:
    read = reading()
    add(store, read)
    assert tuple(held.claim for held in shown(store)) == read.claims


def test_evidence_comes_with_its_words(store: Store) -> None:
    add(store, reading())
    assert shown(store)[0].evidence == "North Korea tested five missiles on Thursday"


def test_the_document_comes_back_as_it_was(store: Store) -> None:
    given = document(url="https://news.example/a", publisher="Yonder News")
    add(store, reading(given))
    with store.view() as view:
        assert view.document(shown(store)[0].article.key) == given


def test_attributions_come_back_as_they_were(store: Store) -> None:
    read = reading()
    add(store, read)
    with store.view() as view:
        assert view.attributions(shown(store)[0].article.key) == read.attributions


@pytest.mark.parametrize(
    "odd", ["\x00", "\x10", "\x100000", "\ud83d", "😀", "\r\n", "\xad", "北", "\xa0"]
)
def test_any_text_is_kept_exactly(store: Store, odd: str) -> None:
    given = document(f"{odd}{TEXT}{odd}", title=odd)
    add(store, reading(given))
    with store.view() as view:
        assert view.document(shown(store)[0].article.key) == given


def test_adding_the_same_again_changes_nothing(store: Store) -> None:
    add(store, reading())
    before = tables(store)
    assert add(store, reading()) == [Added.UNCHANGED]
    assert tables(store) == before


def test_a_changed_text_under_an_id_is_a_new_version_and_the_old_stays(store: Store) -> None:
    add(store, reading(document(id="a")), reading(document(f"{TEXT}Corrected.", id="a")))
    assert {held.article.version for held in shown(store)} == {2}
    assert (tables(store)["documents"], tables(store)["claims"]) == (2, 4)


def test_two_versions_added_again_change_nothing(store: Store) -> None:
    both = [reading(document(id="a")), reading(document(f"{TEXT}Corrected.", id="a"))]
    add(store, *both)
    assert add(store, *both) == [Added.UNCHANGED, Added.UNCHANGED]


def test_a_changed_text_under_a_url_is_a_new_version(store: Store) -> None:
    texts = (TEXT, f"{TEXT}Corrected.")
    add(store, *(reading(document(text, url="https://news.example/a")) for text in texts))
    assert {held.article.version for held in shown(store)} == {2}


def test_ids_of_the_input_s_own_keep_articles_of_one_url_apart(store: Store) -> None:
    url = "https://news.example/live"
    add(store, *(reading(document(f"{TEXT}{n}", id=n, url=url)) for n in "ab"))
    assert {(held.article.id, held.article.version) for held in shown(store)} == {
        ("a", 1),
        ("b", 1),
    }


def test_copies_under_two_ids_hold_the_same_claims_twice(store: Store) -> None:
    add(store, reading(document(id="a")), reading(document(id="b")))
    assert [held.article.id for held in shown(store)] == ["a", "b", "a", "b"]


@pytest.mark.parametrize("by", [{"reader": "2"}, {"pack": "q"}])
def test_a_new_reader_or_pack_reads_beside_the_old_and_is_shown(
    store: Store, by: dict[str, Any]
) -> None:
    of = document()
    add(store, reading(of))
    assert add(store, reading(of, first(of, id="f" * 16, **by)), **by) == [Added.NEW]
    assert [held.claim.id for held in shown(store)] == ["f" * 16]
    assert tables(store)["claims"] == 3


def test_a_document_without_claims_is_held_too(store: Store) -> None:
    nothing = Reading(document("Rain fell."), (), ())
    add(store, nothing)
    with store.writer("1", "p") as writer:
        assert writer.holds(nothing.document)
        assert writer.finish().unchanged == 0


def test_what_is_passed_over_is_counted(store: Store) -> None:
    with store.writer("1", "p") as writer:
        writer.pass_over()
        assert writer.finish().unchanged == 1


def test_one_who_is_a_source_twice_stands_once(store: Store) -> None:
    add(store, reading(document(id="a")), reading(document(id="b")))
    assert tables(store)["sources"] == 3


def test_refusals_are_noted_and_counted(store: Store) -> None:
    with store.writer("1", "p") as writer:
        writer.refuse(RefusedInput("a.jsonl:7", "the line is no JSON"))
        assert writer.finish().refused == 1
    assert tables(store)["refusals"] == 1


def test_a_document_is_kept_whole_or_not_at_all(store: Store) -> None:
    of: Document = document()
    broken = reading(of, first(of), second(of, type=None))
    with pytest.raises(AttributeError):
        add(store, broken)
    kept = {name: n for name, n in tables(store).items() if n}
    assert kept == {}
