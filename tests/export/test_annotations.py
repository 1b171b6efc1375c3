"""Claims as Web Annotations: each leads back to its words, by position and by quote."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factories import TEXT, document, first, second
from kept import RIGHT, held
from whoseword.export.annotations import AROUND, annotation_page, selectors
from whoseword.model import Span


@given(st.text(min_size=1, max_size=120), st.data())
def test_a_quote_and_what_is_around_it_are_the_texts(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    position, quote = selectors(text, span)
    assert text[position["start"] : position["end"]] == quote["exact"] == span.of(text)
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text[max(0, span.start - AROUND) :].startswith(around)
    assert len(quote["prefix"]) == min(AROUND, span.start)
    assert len(quote["suffix"]) == min(AROUND, len(text) - span.end)


def test_no_more_stands_around_a_quote_than_finds_it_again() -> None:
    _, quote = selectors("a" * 100 + "it" + "z" * 100, Span(100, 102))
    assert (quote["prefix"], quote["suffix"]) == ("a" * AROUND, "z" * AROUND)


def test_a_page_has_an_annotation_a_claim_of_the_text_that_it_states() -> None:
    of = document(url="https://news.example/a")
    page = annotation_page(of, [held(first(of)), held(second(of))], "https://here.example/a.jsonld")
    assert (page["id"], page["type"]) == ("https://here.example/a.jsonld", "AnnotationPage")
    assert len({item["id"] for item in page["items"]}) == 2
    for item in page["items"]:
        target, value = item["target"], item["body"]["value"]
        assert target["source"] == of.url
        assert target["state"]["sha256"] == of.digest
        assert target["selector"][1]["exact"] == value["evidence"]
        assert TEXT[value["start"] : value["end"]] == value["evidence"]


def test_an_article_without_an_address_is_named_by_its_text() -> None:
    of = document(url=None)
    [item] = annotation_page(of, [held(first(of))], "x")["items"]
    assert item["target"]["source"] == f"urn:sha256:{of.digest}"


def test_whoever_judged_a_claim_answers_for_it_beside_the_program() -> None:
    of = document()
    judged = replace(held(first(of)), judged=RIGHT)
    one, other = annotation_page(of, [judged, held(second(of))], "x")["items"]
    assert one["creator"] == [
        {"type": "Person", "name": "Ann"},
        {"type": "Person", "name": "Ben"},
    ]
    assert one["modified"] == "2026-01-02T13:00:00Z"
    assert one["body"]["value"]["judged"]["corrected"] == {"actor": "Russia"}
    assert not {"creator", "modified"} & set(other)
    assert "judged" not in other["body"]["value"]
