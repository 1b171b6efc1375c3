"""Which places and parties an event can choose from, and which it takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from whoseword.gather import find_dateline
from whoseword.lexicon import Pack
from whoseword.model import Document, EventType, Published, Span, When
from whoseword.read.arguments import Finder
from whoseword.read.engine import Parser
from whoseword.read.filled import Arguments, Case
from whoseword.read.reader import Reader
from whoseword.read.triggers import Trigger, Triggers

Look = Callable[[str], Finder]
Fill = Callable[[str, str], Arguments]


@pytest.fixture(scope="module")
def look(pack: Pack, parser: Parser) -> Look:
    reader = Reader(pack, parser)
    published = Published(When.day(date(2024, 11, 7)), "given")

    def finder(text: str) -> Finder:
        document = Document("x", text, "x", published=published)
        return reader.look(document)

    return finder


@pytest.fixture(scope="module")
def fill(look: Look, pack: Pack) -> Fill:
    """The arguments of the event that a word names, with its sentence for evidence."""
    triggers = Triggers(pack)

    def arguments(text: str, word: str) -> Arguments:
        finder = look(text)
        token = next(t for t in finder.text.parse.tokens if t.text == word)
        trigger = triggers.match(finder.text.parse, finder.text.goods, token.i)
        assert trigger is not None
        evidence = finder.text.parse.sentence_of(token.i).span
        return finder.arguments(Case(trigger, evidence), None)

    return arguments


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The missile flew from Wonsan.", ["Wonsan"]),
        ("Instructors arrived in Ouagadougou.", ["Ouagadougou"]),
        (
            "The drones were used in the 2020 war over Nagorno-Karabakh.",
            ["Nagorno-Karabakh"],
        ),
        ("Troops left the Orenburg region.", ["Orenburg", "Orenburg region"]),
        ("It was fired from the Wonsan area.", ["Wonsan"]),
        ("They march in Russia's Kursk Region.", ["Russia", "Kursk"]),
        ("Ships sailed the western Pacific Ocean.", ["western Pacific Ocean", "Pacific Ocean"]),
        ("Trucks crossed the southern border.", ["southern border"]),
        ("Nothing happened at all.", []),
        ("Missiles hit the Ukrainian capital.", ["Kyiv", "Ukraine"]),
        ("He spoke in the capital of Iran.", ["Iran", "Tehran"]),
        ("Depots grew at Kusong and Sinpo.", ["Kusong", "Kusong and Sinpo", "Sinpo"]),
        ("Rockets struck the town of Zarechny.", ["Zarechny"]),
        ("He toured the Nampo Shipyard.", ["Nampo", "Nampo Shipyard"]),
        # A place is called as the text calls it first, but for what only tells what it is.
        ("It fell into the East Sea, the Sea of Japan.", ["East Sea", "East Sea"]),
        ("Tunnels at the Punggye-ri nuclear test site fell in.", ["Punggye-ri"]),
        ("It was fired from a Sinpo-class submarine.", []),
        ("The leaders met in Ver-sur-Mer.", ["Ver-sur-Mer"]),
        ("It went to court at the Hague.", ["The Hague"]),
    ],
)
def test_the_places_of_a_text(look: Look, text: str, names: list[str]) -> None:
    assert sorted(s.name for s in look(text).named_sites) == sorted(names)


def test_the_place_of_a_dateline_is_offered(pack: Pack, parser: Parser) -> None:
    text = "TEL AVIV, April 21 (Reuters) - Syria retains chemical weapons, Jim Mattis said."
    reader = Reader(pack, parser)
    document = Document("x", text, "x", dateline=find_dateline(text, When.day(date(2017, 4, 21))))
    finder = reader.look(document)
    said = next(t for t in finder.text.parse.tokens if t.text == "said")
    trigger = Trigger(said.i, EventType.STATEMENT, "", "", "x")
    offered = finder.places(Case(trigger, finder.text.parse.sentence_of(said.i).span))
    assert "Tel Aviv" in [option.value for option in offered]


def test_a_place_lies_where_the_text_says_it(look: Look) -> None:
    text = "On Sunday the missile flew from Wonsan over the western sea border."
    for site in look(text).named_sites:
        assert site.span.of(text) in ("Wonsan", "western sea border")


@pytest.mark.parametrize(
    ("text", "word", "recipient"),
    [
        ("North Korea sent shells to Russia.", "sent", "Russia"),
        ("North Korea supplied Russia with missiles.", "supplied", "Russia"),
        ("Washington imposed sanctions on North Korea.", "sanctions", "North Korea"),
        ("Vladimir Putin met Kim Jong Un.", "met", "Kim Jong Un"),
        ("North Korea fired a missile.", "fired", None),
        ("North Korea built a factory.", "built", None),
    ],
)
def test_recipients(fill: Fill, text: str, word: str, recipient: str | None) -> None:
    found = fill(text, word).recipient
    assert (found.value if found else None) == recipient


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("North Korea fired two missiles from Wonsan.", "fired", "Wonsan"),
        ("Kim Jong Un met Vladimir Putin in Vladivostok.", "met", "Vladivostok"),
        ("North Korea sent shells.", "sent", None),
    ],
)
def test_places(fill: Fill, text: str, word: str, place: str | None) -> None:
    found = fill(text, word).place
    assert (found.value if found else None) == place


def test_nobody_receives_from_himself(look: Look) -> None:
    text = "North Korea sent shells to North Korea."
    finder = look(text)
    token = next(t for t in finder.text.parse.tokens if t.text == "sent")
    trigger = Trigger(token.i, EventType.TRANSFER, "weapon", "", "x")
    whole = Span(0, len(text))
    case = Case(trigger, whole)
    actor = finder.actor(case, finder.actors(case))
    assert actor is not None
    assert actor.value == "North Korea"
    assert finder.arguments(case, actor).recipient is None


def test_the_town_named_last_is_offered_however_far(look: Look, pack: Pack) -> None:
    far = "The envoys left Moscow. They met at Sohae. " + "It rained for days. " * 4
    finder = look(f"{far}He condemned the launch.")
    condemned = next(t for t in finder.text.parse.tokens if t.text == "condemned")
    trigger = Triggers(pack).match(finder.text.parse, finder.text.goods, condemned.i)
    assert trigger is not None
    evidence = finder.text.parse.sentence_of(condemned.i).span
    offered = {o.value: o.traits for o in finder.places(Case(trigger, evidence))}
    assert "latest" in offered["Sohae"]
    assert "Moscow" not in offered


@pytest.mark.parametrize(
    ("text", "word", "thing"),
    [
        ("The missile flew about 300 km.", "flew", "missile"),
        ("North Korea shipped 300 tonnes of oil.", "shipped", "oil"),
        ("North Korea fired two missiles.", "fired", "missiles"),
    ],
)
def test_what_it_is_measured_in_is_no_object(
    look: Look, text: str, word: str, thing: str | None
) -> None:
    finder = look(text)
    token = next(t for t in finder.text.parse.tokens if t.text == word)
    trigger = Trigger(token.i, EventType.TEST, "weapon", "", "here")
    found = finder.arguments(Case(trigger, finder.text.parse.sentences[0].span), None)
    assert (found.object.value if found.object else None) == thing
