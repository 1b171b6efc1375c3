"""On whose word a claim stands is chosen among all who could vouch for it, and nobody."""

from __future__ import annotations

import pytest

from factories import document, ruled
from whoseword.lexicon import Pack
from whoseword.model import EventType, Source, SourceType, Span
from whoseword.read.choice import Option
from whoseword.read.cues import Cues
from whoseword.read.engine import Parser
from whoseword.read.goods import Goods
from whoseword.read.roots import Chain, RootCase, Telling, options
from whoseword.read.triggers import Trigger
from whoseword.read.view import TextView
from whoseword.read.who.mentions import find_mentions
from whoseword.read.who.speakers import Speakers

ANNOUNCED = "The minister released the following press statement:\n"
STATEMENT = (
    f"{ANNOUNCED}Norway fired a missile. It was loud and fell near our shore.\n"
    "We shall answer this, and soon. Whoever looks for peace must not fire."
)
TEXT = "KCNA reported that the plant had opened. Japan fired a missile, analysts said on Monday."
ANALYSTS = (Source("analysts", SourceType.EXPERT, Span(64, 72)),)


def offered(
    parser: Parser, pack: Pack, text: str, whose: str, ruled_chain: Chain
) -> dict[str, Option[Chain]]:
    """The options of the event in `text` that says 'fired', by their roots."""
    parse, made, names = parser.parse(text), document(text), pack.names
    mentions = find_mentions(made, parse, names)
    view = TextView(parse, Goods(parse, {}), mentions, ruled(parse, Cues.of(pack)))
    fired = next(t for t in parse.tokens if t.text == "fired")
    trigger = Trigger(fired.i, EventType.TEST, "weapon", "", "here")
    speakers = Speakers(made, mentions, names)
    evidence = Span(text.index(whose), len(text))
    found = options(RootCase(Telling(view, speakers), trigger, evidence, whose, ruled_chain))
    return {o.value[-1].name if o.value else "": o for o in found}


@pytest.fixture(scope="module")
def found(parser: Parser, pack: Pack) -> dict[str, Option[Chain]]:
    return offered(parser, pack, TEXT, "Japan", ANALYSTS)


def test_a_statement_printed_in_full_is_its_speakers(parser: Parser, pack: Pack) -> None:
    found = offered(parser, pack, STATEMENT, "Norway", ())
    assert "own in a statement" in found[""].traits
    (speaker,) = [name for name, o in found.items() if "prints it in full" in o.traits]
    assert "minister" in speaker
    plain = offered(parser, pack, STATEMENT[len(ANNOUNCED) :], "Norway", ())
    assert "own in a statement" not in plain[""].traits


def test_who_speaks_and_who_is_named_may_be_the_root_and_nobody_comes_last(
    found: dict[str, Option[Chain]],
) -> None:
    assert set(found) == {"analysts", "KCNA", "Japan", ""}
    assert list(found)[-1] == ""


def test_the_rules_root_is_marked(found: dict[str, Option[Chain]]) -> None:
    assert [name for name, o in found.items() if "ruled" in o.traits] == ["analysts"]
    assert found["analysts"].value == ANALYSTS


def test_where_and_how_somebody_speaks_is_seen(found: dict[str, Option[Chain]]) -> None:
    assert {"says this", "cue inside", "says:0"} <= set(found["analysts"].traits)
    assert {"says:1", "latest", "test/says:1"} <= set(found["KCNA"].weighed)
    assert "says this" not in found["KCNA"].traits


def test_who_is_only_named_is_told_from_who_speaks(found: dict[str, Option[Chain]]) -> None:
    japan = set(found["Japan"].traits)
    assert {"named:in", "the actor"} <= japan
    assert not any(t.startswith("says") for t in japan)


def test_who_speak_together_vouch_together(parser: Parser, pack: Pack) -> None:
    text = "Norway, Sweden and Finland said on Monday that Japan had fired a missile."
    assert set(offered(parser, pack, text, "Japan", ())) == {
        "Norway, Sweden and Finland",
        "Japan",
        "",
    }
