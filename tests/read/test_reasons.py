"""Every part of a claim says what decided it, on which words, and how sure that is."""

from __future__ import annotations

from datetime import date

import pytest

from whoseword.lexicon import Pack
from whoseword.model import Claim, Document, EventType, Published, Reason, When
from whoseword.read.engine import Parser
from whoseword.read.reader import Reader

TEXT = (
    "North Korea is believed to have sent shells to Russia in 2023, South Korean officials said. "
    "North Korea fired two ballistic missiles on Monday. It fired two more missiles from Wonsan."
)


@pytest.fixture(scope="module")
def claims(pack: Pack, parser: Parser) -> tuple[Claim, ...]:
    published = Published(When.day(date(2024, 11, 7)), "given")
    reader = Reader(pack, parser, learned=False)
    return reader.read(Document("x", TEXT, "x", published=published)).claims


def reason(claim: Claim, part: str) -> Reason:
    (found,) = [r for r in claim.why if r.part == part]
    return found


def test_every_filled_part_has_one_reason(claims: tuple[Claim, ...]) -> None:
    assert claims
    for claim in claims:
        parts = [r.part for r in claim.why]
        filled = [
            part
            for part in ("actor", "recipient", "object", "quantity", "place", "date")
            if getattr(claim, part) is not None
        ]
        assert sorted(parts) == sorted(["type", "root", "modality", *filled])


def test_confidences_are_probabilities(claims: tuple[Claim, ...]) -> None:
    sure = [r.confidence for claim in claims for r in claim.why]
    assert all(one is None or 0 < one <= 1 for one in sure)


def test_words_are_the_texts(claims: tuple[Claim, ...]) -> None:
    assert all(r.words in TEXT for claim in claims for r in claim.why)


def test_a_root_s_reason_is_the_cue_that_names_it(claims: tuple[Claim, ...]) -> None:
    sent = next(c for c in claims if c.type is EventType.TRANSFER)
    assert reason(sent, "root").words == "said"
    assert reason(sent, "recipient").rule == "weighed"
    assert reason(sent, "type").rule.startswith("trigger of triggers.csv:")


def test_one_line_of_a_reason() -> None:
    assert str(Reason("actor", "subject", "Iran", 0.831)) == "actor: subject 'Iran' (0.83)"
    assert str(Reason("root", "own voice")) == "root: own voice"
