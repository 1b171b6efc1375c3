"""Where evidence ends."""

from __future__ import annotations

import pytest

from whoseword.model import Span
from whoseword.read.engine import Parser
from whoseword.read.evidence import finished


@pytest.mark.parametrize(
    ("text", "cut", "kept"),
    [
        ("Iran fired a missile.", "Iran fired a missile", "Iran fired a missile."),
        ("Iran fired a missile.", "Iran fired a missile.", "Iran fired a missile."),
        ("Iran said it fired a missile.", "it fired a missile.", "it fired a missile"),
        ("Iran fired a missile, it said.", "Iran fired a missile", "Iran fired a missile"),
        ("“We fired it.” Iran left.", "“We fired it", "“We fired it.”"),
    ],
)
def test_a_whole_sentence_has_its_mark_and_less_has_none(
    parser: Parser, text: str, cut: str, kept: str
) -> None:
    parse = parser.parse(text)
    word = next(t.i for t in parse.tokens if t.text == "fired")
    start = text.index(cut)
    assert finished(parse, word, Span(start, start + len(cut))).of(text) == kept
