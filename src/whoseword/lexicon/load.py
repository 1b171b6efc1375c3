"""Reads the pack's tables, lays a user's folder over them, and refuses a row that breaks rules."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from whoseword.errors import PackError
from whoseword.lexicon.tables import TABLES, Table

BUILT_IN = Path(__file__).with_name("data")


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


@dataclass(frozen=True)
class Pack:
    """All tables. `digest` is the SHA-256 of what those hold that are read by, in hexadecimal."""

    tables: Mapping[str, tuple[Row, ...]]
    digest: str

    @classmethod
    def load(cls, folder: Path | None = None) -> Pack:
        """The built-in pack, with the tables of `folder` laid over it: same key, row replaced.

        Raises PackError at the first row that breaks a rule.
        """
        tables: dict[str, tuple[Row, ...]] = {}
        hashed = sha256()
        for table in TABLES:
            rows = {_key(row, table): row for row in _rows(BUILT_IN, table)}
            if folder is not None:
                rows |= {_key(row, table): row for row in _rows(folder, table)}
            tables[table.name] = tuple(rows.values())
            for row in tables[table.name] if table.read else ():
                hashed.update(repr((table.name, sorted(row.cells.items()))).encode())
        return cls(tables, hashed.hexdigest())

    def __getitem__(self, table: str) -> tuple[Row, ...]:
        return self.tables[table]

    def sense(self, name: str) -> frozenset[str]:
        """The words of senses.csv that mean `name`, in small letters."""
        return frozenset(row["lemma"] for row in self["senses"] if row["sense"] == name)

    def digest_of(self, *tables: str) -> str:
        """SHA-256 of the content of these tables alone, in hexadecimal."""
        cells = [[sorted(row.cells.items()) for row in self[table]] for table in tables]
        return sha256(repr(cells).encode()).hexdigest()


def _key(row: Row, table: Table) -> tuple[str, ...]:
    return tuple(row[column] for column in table.key)


def _rows(folder: Path, table: Table) -> Iterator[Row]:
    path = folder / f"{table.name}.csv"
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        unknown = set(table.columns) ^ set(reader.fieldnames or ())
        if unknown:
            raise PackError(f"{path.name}:1", f"columns missing or unknown: {sorted(unknown)}")
        for cells in reader:
            yield _checked(f"{path.name}:{reader.line_num}", cells, table)


def _checked(where: str, cells: Mapping[str, str | None], table: Table) -> Row:
    """A row that keeps the table's rules; PackError where it doesn't."""
    if None in cells or None in cells.values():
        raise PackError(where, "the row has more or fewer cells than the header; quote commas")
    plain = {column: (value or "").strip() for column, value in cells.items()}
    for column in {table.key[0], "source", *table.required}:
        if not plain[column]:
            raise PackError(where, f"{column} is empty")
    for column in table.numbers:
        _number(where, column, plain[column])
    for column, allowed in table.choices.items():
        if plain[column] and plain[column] not in allowed:
            expected = ", ".join(sorted(allowed))
            raise PackError(where, f"{column} is {plain[column]!r}; it takes {expected}")
    lists = {c: tuple(v.strip() for v in plain[c].split("|") if v.strip()) for c in table.lists}
    return Row(where, plain, lists)


def _number(where: str, column: str, value: str) -> None:
    try:
        float(value or 0)
    except ValueError:
        raise PackError(where, f"{column} is {value!r}, which is no number") from None
