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
        ("“It flew,” he said, we fired it once.", "” he said, we fired it", "he said, we fired it"),
        ('"We fired it," he said. Iran left.', '"We fired it," he said', '"We fired it," he said.'),
        ("Iran fired it, and it fell.", "Iran fired it, and", "Iran fired it"),
        ("He asked: Iran fired “it”.", "Iran fired “", "Iran fired"),
        (
            "On Friday Iran fired it from Shahrud.",
            "fired it from Shahrud",
            "Iran fired it from Shahrud",
        ),
    ],
)
def test_a_whole_sentence_has_its_mark_and_less_has_none(
    parser: Parser, text: str, cut: str, kept: str
) -> None:
    parse = parser.parse(text)
    word = next(t.i for t in parse.tokens if t.text == "fired")
    start = text.index(cut)
    assert finished(parse, word, Span(start, start + len(cut))).of(text) == kept
