from __future__ import annotations

import json
from pathlib import Path

from factories import Program

HEADER = "Date,Category,Event,Description,Source,URL\n"


def table(folder: Path) -> str:
    rows = [
        f"20{year}-{month:02d}-03,missile,A,B,C,D" for year in (22, 23) for month in range(1, 13)
    ]
    rows += ["2024-01-05,missile,A,B,C,D"] * 9
    path = folder / "t.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path.name


def test_tempo_of_a_table(whoseword: Program, tmp_path: Path) -> None:
    out = whoseword("tempo", table(tmp_path)).out
    assert "test: 33 rows" in out
    assert "so many or more: probability" in out
    assert out.rstrip().endswith("unusual.")


def test_tempo_of_a_table_as_json(whoseword: Program, tmp_path: Path) -> None:
    (found,) = json.loads(whoseword("tempo", table(tmp_path), "--format", "json", "--days").out)
    assert (found["of"], found["count"], len(found["months"])) == ("rows", 25, 25)
    assert found["unusual"]["side"] == "fewer"


def test_tempo_of_a_part_of_a_table(whoseword: Program, tmp_path: Path) -> None:
    said = whoseword("tempo", table(tmp_path), "--until", "2023", "--format", "json").out
    (found,) = json.loads(said)
    assert (found["count"], found["outside"]) == (24, 9)


def test_rows_that_cannot_be_counted_are_named_and_the_rest_goes_on(
    whoseword: Program, tmp_path: Path
) -> None:
    name = table(tmp_path)
    with (tmp_path / name).open("a", encoding="utf-8") as more:
        more.write("soon,missile,A,B,C,D\n2024-02-05,missile,A,B,C,D\n")
    ended = whoseword("tempo", name, "--format", "json")
    assert json.loads(ended.out)[0]["count"] == 34
    assert ended.err.startswith("whoseword: t.csv:35: no date: 'soon' is not written as a day")
    assert ended.code == 1


def test_tempo_of_the_ledger(filled: Program) -> None:
    (found,) = json.loads(filled("tempo", "--format", "json").out)
    assert (found["kind"], found["of"], found["count"]) == ("test", "events", 1)
    assert "1 event\n" in filled("tempo").out


def test_a_table_of_unknown_columns(whoseword: Program, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    ended = whoseword("tempo", "t.csv")
    assert ended.code == 1
    assert "known layout" in ended.err
