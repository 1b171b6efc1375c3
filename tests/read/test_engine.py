"""What the parser makes of words that it has cut in pieces."""

from __future__ import annotations

import pytest

from whoseword.read.engine import Parser


@pytest.mark.parametrize(
    "text",
    [
        "President Trump and Moon Jae-in agreed to lift the limit, Moon's office said.",
        # The parser hangs 'Jae' on 'Trump', and 'Trump' on 'in'.
        "On the phone, President Trump and Moon Jae-in agreed to lift the limit on the weight of "
        "South Korean warheads, Moon's office said.",
    ],
)
def test_no_word_stands_above_itself(parser: Parser, text: str) -> None:
    parse = parser.parse(text)
    for token in parse.tokens:
        above, steps = token, 0
        while above.head != above.i:
            above, steps = parse.tokens[above.head], steps + 1
            assert steps < len(parse.tokens)


def test_a_hyphenated_name_is_one_word(parser: Parser) -> None:
    parse = parser.parse("President Trump and Moon Jae-in agreed to lift the limit.")
    assert "Jae-in" in [token.text for token in parse.tokens]
