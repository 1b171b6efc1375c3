"""Claims as an Atom feed, which any reader of feeds can parse."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from factories import document, first, second
from kept import RIGHT, held
from whoseword.export.atom import NAMESPACE, TITLE, feed
from whoseword.ledger.base import Held

OF = document(publisher="Yonder News")
BOTH = [
    ("2025-12-26T08:00:00Z", held(first(OF), OF)),
    ("2025-12-27T08:00:00Z", held(second(OF), OF)),
]


def parsed(claims: list[tuple[str, Held]]) -> ElementTree.Element:
    made = feed(claims, "https://here.example/feed.atom", lambda one: f"/articles/{one.article.id}")
    return ElementTree.fromstring(made.decode("utf-8"))


def texts(element: ElementTree.Element, name: str) -> list[str | None]:
    return [found.text for found in element.iter(f"{{{NAMESPACE}}}{name}")]


def test_an_entry_says_what_and_on_whose_word() -> None:
    root = parsed(BOTH)
    _, shells = root.iter(f"{{{NAMESPACE}}}entry")
    assert texts(shells, "name") == ["Yonder News"]
    [summary] = texts(shells, "summary")
    assert summary
    assert summary.endswith("On whose word: Yonder ← analysts. Predicted.")
    assert texts(root, "updated")[0] == "2025-12-27T08:00:00Z"


def test_an_empty_feed_is_a_feed() -> None:
    assert texts(parsed([]), "updated") == ["1970-01-01T00:00:00Z"]


@given(st.text(st.characters(codec=None), min_size=1, max_size=200))
def test_whatever_an_article_says_the_feed_can_be_read(words: str) -> None:
    [(when, one), _] = BOTH
    root = parsed([(when, held(one.claim, OF, words=words))])
    [title] = texts(root, "title")[1:]
    assert title
    assert title.startswith("test: ")
    assert len(title) <= len("test: ") + TITLE


def test_the_same_claim_in_a_copy_is_another_entry() -> None:
    [(when, one), _] = BOTH
    copy = replace(one, article=replace(one.article, key=2, id="b"))
    ids = texts(parsed([(when, one), (when, copy)]), "id")
    assert len(set(ids)) == len(ids) == 3


def test_what_people_say_of_a_claim_is_news_of_it() -> None:
    [(when, one), other] = BOTH
    root = parsed([(when, replace(one, judged=RIGHT)), other])
    corrected, _ = root.iter(f"{{{NAMESPACE}}}entry")
    assert texts(corrected, "updated") == ["2026-01-02T13:00:00Z"]
    assert texts(root, "updated")[0] == "2026-01-02T13:00:00Z"
    [summary] = texts(corrected, "summary")
    assert summary
    first_said, then = "actor read as Russia, corrected by Ann", "confirmed by Ben"
    assert summary.endswith(f"Judged: {first_said} on 2026-01-02; {then} on 2026-01-02.")
    later = replace(one, judged=RIGHT)
    assert texts(parsed([("2026-02-01T08:00:00Z", later)]), "updated")[0] == "2026-02-01T08:00:00Z"
