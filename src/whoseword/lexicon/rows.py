"""One table's rows as a file holds them, and the rules that each row keeps by itself.

What the code relies on is refused here, with file and row; rows that contradict one another are
only reported (check.py).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from math import isfinite
from pathlib import Path
from typing import Protocol

from whoseword.errors import PackError
from whoseword.lexicon.tables import Table
from whoseword.model import When


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `cells` as text, `lists` as tuples; `where` is its `file.csv:line`."""

    where: str
    cells: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a column that holds several."""
        return self.lists[column]

    def number(self, column: str) -> float | None:
        """The value of a column that holds a number, or None where the cell is empty."""
        return float(self.cells[column]) if self.cells[column] else None


class AllTables(Protocol):
    """The rows of every table, by its name: a pack."""

    def __getitem__(self, table: str) -> tuple[Row, ...]: ...


def sense_of(tables: AllTables, name: str) -> frozenset[str]:
    """The words of senses.csv that mean `name`, in small letters."""
    return frozenset(row["lemma"] for row in tables["senses"] if row["sense"] == name)


def rows(folder: Path, table: Table) -> Iterator[Row]:
    """The rows of a folder's table, none where it lacks it; PackError at the first broken one."""
    path = folder / f"{table.name}.csv"
    if not path.exists():
        return
    reader = csv.DictReader(StringIO(_text(path), newline=""), strict=True)
    try:
        unknown = set(table.columns) ^ set(reader.fieldnames or ())
        if unknown:
            raise PackError(f"{path.name}:1", f"columns missing or unknown: {sorted(unknown)}")
        for cells in reader:
            yield _checked(f"{path.name}:{reader.line_num}", cells, table)
    except csv.Error as fault:
        reason = f"no CSV ({fault}); see that every quotation mark is closed"
        raise PackError(f"{path.name}:{reader.line_num + 1}", reason) from None


def _text(path: Path) -> str:
    held = path.read_bytes()
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = held.count(b"\n", 0, fault.start) + 1
        reason = "the text is not UTF-8; save the file as UTF-8"
        raise PackError(f"{path.name}:{line}", reason) from None


def _checked(where: str, cells: Mapping[str, str | None], table: Table) -> Row:
    """A row that keeps the table's rules; PackError where it doesn't."""
    if None in cells or None in cells.values():
        raise PackError(where, "the row has more or fewer cells than the header; quote commas")
    plain = {column: (value or "").strip() for column, value in cells.items()}
    for column in {table.key[0], "source", *table.required}:
        if not plain[column]:
            raise PackError(where, f"{column} is empty")
    for column, value in plain.items():
        fault = _fault(column, value, table) if value else None
        if fault:
            raise PackError(where, f"{column} is {value!r}{fault}")
    lists = {c: tuple(v.strip() for v in plain[c].split("|") if v.strip()) for c in table.lists}
    return Row(where, plain, lists)


def _fault(column: str, value: str, table: Table) -> str | None:
    """What is wrong with a cell of `column` that is not empty."""
    allowed = table.choices.get(column)
    if allowed is not None and value not in allowed:
        return f"; it takes {', '.join(sorted(allowed))}"
    if column in table.numbers and not _number(value):
        return ", which is no number"
    if column in table.chances and not 0 < float(value) < 1:
        return "; it takes a number between 0 and 1, such as 0.99 for what is nearly certain"
    if column in table.dates and not _date(value):
        return "; from and until are ISO days, months or years"
    return None


def _number(value: str) -> bool:
    try:
        return isfinite(float(value))
    except ValueError:
        return False


def _date(value: str) -> bool:
    try:
        return bool(When.parse(value))
    except ValueError:
        return False
