from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from factories import TEXT, Program

COMMANDS = (["claims"], ["timeline"], ["sources"], ["show", "a"], ["export", "csv"])


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_ledger_each_says_how_to_make_one(whoseword: Program, command: list[str]) -> None:
    ended = whoseword(*command)
    assert ended.code == 1
    assert "make one with 'whoseword add FILE'" in ended.err


@pytest.mark.parametrize(
    ("options", "objects"),
    [
        ([], ["missiles", "shells"]),
        (["--type", "transfer"], ["shells"]),
        (["--type", "transfer", "--type", "test"], ["missiles", "shells"]),
        (["--actor", "DPRK"], ["missiles", "shells"]),
        (["--recipient", "Moscow"], ["shells"]),
        (["--source", "Yonder"], ["shells"]),
        (["--root", "Korean Central News Agency"], ["missiles"]),
        (["--since", "2026"], ["shells"]),
        (["--until", "2025-12"], ["missiles"]),
        (["--modality", "predicted"], ["shells"]),
        (["--text", "five"], ["missiles"]),
        (["--limit", "1"], ["missiles"]),
    ],
)
def test_claims_are_chosen(filled: Program, options: list[str], objects: list[str]) -> None:
    lines = filled("claims", "--format", "jsonl", *options).out.splitlines()
    assert [json.loads(line)["object"] for line in lines] == objects


def test_claims_are_shown_with_the_chain(filled: Program) -> None:
    assert "Yonder ← analysts" in filled("claims").out


def test_a_date_that_is_none_ends_with_2(filled: Program) -> None:
    ended = filled("claims", "--since", "soon")
    assert ended.code == 2
    assert ended.err.startswith("whoseword: --since soon: write a day")


def test_the_timeline_goes_by_month_and_year(filled: Program) -> None:
    lines = filled("timeline").out.splitlines()
    assert (lines[0], lines[2]) == ("2025-12", "2026")
    assert "North Korea: missiles  asserted  KCNA" in lines[1]


def test_the_timeline_shows_copies_on_one_line(filled: Program, tmp_path: Path) -> None:
    line = json.loads((tmp_path / "article.jsonl").read_text(encoding="utf-8"))
    (tmp_path / "copy.jsonl").write_text(json.dumps({**line, "id": "b"}), encoding="utf-8")
    filled("add", "copy.jsonl")
    assert filled("timeline").out.count("×2") == 2


def test_sources_are_counted(filled: Program) -> None:
    rows = json.loads(filled("sources", "--format", "json").out)
    kcna = {"name": "KCNA", "type": "state-media", "root": 1, "relay": 0, "documents": 1}
    assert kcna in [{key: row[key] for key in kcna} for row in rows]
    assert "KCNA" in filled("sources").out


@pytest.mark.parametrize("command", ["claims", "events", "timeline", "forecasts", "tempo", "brief"])
def test_a_span_that_ends_before_it_begins_is_refused(filled: Program, command: str) -> None:
    ended = filled(command, "--since", "2025", "--until", "2020-05")
    assert (ended.code, ended.err) == (
        2,
        "whoseword: --since 2025 is later than --until 2020-05: swap them.\n",
    )
    assert filled(command, "--since", "2025-06", "--until", "2025").code == 0


def test_a_ledger_is_no_address_of_another_kind(whoseword: Program) -> None:
    ended = whoseword("claims", "--ledger", "ftp://there")
    assert ended.err == "whoseword: ftp://…: a ledger is a file or a postgresql:// URL.\n"


def test_show_names_the_outlets_that_run_the_same_text(filled: Program, tmp_path: Path) -> None:
    line = {"id": "b", "publisher": "Elsewhere Post", "published": "2025-12-24", "text": TEXT}
    (tmp_path / "b.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert filled("add", "b.jsonl").code == 0
    claim = json.loads(filled("claims", "--format", "jsonl").out.splitlines()[0])["id"]
    out = filled("show", claim).out
    assert "Elsewhere Post, 2025-12-24 (b)" in out
    assert "The same claim stands in the same text of Yonder News." in out
    (shown,) = json.loads(filled("show", claim, "--format", "json").out)
    assert [article["id"] for article in shown["copies"]] == ["a"]


def test_show_marks_the_claim_and_names_each_part(filled: Program) -> None:
    first = json.loads(filled("claims", "--format", "jsonl", "--limit", "1").out)
    shown = filled("show", first["id"][:6]).out
    assert "»North Korea tested five missiles on Thursday«" in shown
    assert any(line.split()[:3] == ["quantity", "5", "missiles"] for line in shown.splitlines())


def test_show_says_why(filled: Program) -> None:
    first = json.loads(filled("claims", "--format", "jsonl").out.splitlines()[0])
    assert first["why"] == [
        {"part": "type", "rule": "trigger", "words": "tested", "confidence": 0.9}
    ]
    assert "Decided by" not in filled("show", first["id"]).out
    shown = filled("show", first["id"], "--why").out
    assert any(line.split() == ["type", "trigger", "tested", "0.90"] for line in shown.splitlines())


def test_show_of_no_claim_is_one_sentence(filled: Program) -> None:
    ended = filled("show", "zz")
    assert (ended.code, ended.err) == (1, "whoseword: zz: no claim has an id that begins so.\n")


def test_export_writes_csv_to_standard_output(filled: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("export", "csv").out, newline="")))
    assert [row["object"] for row in rows] == ["missiles", "shells"]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_export_writes_a_file_whole(filled: Program, tmp_path: Path, kind: str) -> None:
    ended = filled("export", kind, "--output", f"claims.{kind}")
    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / f"claims.{kind}").stat().st_size > 0
    assert not list(tmp_path.glob("*.part"))


def test_export_to_a_place_that_can_t_be_written_is_one_sentence(filled: Program) -> None:
    ended = filled("export", "csv", "--output", "no/such/folder.csv")
    assert ended.code == 2
    assert "can't be written" in ended.err


def test_a_failed_export_leaves_the_old_file(filled: Program, tmp_path: Path) -> None:
    (tmp_path / "kept.csv").write_text("old", encoding="utf-8")
    filled("export", "csv", "-o", "kept.csv", "--ledger", "none.db")
    assert (tmp_path / "kept.csv").read_text(encoding="utf-8") == "old"
