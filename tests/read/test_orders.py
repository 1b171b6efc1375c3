"""Which verb orders an act."""

from __future__ import annotations

import pytest

from whoseword.lexicon import Pack
from whoseword.model import EventType
from whoseword.read.engine import Parser
from whoseword.read.orders import Orders
from whoseword.read.triggers import Trigger

BOUGHT = ("Ordered",)


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("Kim ordered that output be expanded.", "expanded", "ordered"),
        ("Trump had ordered two submarines to be moved.", "moved", "ordered"),
        ("Trump ordered strikes on a base.", "strikes", "ordered"),
        ("Trump ordered strikes on a base.", "ordered", "ordered"),
        ("Kim set forth tasks for increasing the production of shells.", "production", "set"),
        ("Kim indicated the measures arising in deploying the systems.", "deploying", "indicated"),
        ("Xi told the army to deploy ships.", "deploy", "told"),
        ("Kim ordered that production capacity be expanded.", "production", "ordered"),
        # what an order answers, or who gets it, isn't ordered
        ("Trump ordered strikes in response to a test.", "test", None),
        ("Trump did not order strikes on a base.", "strikes", None),
        ("Kim set forth that output had grown.", "grown", None),
        ("Kim ordered a man who sold shells to leave.", "sold", None),
        ("Washington told Pyongyang to stop its tests.", "tests", None),
        ("Kim told reporters that the army would deploy ships.", "deploy", None),
        ("Kim watched a test.", "test", None),
        ("Attacks were directed at Seoul.", "directed", None),
        ("Kim ordered a halt and left.", "left", None),
        ("Poland Ordered 180 tanks.", "Ordered", None),
    ],
)
def test_what_orders_an_act(
    parser: Parser, pack: Pack, text: str, word: str, said: str | None
) -> None:
    parse = parser.parse(text)
    i = next(t.i for t in parse.tokens if t.text == word)
    type_ = EventType.TRANSFER if word in BOUGHT else EventType.DEPLOYMENT
    found = Orders.of(pack).ordering(parse, Trigger(i, type_, "", "", ""))
    assert (found.text if found else None) == said
