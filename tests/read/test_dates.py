"""When an event was is chosen among the times near it and the dates of other claims."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Claim, Document, EventType, Published, When
from whoseword.read.choice import Chooser, Option
from whoseword.read.dates import dated, options
from whoseword.read.engine import Parser
from whoseword.read.reader import Reader

THURSDAY = Published(When.day(date(2024, 11, 7)), "given")
TEXT = (
    "North Korea fired a missile on Monday, KCNA said on Tuesday.\n\n"
    "North Korea has tested missiles from Wonsan for years. Russia, Iran: missiles and warheads."
)
Offered = tuple[Option[Any], ...]


@pytest.fixture(scope="module")
def material(parser: Parser, pack: Pack) -> tuple[Any, ...]:
    document = Document("x", TEXT, "x", published=THURSDAY)
    reader = Reader(pack, parser, learned=False)
    finder = reader.look(document)
    claims = [c for c in reader.read(document).claims if c.type is EventType.TEST]
    return document, finder.text, finder.times, claims


@pytest.fixture(scope="module")
def offered(material: tuple[Any, ...]) -> list[tuple[Claim, Offered]]:
    return list(options(*material))


def by_date(some: Offered) -> dict[str, tuple[str, ...]]:
    return {o.value.when.iso() if o.value else "": o.traits for o in some}


def test_every_time_of_the_sentence_is_offered_and_none_comes_last(
    offered: list[tuple[Claim, Offered]],
) -> None:
    assert list(by_date(offered[0][1]))[-1] == ""
    assert "ruled" in by_date(offered[0][1])["2024-11-04"]


def test_the_time_of_a_report_is_offered_as_one(offered: list[tuple[Claim, Offered]]) -> None:
    reported = [found for _, some in offered if "2024-11-05" in (found := by_date(some))]
    assert reported
    assert all("time:foreign" in found["2024-11-05"] for found in reported)
    assert not any("ruled" in found["2024-11-05"] for found in reported)


def test_the_dates_of_other_claims_are_offered(offered: list[tuple[Claim, Offered]]) -> None:
    found = by_date(offered[-1][1])
    assert "before type/same actor/1" in found["2024-11-04"]
    assert {"ruled", "none/perfect"} <= set(found[""])


def test_what_is_likeliest_dates_the_claim_and_says_why(material: tuple[Any, ...]) -> None:
    document, text, times, claims = material
    always = Chooser({"time:in": 5.0, "before type": 5.0}, 0.4)
    first, last = dated(document, text, times, claims, always)
    assert first.date == last.date == When.day(date(2024, 11, 4))
    assert [c.why[-1].rule for c in (first, last)] == ["own time", "carried on"]
    assert (first.why[-1].confidence or 0) > 0.9


def test_a_day_that_only_the_publication_would_place_takes_no_other(
    parser: Parser, pack: Pack
) -> None:
    text = (
        "North Korea tested a missile on September 9, 2016. North Korea fired a missile on Monday."
        " Russia, Iran: missiles and warheads."
    )
    document = Document("x", text, "x")
    reader = Reader(pack, parser, learned=False)
    finder = reader.look(document)
    claims = [c for c in reader.read(document).claims if c.type is EventType.TEST]
    first, second = options(document, finder.text, finder.times, claims)
    assert set(by_date(first[1])) == {"2016-09-09", ""}
    assert set(by_date(second[1])) == {""}
