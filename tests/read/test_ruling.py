"""How an event stands by the rules alone: what is said, and what is still to come."""

from __future__ import annotations

import pytest

from whoseword.lexicon import Pack
from whoseword.model import EventType, Modality, Source, SourceType
from whoseword.read.certainty import CertaintyWords
from whoseword.read.engine import Parser
from whoseword.read.ruling import ruled
from whoseword.read.triggers import Trigger

EXPERT = Source("analyst", SourceType.EXPERT)
MINISTRY = Source("Russia's Defence Ministry", SourceType.MILITARY)


def modality(
    text: str, word: str, pack: Pack, parser: Parser, *chain: Source, mode: str = ""
) -> Modality:
    parse = parser.parse(text)
    token = next(t for t in parse.tokens if t.text == word)
    type_ = EventType.STATEMENT if word == "said" else EventType.TRANSFER
    trigger = Trigger(token.i, type_, "", mode, "here")
    return ruled(parse, trigger, None, chain, CertaintyWords.of(pack)).modality


@pytest.mark.parametrize(
    ("text", "word", "modality_"),
    [
        ("Russia may sell missiles to Iran.", "sell", Modality.PREDICTED),
        ("Russia may be selling missiles to Iran.", "selling", Modality.POSSIBLE),
        ("Russia could have sold missiles to Iran.", "sold", Modality.POSSIBLE),
        ("Russia sold missiles to Iran.", "sold", Modality.ASSERTED),
        ("Kim said so.", "said", Modality.ASSERTED),
    ],
)
def test_what_may_be_is_not_yet(
    pack: Pack, parser: Parser, text: str, word: str, modality_: Modality
) -> None:
    assert modality(text, word, pack, parser) is modality_


def test_a_party_s_will_is_a_plan_and_an_outsider_s_a_forecast(pack: Pack, parser: Parser) -> None:
    text = "Russia will sell missiles to Iran."
    assert modality(text, "sell", pack, parser, MINISTRY) is Modality.PLANNED
    assert modality(text, "sell", pack, parser, EXPERT) is Modality.PREDICTED


def test_a_statement_s_row_says_how_it_stands(pack: Pack, parser: Parser) -> None:
    assert modality("Kim said so.", "said", pack, parser, mode="demanded") is Modality.DEMANDED


@pytest.mark.parametrize(
    ("text", "word", "modality_"),
    [
        ("Russia has not sold missiles to Iran.", "sold", Modality.DENIED),
        ("Russia isn't selling missiles to Iran.", "selling", Modality.DENIED),
        ("No missile was sold to Iran.", "sold", Modality.DENIED),
        ("Russia has yet to sell missiles to Iran.", "sell", Modality.DENIED),
        ("Russia almost certainly has not sold missiles to Iran.", "sold", Modality.DENIED),
        ("Russia neither sold nor lent missiles to Iran.", "sold", Modality.DENIED),
        ("Russia may not sell missiles to Iran.", "sell", Modality.PREDICTED),
        ("Russia did not sell to Iran but instead to Syria.", "sell", Modality.ASSERTED),
        ("Russia not only sold missiles to Iran.", "sold", Modality.ASSERTED),
        ("Had Russia sold missiles to Iran, it would have paid.", "sold", Modality.POSSIBLE),
        ("Russia had sold missiles to Iran.", "sold", Modality.ASSERTED),
        ("Claims that Russia sold missiles are baseless.", "sold", Modality.DENIED),
    ],
)
def test_what_is_said_not_to_be_is_denied(
    pack: Pack, parser: Parser, text: str, word: str, modality_: Modality
) -> None:
    assert modality(text, word, pack, parser) is modality_
