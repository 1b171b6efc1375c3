"""How a proposition stands."""

from __future__ import annotations

import pytest

from factories import ruled
from whoseword.lexicon import Pack
from whoseword.model import Attribution, EventType, Modality, Span, Stance
from whoseword.read.certainty import Certainty, CertaintyWords, judge
from whoseword.read.choice import Chooser
from whoseword.read.cues import Cues
from whoseword.read.engine import Parser
from whoseword.read.goods import Goods
from whoseword.read.standing import options, weighed
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView
from whoseword.read.who.referents import Mentions


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


@pytest.mark.parametrize(
    ("text", "trigger", "stance", "modality"),
    [
        ("North Korea is widely seen as seeking arms.", "seeking", "believe", "possible"),
        ("North Korea is believed to have sent shells.", "sent", "believe", "possible"),
        ("North Korea is thought to have 50 warheads.", "have", "believe", "possible"),
        ("North Korea appears to have fired a missile.", "fired", "believe", "possible"),
        ("Russia is alleged to have bought shells.", "bought", "claim", "asserted"),
        ("Washington alleged that Russia bought shells.", "bought", "claim", "asserted"),
        ("Pyongyang claimed it had tested a missile.", "tested", "claim", "asserted"),
        ("Russia allegedly bought shells.", "bought", "claim", "asserted"),
        ("Moscow denied that it had received missiles.", "received", "deny", "denied"),
        ("Seoul ruled out deploying nuclear weapons.", "deploying", "deny", "denied"),
        ("North Korea is expected to launch a satellite.", "launch", "predict", "predicted"),
        ("Washington called on Beijing to stop the transfers.", "stop", "demand", "demanded"),
        ("Kim ordered the production of more shells.", "production", "order", "ordered"),
    ],
)
def test_the_stance_of_the_cue_is_kept_and_decides(
    text: str, trigger: str, stance: str, modality: str, parser: Parser, pack: Pack
) -> None:
    parse = parser.parse(text)
    token = next(t for t in parse.tokens if t.text == trigger)
    found = ruled(parse, Cues.of(pack))
    [held] = [a for a in found if any(s.covers(token.span) for s in a.content)]
    assert held.stance is Stance(stance)
    assert judged(text, trigger, parser, pack, held.stance).modality is Modality(modality)


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("The suspected missile was fired at dawn.", "fired", Modality.POSSIBLE),
        ("Seoul saw a suspected missile.", "saw", Modality.POSSIBLE),
        ("The new missile was fired at dawn.", "fired", Modality.ASSERTED),
        ("North Korea is about to launch a satellite.", "launch", Modality.PLANNED),
        ("Pyongyang must halt its tests.", "halt", Modality.DEMANDED),
        ("Russia is capable of producing missiles.", "producing", Modality.ASSERTED),
    ],
)
def test_other_words_of_certainty(
    text: str, trigger: str, modality: Modality, parser: Parser, pack: Pack
) -> None:
    assert judged(text, trigger, parser, pack).modality is modality


def test_a_chance_has_the_band_of_its_phrase(parser: Parser, pack: Pack) -> None:
    text = "There is a roughly even chance that it will test a bomb."
    assert judged(text, "test", parser, pack).probability == (0.45, 0.55)


PLANNED = Chooser({"planned:always": 3.0, "asserted:always": 1.0}, 0.0)


def weighing(text: str, word: str, ruled: Certainty, chooser: Chooser, parser: Parser) -> Certainty:
    parse = parser.parse(text)
    view = TextView(parse, Goods(parse, {}), Mentions(parse, ()), ())
    token = next(t for t in parse.tokens if t.text == word)
    trigger = Trigger(token.i, EventType.TEST, "weapon", "", "x")
    offered = options(view, trigger, parse.sentences[0].span, None, ruled)
    return weighed(ruled, chooser, offered)


def test_what_was_learned_can_overrule(parser: Parser) -> None:
    ruled = Certainty(Modality.ASSERTED, None, Span(0, 2), None)
    found = weighing("It tests a bomb in June.", "tests", ruled, PLANNED, parser)
    assert (found.modality, found.rule, found.modality_span) == (Modality.PLANNED, "weighed", None)
    assert found.confidence is not None
    assert found.confidence > 0.5


def test_what_has_a_band_stays_uncertain(parser: Parser) -> None:
    ruled = Certainty(Modality.PREDICTED, (0.55, 0.8), Span(3, 9), Span(3, 9))
    text = "It likely tests a bomb in June."
    found = weighing(text, "tests", ruled, PLANNED, parser)
    assert found.modality in (Modality.POSSIBLE, Modality.PREDICTED)
    assert found.probability == (0.55, 0.8)


def test_the_rules_verdict_is_a_trait(parser: Parser) -> None:
    ruled = Certainty(Modality.DENIED, None, None, None)
    own = Chooser({f"{m.value}:rule:{m.value}": 1.0 for m in Modality}, 0.0)
    assert weighing("It tests a bomb.", "tests", ruled, own, parser).modality is Modality.DENIED


def test_who_accuses_does_not_deny(parser: Parser) -> None:
    parse = parser.parse("Norway accused Japan of firing a missile.")
    view = TextView(parse, Goods(parse, {}), Mentions(parse, ()), ())
    trigger = Trigger(4, EventType.TEST, "weapon", "", "x")
    accused = Attribution((Span(0, 6),), (Span(7, 14),), (Span(15, 40),), Stance.ACCUSE)
    for verdict in (Modality.ASSERTED, Modality.DENIED):
        by_rule = Certainty(verdict, None, None, None)
        offered = options(view, trigger, Span(0, 41), accused, by_rule)
        denied = Modality.DENIED in {o.value for o in offered}
        assert denied is (verdict is Modality.DENIED)
