"""The shipped examples are what they say: evidence stands where it is said to, ids are right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from whoseword.gather import gather
from whoseword.lexicon.check import BANDS
from whoseword.measure.slots import SLOTS
from whoseword.model import Document, EventType, Modality, SourceType, When

EXAMPLES = Path(__file__).parent.parent / "examples"
RECORDS: list[dict[str, Any]] = [
    json.loads(line) for line in (EXAMPLES / "claims.jsonl").read_text("utf-8").splitlines()
]
CLAIMS = [(record["id"], claim) for record in RECORDS for claim in record["claims"]]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    found = list(gather([EXAMPLES / "articles"]))
    return {item.id: item.text for item in found if isinstance(item, Document)}


def test_every_article_is_annotated_and_the_other_way_round(texts: dict[str, str]) -> None:
    assert set(texts) == {record["id"] for record in RECORDS}


@pytest.mark.parametrize(("document", "claim"), CLAIMS)
def test_evidence_stands_at_its_start(
    document: str, claim: dict[str, Any], texts: dict[str, str]
) -> None:
    assert texts[document].startswith(claim["evidence"], claim["start"])


@pytest.mark.parametrize(("document", "claim"), CLAIMS)
def test_fields_hold_what_the_contract_allows(document: str, claim: dict[str, Any]) -> None:
    assert set(claim) == {"evidence", "start", "type", *SLOTS} - {"root"}
    assert claim["type"] in set(EventType)
    assert claim["modality"] in set(Modality)
    assert claim["source_type"] in set(SourceType)
    assert bool(claim["sources"]) == (claim["source_type"] != "none")
    assert claim["probability"] is None or tuple(claim["probability"]) in BANDS
    assert claim["date"] is None or When.parse(claim["date"]).iso() == claim["date"]
