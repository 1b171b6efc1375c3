"""A parse in our own terms: what lies in a span, and in which sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whoseword.model import Span
from whoseword.read.engine import Parser
from whoseword.read.syntax import Parse

TEXT = "Seoul said so. Pyongyang fired two missiles from Wonsan.\n\nTokyo protested."
PARSE = Parser().parse(TEXT)


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 40))
def test_a_span_stands_in_the_sentence_of_the_first_word_inside_it(start: int, length: int) -> None:
    span = Span(start, start + length)
    inside = PARSE.within(span)
    expected = PARSE.sentence_number(inside[0].i) if inside else None
    assert PARSE.sentence_at(span) == expected


def test_a_span_of_an_empty_parse_stands_in_no_sentence() -> None:
    assert Parse("", (), ()).sentence_at(Span(0, 1)) is None


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 40))
def test_tokens_that_touch_a_span_and_those_inside_it(start: int, length: int) -> None:
    span = Span(start, start + length)
    assert list(PARSE.touching(span)) == [t for t in PARSE.tokens if t.span.overlaps(span)]
    assert PARSE.of([span]) == [t for t in PARSE.tokens if span.covers(t.span)]


def test_auxiliaries_are_verbal_too() -> None:
    parse = Parser().parse("It has been fired at sea.")
    assert [t.text for t in parse.tokens if t.verbal] == ["has", "been", "fired"]


def test_the_noun_that_a_relative_clause_hangs_on() -> None:
    parse = Parser().parse("They lost the tanks which Russia sold in May.")
    which, lost = (next(t for t in parse.tokens if t.text == w) for w in ("which", "lost"))
    noun = parse.modified(which.i)
    assert noun is not None
    assert (noun.text, parse.modified(lost.i)) == ("tanks", None)
