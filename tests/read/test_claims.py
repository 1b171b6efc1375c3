"""From events to claims: evidence, chain, certainty, identity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Document, EventType, Modality, Published, Reading, When
from whoseword.read.engine import Parser
from whoseword.read.reader import Reader

PUBLISHED = Published(When.day(date(2024, 11, 7)), "given")
TEXT = (
    "North Korea fired two ballistic missiles on Tuesday, South Korea's Joint Chiefs of Staff "
    "said. Washington urged Pyongyang to give up its nuclear weapons. Analysts say the missile "
    "is likely to reach Guam."
)


@pytest.fixture(scope="module")
def reader(parser: Parser, pack: Pack) -> Reader:
    return Reader(pack, parser)


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read(Document("x", TEXT, "x", published=PUBLISHED))


def test_the_chain_ends_with_who_vouches_for_it(reading: Reading) -> None:
    claim = next(c for c in reading.claims if c.type is EventType.TEST)
    assert claim.root is not None
    assert claim.root.name == "South Korea's Joint Chiefs of Staff"


def test_a_statement_s_chain_ends_with_its_speaker(reading: Reading) -> None:
    claim = next(c for c in reading.claims if c.type is EventType.STATEMENT)
    assert (claim.actor, claim.root and claim.root.name) == ("United States", "United States")


def test_a_demand_is_demanded(reading: Reading) -> None:
    claim = next(c for c in reading.claims if c.type is EventType.STATEMENT)
    assert claim.modality is Modality.DEMANDED


def test_an_estimative_word_gives_its_band(reading: Reading) -> None:
    claim = next(c for c in reading.claims if c.type is EventType.ASSESSMENT)
    assert claim.probability == (0.55, 0.8)


def test_evidence_takes_in_the_attribution_beside_it(reading: Reading) -> None:
    claim = next(c for c in reading.claims if c.type is EventType.TEST)
    assert claim.evidence.of(TEXT).startswith("North Korea fired")
    assert "Joint Chiefs of Staff said" in claim.evidence.of(TEXT)


def test_every_claim_gives_its_reason(reading: Reading) -> None:
    assert all(claim.why for claim in reading.claims)


def test_ids_differ_between_claims(reading: Reading) -> None:
    ids = [c.id for c in reading.claims]
    assert len(set(ids)) == len(ids)


def test_ids_do_not_hang_on_the_document_s_own_id(reader: Reader, reading: Reading) -> None:
    again = reader.read(Document("y", TEXT, "y", published=PUBLISHED))
    assert [c.id for c in again.claims] == [c.id for c in reading.claims]


def test_ids_hang_on_the_pack(pack: Pack, parser: Parser, reading: Reading) -> None:
    other = Reader(replace(pack, digest="0" * 64), parser)
    again = other.read(Document("x", TEXT, "x", published=PUBLISHED))
    assert {c.id for c in again.claims}.isdisjoint(c.id for c in reading.claims)


def test_who_orders_an_act_does_it_whoever_is_named_beside(reader: Reader) -> None:
    text = (
        "Russia moved missiles to Belarus. President Donald Trump said he had ordered two nuclear "
        "submarines to be deployed near Russia."
    )
    claims = reader.read(Document("x", text, "x", published=PUBLISHED)).claims
    ordered = [c for c in claims if c.modality is Modality.ORDERED]
    assert ordered
    assert {c.actor for c in ordered} == {"Donald Trump"}


def test_who_fires_another_s_system_fires_it(reader: Reader) -> None:
    text = "Iranian officials said Iran had successfully launched an S-300 missile in the desert."
    [claim] = reader.read(Document("x", text, "x", published=PUBLISHED)).claims
    assert (claim.type, claim.actor) == (EventType.TEST, "Iran")


@pytest.mark.parametrize(
    ("when", "modality"), [("next month", Modality.PLANNED), ("last month", Modality.ASSERTED)]
)
def test_an_act_with_a_date_to_come_is_planned(
    pack: Pack, parser: Parser, when: str, modality: Modality
) -> None:
    text = f"{TEXT} The talks {when} between Donald Trump and Kim Jong Un were hailed."
    rules = Reader(pack, parser, learned=False)
    finder = rules.look(document := Document("x", text, "x", published=PUBLISHED))
    maker = rules.maker(document, finder)
    [met] = [c for c in rules.events(finder) if c.trigger.type is EventType.MEETING]
    assert maker.ruled(met).modality is modality
