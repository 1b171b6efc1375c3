"""Which occasions a text tells of, where they are, and what is said on them."""

from __future__ import annotations

from datetime import date

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Document, EventType, Published, When
from whoseword.read.arguments import Finder
from whoseword.read.engine import Parser
from whoseword.read.filled import Case
from whoseword.read.occasions import occasions
from whoseword.read.reader import Reader
from whoseword.read.triggers import Trigger

SPOKEN = "Shinzo Abe met Donald Trump at a press conference in Tokyo. It rained. {}"


def look(text: str, pack: Pack, parser: Parser) -> Finder:
    published = Published(When.day(date(2024, 11, 7)), "given")
    return Reader(pack, parser).look(Document("x", text, "x", published=published))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("They spoke at a summit in Singapore.", {"summit": "Singapore"}),
        ("The Singapore summit ended.", {"summit": "Singapore"}),
        ("Talks were held in Hanoi.", {"Talks": "Hanoi"}),
        ("Sergei Shoigu visited Pyongyang.", {"visited": "Pyongyang"}),
        ("The two met in Vladivostok.", {"met": "Vladivostok"}),
        ("At the talks he said little.", {"talks": None}),
        ("The missile fell in Wonsan.", {}),
    ],
)
def test_occasions(pack: Pack, parser: Parser, text: str, held: dict[str, str | None]) -> None:
    finder = look(text, pack, parser)
    found = occasions(finder.text, finder.names, finder.named_sites)
    words = finder.text.parse.tokens
    placed = {words[one.word].text: one.site.name if one.site else None for one in found}
    assert {k: v for k, v in placed.items() if k in held or v} == held


@pytest.mark.parametrize(
    ("said", "trait"),
    [
        ("Abe said that he was glad.", "occasion:last/0/True"),
        ("Vladimir Putin said that he was glad.", "occasion:last/0/False"),
        ("He said at the meeting that he was glad.", "occasion:last/recalled:True"),
        ("He said that he was glad.", "occasion:last/recalled:False"),
    ],
)
def test_what_is_said_on_an_occasion(pack: Pack, parser: Parser, said: str, trait: str) -> None:
    finder = look(SPOKEN.format(said), pack, parser)
    word = [t for t in finder.text.parse.tokens if t.text == "said"][-1]
    trigger = Trigger(word.i, EventType.STATEMENT, "", "", "x")
    offered = finder.places(Case(trigger, finder.text.parse.sentence_of(word.i).span))
    traits = {option.value: option.traits for option in offered}
    assert trait in traits["Tokyo"]
