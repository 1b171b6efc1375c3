"""Reads the pack's tables, lays a user's folder over them, and refuses a row that breaks rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from whoseword.errors import PackError
from whoseword.lexicon.names import Names
from whoseword.lexicon.rows import Row, rows, sense_of
from whoseword.lexicon.tables import TABLES, Table

BUILT_IN = Path(__file__).with_name("data")
FILES = tuple(f"{table.name}.csv" for table in TABLES)


@dataclass(frozen=True)
class Pack:
    """All tables. `digest` is the SHA-256 of what those hold that are read by, in hexadecimal."""

    tables: Mapping[str, tuple[Row, ...]]
    digest: str

    @classmethod
    def load(cls, folder: Path | None = None) -> Pack:
        """The built-in pack, with the tables of `folder` laid over it: same key, row replaced.

        Raises PackError at the first file or row that breaks a rule.
        """
        if folder is not None:
            _known(folder)
        tables: dict[str, tuple[Row, ...]] = {}
        hashed = sha256()
        for table in TABLES:
            held = {_key(row, table): row for row in rows(BUILT_IN, table)}
            if folder is not None:
                held |= {_key(row, table): row for row in rows(folder, table)}
            tables[table.name] = tuple(held.values())
            for row in tables[table.name] if table.read else ():
                hashed.update(repr((table.name, sorted(row.cells.items()))).encode())
        for table in TABLES:
            _linked(table, tables)
        return cls(tables, hashed.hexdigest())

    @cached_property
    def names(self) -> Names:
        """All that the pack names, put together once: it takes a fifth of a second."""
        return Names(self)

    def __getitem__(self, table: str) -> tuple[Row, ...]:
        return self.tables[table]

    def sense(self, name: str) -> frozenset[str]:
        """The words of senses.csv that mean `name`, in small letters."""
        return sense_of(self, name)

    def digest_of(self, *tables: str) -> str:
        """SHA-256 of the content of these tables alone, in hexadecimal."""
        cells = [[sorted(row.cells.items()) for row in self[table]] for table in tables]
        return sha256(repr(cells).encode()).hexdigest()


def _key(row: Row, table: Table) -> tuple[str, ...]:
    return tuple(row[column] for column in table.key)


def _known(folder: Path) -> None:
    """PackError where a folder holds a CSV file that is no table: its rows would be ignored."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() == ".csv" and path.name not in FILES:
            near = get_close_matches(path.name, FILES, n=1)
            hint = f"; call it {near[0]}" if near else "; whoseword pack list names the tables"
            raise PackError(path.name, f"the pack has no such table{hint}")


def _linked(table: Table, tables: Mapping[str, tuple[Row, ...]]) -> None:
    """PackError where a row refers to one that the pack lacks."""
    for column, other in table.refers.items():
        names = {row["name"] for row in tables[other]}
        for row in tables[table.name]:
            if row[column] not in names:
                wanted = f"is not in {other}.csv; add it there"
                raise PackError(row.where, f"the {column} {row[column]!r} {wanted}")
