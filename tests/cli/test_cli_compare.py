from __future__ import annotations

import json
from pathlib import Path

import pytest

from factories import Program

HEADER = "Date,Category,Event,Description,Source,URL"


@pytest.fixture
def table(tmp_path: Path) -> str:
    rows = (HEADER, "2025-12-25,missile,A launch,,,", "2025-11-03,missile,Another,,,", "x,,,,,")
    (tmp_path / "t.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return "t.csv"


def test_a_comparison_as_a_table(filled: Program, table: str) -> None:
    ended = filled("compare", table)
    assert "both a test by North Korea" in ended.out
    assert "Rows 2, of months with articles 1, found 1, differing 0, missing 1" in ended.out
    assert [line.split()[1] for line in ended.out.splitlines()[1:3]] == ["2", "3"]
    assert ended.err == (
        "whoseword: t.csv:4: no date: 'x' is not written as a day (2025-12-26), month, year or "
        "start/end; write it so, or leave the cell empty.\n"
    )
    assert ended.code == 1


def test_a_comparison_as_json(filled: Program, table: str) -> None:
    (found,) = json.loads(filled("compare", table, "--format", "json").out)
    assert (found["of"], found["counts"]["found"]) == ("events", 1)
    assert [row["fit"] for row in found["rows"]] == ["found", "missing"]
    assert found["rows"][0]["ledger"]["roots"] == ["KCNA"]
    lines = filled("compare", table, "--format", "jsonl", "--show", "missing").out.splitlines()
    assert json.loads(lines[0])["missing"] == 1
    assert len(lines) == 2


def test_rows_are_proposed_in_the_tables_own_columns(filled: Program, tmp_path: Path) -> None:
    rows = (HEADER, "2025-11-03,missile,A,,,", "2026-01-03,missile,B,,,")
    (tmp_path / "t.csv").write_text("\n".join(rows), encoding="utf-8")
    ended = filled("compare", "t.csv", "--propose", "new.csv", "--show", "extra")
    assert "1 row proposed in new.csv" in ended.err
    header, new = (tmp_path / "new.csv").read_text(encoding="utf-8").splitlines()
    assert header == HEADER
    assert new.startswith("2025-12-25,")
    assert filled("compare", "t.csv", "--propose", "new.txt").code == 2
    assert filled("compare", "t.csv", "--propose", "no/new.csv").code == 2


def test_a_mapping_of_ones_own(filled: Program, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text("type = 'test'\n[columns]\ndate = 'D'\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("D\n2025-12-25\n", encoding="utf-8")
    (found,) = json.loads(filled("compare", "t.csv", "--mapping", "m.toml", "--format", "json").out)
    assert found["counts"]["found"] == 0
    assert found["rows"][0]["reasons"][0].startswith("the nearest")
