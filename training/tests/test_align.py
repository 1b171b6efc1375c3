"""Annotated claims find the units that state them."""

from __future__ import annotations

from typing import Any

from training.claims.align import aligned
from whoseword.lexicon import Pack
from whoseword.model import Document, EventType
from whoseword.read.reader import Reader

TEXT = (
    "North Korea fired two missiles on Friday. South Korea condemned the launch. "
    "Analysts said the missiles could reach Guam."
)


def claim(type_: str, evidence: str) -> dict[str, Any]:
    return {"type": type_, "evidence": evidence, "start": TEXT.index(evidence)}


def test_each_claim_goes_to_the_word_that_states_it() -> None:
    reader = Reader(Pack.load())
    seen = reader.see(reader.look(Document("one", TEXT, "here")))
    claims = [
        claim("test", "North Korea fired two missiles on Friday"),
        claim("statement", "South Korea condemned the launch"),
        claim("assessment", "Analysts said the missiles could reach Guam"),
    ]
    words = {
        seen.view.parse.tokens[unit.i].text: types
        for unit, types in zip(seen.units, aligned(seen, claims), strict=True)
        if types
    }
    assert words == {
        "fired": [EventType.TEST],
        "condemned": [EventType.STATEMENT],
        "reach": [EventType.ASSESSMENT],
    }
