"""A party is named with those whom the text joins to it."""

from __future__ import annotations

import pytest

from factories import document, span
from whoseword.lexicon import Pack
from whoseword.model import EventType
from whoseword.read.engine import Parser
from whoseword.read.filled import Slot
from whoseword.read.joint import joint
from whoseword.read.reader import Reader

LIST = "Germany, France and Italy sent tanks to Ukraine."
TWO = "Russia and Iran signed a pact."


@pytest.fixture(scope="module")
def reader(parser: Parser, pack: Pack) -> Reader:
    return Reader(pack, parser, learned=False)


def together(reader: Reader, text: str, name: str, kind: EventType, *others: str) -> str | None:
    view = reader.look(document(text)).text
    found = joint(view, kind, Slot(name, span(name, text)), others)
    return found.value if found else None


@pytest.mark.parametrize("name", ["Germany", "France", "Italy"])
def test_whoever_of_a_list_is_found_all_are_named(reader: Reader, name: str) -> None:
    assert together(reader, LIST, name, EventType.TRANSFER) == "Germany, France and Italy"


def test_the_other_party_of_the_event_is_left_out(reader: Reader) -> None:
    assert together(reader, LIST, "Germany", EventType.TRANSFER, "Italy") == "Germany and France"


def test_whoever_stands_alone_stays_alone(reader: Reader) -> None:
    assert together(reader, LIST, "Ukraine", EventType.TRANSFER) == "Ukraine"


def test_an_agreement_s_two_sides_are_two_parties(reader: Reader) -> None:
    assert together(reader, TWO, "Russia", EventType.AGREEMENT) == "Russia"
    assert together(reader, TWO, "Russia", EventType.STATEMENT) == "Russia and Iran"


def test_nobody_is_joined_to_nobody(reader: Reader) -> None:
    view = reader.look(document(LIST)).text
    assert joint(view, EventType.TRANSFER, None, ()) is None
