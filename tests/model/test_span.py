"""Offsets: half-open pieces of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.model import Span
from whoseword.model.span import hull

SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 40)
)
TEXTS = st.text(min_size=80, max_size=100)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3)])
def test_a_span_holds_something(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="holds nothing"):
        Span(start, end)


@given(SPANS, TEXTS)
def test_a_span_is_as_long_as_what_it_covers(span: Span, text: str) -> None:
    assert len(span.of(text)) == span.end - span.start
    assert span.of(text) == text[slice(*span.pair())]
    with pytest.raises(ValueError, match="past the text's"):
        span.of(text[: span.end - 1])


@given(SPANS, SPANS)
def test_what_two_spans_share(one: Span, other: Span) -> None:
    common = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.shared(other) == other.shared(one) == len(common)
    assert one.overlaps(other) == other.overlaps(one) == bool(common)
    assert one.covers(other) == (len(common) == other.end - other.start)


@given(SPANS, st.integers(0, 1000), TEXTS)
def test_a_shifted_span_covers_the_same_words_further_on(span: Span, by: int, text: str) -> None:
    assert span.shift(by).of("x" * by + text) == span.of(text)


@given(st.lists(SPANS, min_size=1))
def test_a_hull_covers_all_and_no_more(spans: list[Span]) -> None:
    whole = hull(spans)
    assert all(whole.covers(span) for span in spans)
    assert whole.start in {span.start for span in spans}
    assert whole.end in {span.end for span in spans}


@given(SPANS, st.lists(SPANS))
def test_a_span_lies_inside_spans_of_which_one_covers_it(span: Span, spans: list[Span]) -> None:
    assert span.inside(spans) == any(other.covers(span) for other in spans)
