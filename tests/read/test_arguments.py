"""Who did what to whom, how many, where and when."""

from __future__ import annotations

from datetime import date

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Claim, Document, EventType, Published, When
from whoseword.read.engine import Parser
from whoseword.read.reader import Reader

PUBLISHED = Published(When.day(date(2024, 11, 7)), "given")


@pytest.fixture(scope="module")
def reader(parser: Parser, pack: Pack) -> Reader:
    return Reader(pack, parser, learned=False)


def first(reader: Reader, text: str, type_: EventType) -> Claim:
    document = Document(
        "x",
        text + " North Korea, Russia, Iran, Ukraine: missiles and warheads.",
        "x",
        published=PUBLISHED,
    )
    return next(c for c in reader.read(document).claims if c.type is type_)


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("North Korea fired a missile.", EventType.TEST, "North Korea"),
        ("A missile was fired by North Korea.", EventType.TEST, "North Korea"),
        ("Pyongyang fired a missile.", EventType.TEST, "North Korea"),
        ("Iran bought missiles from Russia.", EventType.TRANSFER, "Russia"),
        ("Kim Jong Un visited a munitions factory.", EventType.VISIT, "Kim Jong Un"),
        ("Russia promised to send missiles to Iran.", EventType.TRANSFER, "Russia"),
    ],
)
def test_the_doer_is_found(reader: Reader, text: str, type_: EventType, actor: str) -> None:
    assert first(reader, text, type_).actor == actor


def test_the_receiver_of_a_purchase_is_its_subject(reader: Reader) -> None:
    assert (
        first(reader, "Iran bought missiles from Russia.", EventType.TRANSFER).recipient == "Iran"
    )


def test_the_receiver_stands_after_to(reader: Reader) -> None:
    claim = first(reader, "North Korea sent shells to Russia.", EventType.TRANSFER)
    assert claim.recipient == "Russia"


def test_the_object_is_a_phrase_of_the_text_with_its_span(reader: Reader) -> None:
    text = "North Korea fired two short-range ballistic missiles."
    claim = first(reader, text, EventType.TEST)
    assert claim.object == "short-range ballistic missiles"
    assert claim.spans.object is not None
    assert claim.spans.object.of(text) == claim.object


def test_the_number_of_the_object_is_the_quantity(reader: Reader) -> None:
    claim = first(reader, "North Korea fired two ballistic missiles.", EventType.TEST)
    assert claim.quantity is not None
    assert claim.quantity.value == 2


def test_the_date_of_the_clause_is_the_event_s(reader: Reader) -> None:
    claim = first(reader, "North Korea fired a missile on Oct. 31.", EventType.TEST)
    assert claim.date is not None
    assert claim.date.iso() == "2024-10-31"


def test_an_order_is_its_giver_s_act(reader: Reader) -> None:
    text = "Kim Jong Un ordered officials to step up production of missiles."
    assert first(reader, text, EventType.PRODUCTION).actor == "Kim Jong Un"
