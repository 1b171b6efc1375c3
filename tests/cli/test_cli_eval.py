from __future__ import annotations

import json
from pathlib import Path

import pytest

from factories import TEXT, Program, reading
from whoseword.export import reading_record


@pytest.fixture
def gold(tmp_path: Path) -> str:
    """The article with exactly what the reader by hand finds in it."""
    record = {**reading_record(reading()), "id": "a", "text": TEXT}
    (tmp_path / "gold.jsonl").write_text(json.dumps(record), encoding="utf-8")
    return "gold.jsonl"


@pytest.mark.parametrize(
    ("what", "level"), [("attributions", "attributed"), ("claims", "complete")]
)
def test_what_was_read_exactly_scores_1(
    whoseword: Program, gold: str, what: str, level: str
) -> None:
    (score,) = json.loads(whoseword("eval", what, gold, "--format", "json").out)
    assert score[level]["f1"] == 1.0


def test_scores_are_shown_as_a_table(whoseword: Program, gold: str) -> None:
    assert "complete" in whoseword("eval", "claims", gold).out


def test_texts_can_come_from_another_file(whoseword: Program, gold: str, tmp_path: Path) -> None:
    record = json.loads((tmp_path / gold).read_text(encoding="utf-8"))
    text = {"id": "a", "text": record.pop("text")}
    (tmp_path / gold).write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "texts.jsonl").write_text(json.dumps(text), encoding="utf-8")
    assert whoseword("eval", "claims", gold, "--articles", "texts.jsonl").code == 0
    refused = whoseword("eval", "claims", gold)
    assert refused.code == 1
    assert "give --articles" in refused.err


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"id": "a"}', b'{"id": "caf\xe9"}'])
def test_gold_that_is_none_is_refused_with_its_line(
    whoseword: Program, tmp_path: Path, line: bytes
) -> None:
    (tmp_path / "gold.jsonl").write_bytes(line)
    ended = whoseword("eval", "claims", "gold.jsonl")
    assert ended.code == 1
    assert ended.err.startswith("whoseword: gold.jsonl:1: ")


@pytest.mark.parametrize("what", ["claims", "attributions"])
def test_gold_without_articles_scores_nothing(
    whoseword: Program, tmp_path: Path, what: str
) -> None:
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    ended = whoseword("eval", what, "empty.jsonl")
    assert ended.code == 1
    assert (ended.out, ended.err) == (
        "",
        f"whoseword: empty.jsonl: no article with {what} in it.\n",
    )
