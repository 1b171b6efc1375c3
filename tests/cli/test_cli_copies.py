from __future__ import annotations

import json
from pathlib import Path

import pytest

from factories import Program
from prose import INDEPENDENT, WIRE, cut_to_half, without_dateline


@pytest.fixture
def told(whoseword: Program, tmp_path: Path) -> Program:
    """A wire story, a copy of it the day after, and an independent report."""
    lines = [
        {"id": "own", "publisher": "Own Post", "published": "2024-10-31", "text": INDEPENDENT},
        {
            "id": "half",
            "publisher": "Daily Ledger",
            "published": "2024-11-01",
            "title": "A long flight",
            "text": f"LONDON — {cut_to_half(without_dateline(WIRE))}",
        },
        {"id": "wire", "published": "2024-10-31", "title": "North Korea fires", "text": WIRE},
    ]
    path = tmp_path / "told.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert whoseword("add", path.name).code == 0
    return whoseword


def test_copies_are_listed_with_their_reasons(told: Program) -> None:
    (group,) = json.loads(told("copies", "--format", "json").out)
    first, second = group["documents"]
    assert (first["id"], first["of"]) == ("wire", None)
    assert (second["id"], second["of"]) == ("half", "wire")
    assert second["share"] > 0.9
    assert "words stand in the other" in second["why"][0]
    assert second["why"][-1] == "under another headline"


def test_copies_of_one_document(told: Program) -> None:
    assert len(json.loads(told("copies", "half", "--format", "json").out)) == 1
    assert json.loads(told("copies", "own", "--format", "json").out) == []
    assert told("copies", "own").out == "No copies.\n"


def test_copies_as_a_table(told: Program) -> None:
    out = told("copies").out
    assert "2 documents" in out
    assert "of wire: " in out


def test_an_unknown_document_is_said_to_be_none(told: Program) -> None:
    ended = told("copies", "nothing")
    assert (ended.code, ended.err) == (
        1,
        "whoseword: nothing: no document has an id that begins so.\n",
    )


def test_the_lineage_of_a_document(told: Program) -> None:
    (story,) = json.loads(told("lineage", "half", "--format", "json").out)
    assert story["first"] == ["wire"]
    assert story["groups"] == 1
    assert {"by": "an unnamed outlet", "of": "AFP", "reason": "credit", "documents": ["wire"]} in (
        story["edges"]
    )


def test_the_lineage_of_a_claim(filled: Program) -> None:
    claims = json.loads(filled("claims", "--format", "json").out)
    (story,) = json.loads(filled("lineage", claims[0]["id"], "--format", "json").out)
    assert story["roots"] == ["KCNA"]


def test_lineage_as_a_table(filled: Program) -> None:
    out = filled("lineage", "a").out
    assert "On whose word: KCNA" in out
    assert "cites KCNA" in out


def test_lineage_of_nothing(filled: Program) -> None:
    ended = filled("lineage", "nothing")
    assert ended.code == 1
    assert "no event, claim or document" in ended.err


def test_a_whole_document_id_goes_before_the_start_of_another_s(filled: Program) -> None:
    claim = json.loads(filled("claims", "--format", "json").out)[0]["id"]
    line = {"id": claim[:3], "publisher": "Far Post", "text": "Nothing flew, they said."}
    assert filled("add", "-", given=json.dumps(line).encode()).code == 0
    (story,) = json.loads(filled("lineage", claim[:3], "--format", "json").out)
    assert [node["name"] for node in story["nodes"] if node["role"] == "outlet"] == ["Far Post"]


def test_the_start_of_two_kinds_of_id_is_said_to_be_of_two(filled: Program) -> None:
    claim = json.loads(filled("claims", "--format", "json").out)[0]["id"]
    line = {"id": f"{claim[:5]}-x", "text": "Nothing flew, they said."}
    assert filled("add", "-", given=json.dumps(line).encode()).code == 0
    ended = filled("lineage", claim[:5])
    assert (ended.code, ended.err) == (
        1,
        f"whoseword: {claim[:5]}: a claim and a document have ids that begin so; "
        "give more of it.\n",
    )
