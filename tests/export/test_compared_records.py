"""A table beside a ledger, as records and as rows in its own columns."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tabled import row, told
from whoseword.export.compared import extra_record, found_record, proposed_rows
from whoseword.model.table import Difference, Extra, Fit, Found

COLUMNS = ("Date", "Missile", "Notes")
FORMULAS = st.sampled_from(("=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"))
CELLS = st.fixed_dictionaries(
    dict.fromkeys(COLUMNS, st.one_of(st.none(), st.text(max_size=15), FORMULAS))
)


def lacking(cells: dict[str, Any]) -> Extra:
    return Extra(told("2024-01-14"), cells, ("nothing like it",))


def test_what_became_of_a_row() -> None:
    differs = Difference("place", "Sohae", "Sunan", ("Tokyo",))
    found = Found(
        row("2024-01-14", number=3, cells={"Site": "Sohae"}),
        Fit.DIFFERING,
        told("2024-01-14", place="Sunan"),
        0.8,
        ("on the same day",),
        (differs,),
    )
    record = found_record(found)
    assert json.loads(json.dumps(record)) == record
    assert (record["row"], record["fit"], record["id"]) == (3, "differing", "e2024-01-14")
    assert record["differences"] == [
        {"slot": "place", "table": "Sohae", "ledger": "Sunan", "agree": ["Tokyo"]}
    ]
    assert record["ledger"]["date"] == record["date"] == "2024-01-14"


def test_a_missing_row_has_nothing_of_the_ledger() -> None:
    record = found_record(Found(row(None), Fit.MISSING, None, 0.0, ("the row has no date",)))
    assert (record["id"], record["ledger"], record["date"]) == (None, None, None)


def test_what_the_table_lacks_has_its_cells() -> None:
    record = extra_record(lacking({"Date": "2024-01-14"}))
    assert record["cells"] == {"Date": "2024-01-14"}
    assert (record["fit"], record["id"], record["ledger"]["object"]) == (
        "extra",
        "e2024-01-14",
        "Hwasong-18",
    )


@given(st.lists(CELLS, max_size=4))
def test_proposed_rows_come_back_from_jsonl_as_they_were(rows: list[dict[str, Any]]) -> None:
    text = proposed_rows(COLUMNS, [lacking(cells) for cells in rows], as_csv=False)
    assert [json.loads(line) for line in text.split("\n")[:-1]] == rows


@given(st.lists(CELLS, max_size=4))
def test_proposed_rows_stand_under_the_tables_own_header_and_run_nothing(
    rows: list[dict[str, Any]],
) -> None:
    text = proposed_rows(COLUMNS, [lacking(cells) for cells in rows], as_csv=True)
    header, *lines = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == COLUMNS
    assert len(lines) == len(rows)
    cells = [cell for line in lines for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
