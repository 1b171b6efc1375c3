"""Whose the places and systems are that an event names."""

from __future__ import annotations

from factories import document, span
from whoseword.lexicon import Pack
from whoseword.read.engine import Parser
from whoseword.read.grounds import Grounds
from whoseword.read.reader import Reader

TEXT = (
    "Washington saw work at Punggye-ri. A tunnel was dug there, Tokyo said. "
    "Troops of North Korea fired a Hwasong-18."
)


def traits(pack: Pack, parser: Parser, words: str, who: str) -> set[str]:
    view = Reader(pack, parser, learned=False).look(document(TEXT)).text
    grounds = Grounds.of(view, span(words, TEXT))
    mention = next(m for m in view.mentions.every if m.span.of(TEXT) == who)
    return set(grounds.traits(mention))


def test_a_place_of_the_evidence_or_the_last_before_it_says_whose_ground_it_is(
    pack: Pack, parser: Parser
) -> None:
    inside = "saw work at Punggye-ri"
    assert "ground:in/True" in traits(pack, parser, inside, "North Korea")
    assert "ground:in/False" in traits(pack, parser, inside, "Washington")
    assert "ground:before/True" in traits(pack, parser, "A tunnel was dug", "North Korea")


def test_a_system_says_whose_it_is(pack: Pack, parser: Parser) -> None:
    fired = "fired a Hwasong-18"
    assert "system:True" in traits(pack, parser, fired, "North Korea")
    assert "system:False" in traits(pack, parser, fired, "Washington")
    assert not any(t.startswith("system") for t in traits(pack, parser, "saw work", "Washington"))
