"""How a proposition stands."""

from __future__ import annotations

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Modality, Stance
from whoseword.read.certainty import Certainty, CertaintyWords, judge
from whoseword.read.engine import Parser


def judged(
    text: str, trigger: str, parser: Parser, pack: Pack, stance: Stance | None = None
) -> Certainty:
    parse = parser.parse(text)
    token = next(t for t in parse.tokens if t.text == trigger)
    return judge(parse, token.i, parse.sentences[0].span, stance, CertaintyWords.of(pack))


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("North Korea fired two missiles.", "fired", Modality.ASSERTED),
        ("Kim ordered officials to build factories.", "build", Modality.ORDERED),
        ("Russia plans to deploy missiles.", "deploy", Modality.PLANNED),
        ("North Korea will launch a satellite.", "launch", Modality.PREDICTED),
        ("North Korea may have launched a satellite.", "launched", Modality.POSSIBLE),
        ("North Korea could soon test a bomb.", "test", Modality.PREDICTED),
        ("Pyongyang denied sending shells.", "sending", Modality.DENIED),
        ("Seoul urged Moscow to stop the shipments.", "stop", Modality.DEMANDED),
        ("Russia is suspected of sending oil.", "sending", Modality.POSSIBLE),
    ],
)
def test_modality(text: str, trigger: str, modality: Modality, parser: Parser, pack: Pack) -> None:
    assert judged(text, trigger, parser, pack).modality is modality


@pytest.mark.parametrize(
    ("text", "trigger", "modality", "band"),
    [
        ("It is likely to test a bomb.", "test", Modality.PREDICTED, (0.55, 0.8)),
        ("It is very likely to test a bomb.", "test", Modality.PREDICTED, (0.8, 0.95)),
        ("The train probably carried shells.", "carried", Modality.POSSIBLE, (0.55, 0.8)),
        ("They almost certainly tested a bomb.", "tested", Modality.POSSIBLE, (0.95, 0.99)),
        ("It is unlikely to test a bomb.", "test", Modality.PREDICTED, (0.2, 0.45)),
    ],
)
def test_estimative_words_give_their_band(
    text: str,
    trigger: str,
    modality: Modality,
    band: tuple[float, float],
    parser: Parser,
    pack: Pack,
) -> None:
    certainty = judged(text, trigger, parser, pack)
    assert (certainty.modality, certainty.probability) == (modality, band)
    assert certainty.probability_span is not None


def test_the_cue_decides_where_the_clause_says_nothing(parser: Parser, pack: Pack) -> None:
    certainty = judged("It shipped arms.", "shipped", parser, pack, Stance.DENY)
    assert certainty.modality is Modality.DENIED
