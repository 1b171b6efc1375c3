"""The phrase of a noun: what describes it, without what only counts, owns or qualifies it."""

from __future__ import annotations

import pytest

from whoseword.read.engine import Parser
from whoseword.read.nounphrases import forms


@pytest.mark.parametrize(
    ("text", "noun", "short"),
    [
        ("It has to implement, immediately, the sanctions regime.", "regime", "sanctions regime"),
        ("Iran needs five percent enrichment.", "enrichment", "enrichment"),
        ('He is near a military "balance" with them.', "balance", 'military "balance"'),
        ("It fired 152mm shells.", "shells", "152mm shells"),
        ("All the new missiles flew.", "missiles", "new missiles"),
    ],
)
def test_a_short_phrase(parser: Parser, text: str, noun: str, short: str) -> None:
    parse = parser.parse(text)
    head = next(t for t in parse.tokens if t.text == noun)
    assert next(span.of(text) for form, span in forms(parse, head) if form == "short") == short
