"""Which time dates a claim by the rules, and how far a date carries."""

from __future__ import annotations

from datetime import date

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Claim, Document, EventType, Published, When
from whoseword.read.choice import Chooser, shipped
from whoseword.read.engine import Parser
from whoseword.read.reader import Reader

THURSDAY = Published(When.day(date(2024, 11, 7)), "given")
TAIL = " North Korea, Russia, Iran, Ukraine: missiles and warheads."


@pytest.fixture(scope="module")
def reader(parser: Parser, pack: Pack) -> Reader:
    ruled = {**shipped(), "date": Chooser({"ruled": 9.0}, least=0.4)}
    return Reader(pack, parser, choosers=ruled, learned=False)


def claims(reader: Reader, text: str, type_: EventType) -> list[Claim]:
    document = Document("x", text + TAIL, "x", published=THURSDAY)
    return [c for c in reader.read(document).claims if c.type is type_]


def dates(reader: Reader, text: str, type_: EventType) -> list[str | None]:
    return [c.date.iso() if c.date else None for c in claims(reader, text, type_)]


@pytest.mark.parametrize(
    ("text", "type_", "means"),
    [
        # the event's time, not the report's
        ("North Korea fired a missile, KCNA said on Wednesday.", EventType.TEST, None),
        (
            "North Korea fired a missile on Monday, KCNA said on Wednesday.",
            EventType.TEST,
            "2024-11-04",
        ),
        ("On Monday North Korea fired a missile.", EventType.TEST, "2024-11-04"),
        # a statement is dated by when it was made
        (
            "Washington on Tuesday urged Pyongyang to give up its missiles.",
            EventType.STATEMENT,
            "2024-11-05",
        ),
        # what is planned has a day to come
        ("Russia will send missiles to Iran on Monday.", EventType.TRANSFER, "2024-11-11"),
        ("Russia plans to send missiles to Iran in May.", EventType.TRANSFER, "2025-05"),
        # a time in another clause tells of something else
        (
            "Russia fired a missile, which it had bought in 2019, over Ukraine.",
            EventType.TEST,
            None,
        ),
        # an event that only comes before a time is not at that time
        ("North Korea fired a missile before Tuesday.", EventType.TEST, None),
        # the day of publication only by a word of the text
        ("North Korea fired a missile overnight.", EventType.TEST, "2024-11-07"),
        ("North Korea fired a missile.", EventType.TEST, None),
    ],
)
def test_a_claim_has_the_date_of_its_event(
    text: str, type_: EventType, means: str | None, reader: Reader
) -> None:
    assert dates(reader, text, type_)[:1] == [means]


def test_a_test_goes_on_over_the_next_sentences(reader: Reader) -> None:
    text = (
        "North Korea fired a missile on Monday.\n\nNorth Korea fired the missile from Wonsan."
        "\n\nNorth Korea has tested missiles for years."
    )
    first, second, *rest = claims(reader, text, EventType.TEST)
    assert first.date == second.date == When.day(date(2024, 11, 4))
    assert (second.why[-1].rule, second.why[-1].words) == ("carried on", "Monday")
    assert second.spans.date == first.spans.date
    assert all(c.date is None for c in rest)


def test_who_watched_a_test_was_there_that_day(reader: Reader) -> None:
    text = "North Korea fired a missile on Monday. Kim Jong Un visited the site in Wonsan."
    assert dates(reader, text, EventType.VISIT) == ["2024-11-04"]


def test_a_statement_given_in_full_has_its_opening_s_date(reader: Reader) -> None:
    text = (
        "North Korea on Tuesday issued this statement on missiles:\n"
        "Washington has staged drills.\nSeoul has bought missiles.\nTokyo has bought missiles.\n"
        "Ukraine has bought missiles.\n"
        "North Korea urges Washington to give up its nuclear weapons."
    )
    assert dates(reader, text, EventType.STATEMENT)[-1] == "2024-11-05"


def test_a_carried_date_makes_an_id_of_its_own(reader: Reader) -> None:
    text = "North Korea fired a missile on Monday. North Korea fired the missile from Wonsan."
    found = claims(reader, text, EventType.TEST)
    assert len({c.id for c in found}) == len(found)
