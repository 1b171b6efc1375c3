from __future__ import annotations

from pathlib import Path

import pytest

from whoseword.errors import RefusedInput
from whoseword.tables.records import Records, read_records


def records(folder: Path, name: str, text: str, way: str = "") -> Records:
    path = folder / name
    path.write_bytes(text.encode())
    return read_records(path, way)


def refused(found: Records) -> list[str]:
    return [str(one).removeprefix(f"{found.path.parent}/") for one in found.refused]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_of_a_row_is_the_one_that_an_editor_shows(tmp_path: Path, end: str) -> None:
    lines = ("", "day,words", '2024-01-01,"over', "two, or", 'three"', "", ",", "2024-01-02,x")
    found = records(tmp_path, "t.csv", end.join(lines))
    first, second = found.rows
    assert (first.number, first.line, first.cells["day"]) == (1, 3, "2024-01-01")
    assert (second.number, second.line, second.cells["words"]) == (2, 8, "x")
    assert found.columns == ("day", "words")


def test_a_row_may_have_fewer_cells_than_columns_and_not_more(tmp_path: Path) -> None:
    found = records(tmp_path, "t.csv", "a;b\n1\n1;2;;\n1;2;3\n4;5\n")
    assert [row.cells for row in found.rows] == [
        {"a": "1", "b": None},
        {"a": "1", "b": "2"},
        {"a": "4", "b": "5"},
    ]
    assert refused(found) == ["t.csv:4: 3 cells under 2 columns; quote a cell that holds a ;."]


@pytest.mark.parametrize("rest", ["", "\n3,4\n5,6\n"])
def test_a_quote_without_end_is_told_where_it_opens(tmp_path: Path, rest: str) -> None:
    found = records(tmp_path, "t.csv", f'a,b\n1,"so ""said"" he"\n2,"never closed{rest}')
    assert [row.cells["b"] for row in found.rows] == ['so "said" he']
    assert refused(found) == [
        "t.csv:3: a quote opens here and never closes; close it, or double one inside a cell."
    ]


def test_a_line_that_is_no_object_is_refused_by_itself(tmp_path: Path) -> None:
    found = records(tmp_path, "t.jsonl", '\n{"a": 1}\n{"a":\n\n[1]\n{"a": 2}\n')
    assert [(row.number, row.line) for row in found.rows] == [(1, 2), (4, 6)]
    assert refused(found) == [
        "t.jsonl:3: no JSON object; write one a line.",
        "t.jsonl:5: no JSON object; write one a line.",
    ]


def test_rows_of_json_are_counted(tmp_path: Path) -> None:
    found = records(tmp_path, "t.json", '{"years": [{"rows": [{"a": 1}, 2]}]}', "years.rows")
    (row,) = found.rows
    assert str(found.refusal(row, "why")) == f"{tmp_path}/t.json, row 1: why."
    assert refused(found) == ["t.json, row 2: no object; write one a row."]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("t.json", '{\n"a": 1,\n}', "t.json:3: no JSON: "),
        ("t.csv", "a\n" + "x" * 200_000, "t.csv:2: no CSV: field larger"),
        ("t.csv", "caf\udce9\n", "t.csv: not UTF-8 at byte 3; save it as that."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(RefusedInput) as found:
        read_records(tmp_path / name)
    assert str(found.value).startswith(f"{tmp_path}/{said}")
