"""What the docs say of the pack."""

from __future__ import annotations

from pathlib import Path

from whoseword.lexicon.tables import TABLES

DOCS = Path(__file__).parents[2] / "docs" / "pack.md"


def test_every_table_has_its_line() -> None:
    cells = [line.split("|")[1] for line in DOCS.read_text("utf-8").splitlines() if "|" in line[:1]]
    told = {name.strip() for cell in cells for name in cell.split(",")} - {"table", "---"}
    assert told == {table.name for table in TABLES}
