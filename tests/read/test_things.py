"""What an event is done to, or a statement is about: what is offered, and what is taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factories import document
from whoseword.lexicon import Pack
from whoseword.model import Span
from whoseword.read.choice import Option
from whoseword.read.engine import Parser
from whoseword.read.reader import Reader
from whoseword.read.things import Things, by_syntax
from whoseword.read.triggers import Triggers

Offer = Callable[[str, str], dict[str, Option[str]]]
SANCTIONS = (
    "On Friday Russia criticised the sanctions on the Chinese military, which it called unjust."
)
OIL = "Russia sent a million barrels of oil to North Korea last year."


@pytest.fixture(scope="module")
def offer(pack: Pack, parser: Parser) -> Offer:
    """The things offered for the event that a word of a text names, by their words."""
    reader, triggers = Reader(pack, parser), Triggers(pack)

    def offered(text: str, word: str) -> dict[str, Option[str]]:
        look = reader.look(document(text))
        i = next(t.i for t in look.text.parse.tokens if t.text == word)
        trigger = triggers.match(look.text.parse, look.text.goods, i)
        assert trigger is not None
        head = by_syntax(look.text, trigger, look.quantities)
        return {o.value: o for o in Things(look.text).options(trigger, Span(0, len(text)), head)}

    return offered


def test_a_phrase_is_offered_short_and_with_what_follows_it(offer: Offer) -> None:
    found = offer(SANCTIONS, "criticised")
    assert {"sanctions", "sanctions on the Chinese military", "Chinese military"} <= set(found)
    assert "form:long" in found["sanctions on the Chinese military"].traits


def test_times_are_no_things(offer: Offer) -> None:
    assert not any("Friday" in words for words in offer(SANCTIONS, "criticised"))
    assert not any("year" in words for words in offer(OIL, "sent"))


def test_a_phrase_does_not_begin_inside_a_word(offer: Offer) -> None:
    for said in ("an 8 700-ton submarine", "a 5,000-ton submarine", "a three-deck submarine"):
        found = offer(f"Kim inspected {said} on Friday.", "inspected")
        assert said.partition(" ")[2] in found
        assert not any(words.startswith(("ton", "700", "000", "deck")) for words in found)


def test_what_the_rules_take_is_marked(offer: Offer) -> None:
    marked = [words for words, one in offer(OIL, "sent").items() if "ruled" in one.traits]
    assert marked == ["oil"]


def test_phrases_lie_where_the_text_says_them(offer: Offer) -> None:
    for text, word in ((SANCTIONS, "criticised"), (OIL, "sent")):
        assert all(o.span.of(text) == o.value for o in offer(text, word).values())


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("North Korea fired two ballistic missiles on Friday, Seoul said.", "ballistic missiles"),
        ("Iran has delivered hundreds of drones to Russia, officials said.", "drones"),
    ],
)
def test_the_thing_of_a_claim(pack: Pack, parser: Parser, text: str, thing: str) -> None:
    [claim] = Reader(pack, parser).read(document(text)).claims
    assert claim.object == thing


@pytest.mark.parametrize(
    ("text", "word", "thing"),
    [
        ('Russia sent "defensive weapons" to Kyiv.', "sent", '"defensive weapons"'),
        ("Russia sent “defensive weapons.” It was a surprise.", "sent", "“defensive weapons.”"),
        ('Russia sent "defensive weapons that fly" to Kyiv.', "sent", "defensive weapons"),
        ("Iran criticised, on Friday, the new sanctions.", "criticised", "new sanctions"),
    ],
)
def test_a_thing_has_both_marks_of_its_quotation_or_none(
    offer: Offer, text: str, word: str, thing: str
) -> None:
    assert any(value.startswith(thing) for value in offer(text, word))
    assert not any(value.count('"') % 2 for value in offer(text, word))
