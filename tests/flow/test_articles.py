from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from factories import TEXT, HandReader
from whoseword.errors import RefusedInput
from whoseword.flow import add_articles, read_articles
from whoseword.flow.articles import AHEAD, CHARACTERS
from whoseword.ledger import Store, open_ledger
from whoseword.model import Document, Reading


@pytest.fixture
def ledger(tmp_path: Path) -> Store:
    return open_ledger(str(tmp_path / "kept.db"), create=True)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Five articles and one line that is none, third."""
    lines = [json.dumps({"id": f"a{n}", "text": f"{TEXT}Page {n}."}) for n in range(5)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join([*lines[:2], "{", *lines[2:]]), encoding="utf-8")
    return path


def test_a_refusal_stands_in_its_place_and_reading_goes_on(articles: Path) -> None:
    outcomes = list(read_articles([articles], HandReader()))
    assert [isinstance(o, RefusedInput) for o in outcomes] == [False, False, True, *[False] * 3]


def test_only_the_wanted_are_read(articles: Path) -> None:
    outcomes = read_articles([articles], HandReader(), only={"a3"})
    assert [o.document.id for o in outcomes if isinstance(o, Reading)] == ["a3"]


def test_adding_counts_added_and_refused(articles: Path, ledger: Store) -> None:
    tally = add_articles([articles], HandReader(), ledger, pack="p")
    assert (tally.added, tally.unchanged, tally.refused) == (5, 0, 1)


def test_what_is_held_is_not_read_again(articles: Path, ledger: Store) -> None:
    add_articles([articles], HandReader(), ledger, pack="p")
    reader = HandReader()
    tally = add_articles([articles], reader, ledger, pack="p")
    assert (tally.added, tally.unchanged, reader.asked) == (0, 5, [])


def test_a_new_reader_reads_all_again(articles: Path, ledger: Store) -> None:
    add_articles([articles], HandReader("1"), ledger, pack="p")
    assert add_articles([articles], HandReader("2"), ledger, pack="p").added == 5


def test_a_stopped_run_goes_on_where_it_ended(articles: Path, ledger: Store) -> None:
    seen: list[Document | RefusedInput] = []
    stop = lambda: len(seen) == 2  # noqa: E731
    first = add_articles(
        [articles], HandReader(), ledger, pack="p", progress=seen.append, stopped=stop
    )
    reader = HandReader()
    add_articles([articles], reader, ledger, pack="p")
    assert (first.added, reader.asked) == (2, ["a2", "a3", "a4"])


def test_a_reader_s_refusal_is_counted_and_the_rest_goes_on(articles: Path, ledger: Store) -> None:
    class Refuses(HandReader):
        def read(self, document: Document) -> Reading:
            if document.id == "a1":
                raise RefusedInput("a1", "unreadable")
            return super().read(document)

    tally = add_articles([articles], Refuses(), ledger, pack="p")
    assert (tally.added, tally.refused) == (4, 2)


def test_the_next_articles_are_begun_before_one_is_ended(tmp_path: Path) -> None:
    told: list[str] = []

    class Told(HandReader):
        def begin(self, document: Document) -> Callable[[], Reading]:
            told.append(f"begun {document.id}")
            return super().begin(document)

        def read(self, document: Document) -> Reading:
            told.append(f"ended {document.id}")
            return super().read(document)

    path = tmp_path / "many.jsonl"
    lines = (json.dumps({"id": f"a{n}", "text": f"Page {n}."}) for n in range(AHEAD + 3))
    path.write_text("\n".join(lines), encoding="utf-8")
    ids = [o.document.id for o in read_articles([path], Told()) if isinstance(o, Reading)]
    assert ids == [f"a{n}" for n in range(AHEAD + 3)]
    first = told.index("ended a0")
    assert told[:first] == [f"begun {one}" for one in ids[: AHEAD + 1]]


def test_of_long_articles_one_is_begun_ahead(tmp_path: Path) -> None:
    told: list[str] = []

    class Told(HandReader):
        def begin(self, document: Document) -> Callable[[], Reading]:
            told.append(document.id)
            return super().begin(document)

    path = tmp_path / "long.jsonl"
    lines = (json.dumps({"id": f"a{n}", "text": "x" * CHARACTERS}) for n in range(4))
    path.write_text("\n".join(lines), encoding="utf-8")
    next(read_articles([path], Told()))
    assert told == ["a0", "a1"]
