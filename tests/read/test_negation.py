"""What says that an act isn't done, and where."""

from __future__ import annotations

import pytest

from whoseword.read.engine import Parser
from whoseword.read.negation import supposed, undone


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("Russia has not sold missiles.", "sold", "not"),
        ("No missile was sold.", "sold", "No"),
        ("Russia has yet to sell missiles.", "sell", "yet"),
        ("Russia sold missiles and did not pay.", "sold", None),
        ("Russia's sale of missiles was not wise.", "sale", None),
    ],
)
def test_what_denies_an_act_is_found(parser: Parser, text: str, word: str, said: str) -> None:
    parse = parser.parse(text)
    found = undone(parse, next(t.i for t in parse.tokens if t.text == word))
    assert (found.text if found else None) == said


def test_an_auxiliary_before_its_subject_supposes_and_whether_does(parser: Parser) -> None:
    for text, expected in (
        ("Had Iran paid, all was well.", True),
        ("Iran had paid.", False),
        ("It is not known whether Iran paid.", True),
    ):
        parse = parser.parse(text)
        assert supposed(parse, next(t.i for t in parse.tokens if t.text == "paid")) is expected
