"""Names that are nearest to one that nobody has: what was meant by a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from whoseword.lexicon.load import Pack
from whoseword.lexicon.rows import Row

# Columns whose values are names of the row.
NAMING = ("name", "aliases", "adjectives", "metonyms", "lemma", "phrase", "noun", "family")
# Tables of those who can be cited.
CITED = ("states", "people", "institutions")


def near(said: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The known names that are most like `said`, case aside; the nearest first."""
    every = {name.casefold(): name for name in known}
    return tuple(every[one] for one in get_close_matches(said.casefold(), every, n=most))


def names_in(pack: Pack, tables: Iterable[str]) -> Iterator[str]:
    """Every name in these tables of a pack, in all its forms."""
    for table in tables:
        for row in pack[table]:
            yield from names_of(row)


def names_of(row: Row) -> Iterator[str]:
    """The names of one row, its other forms among them."""
    for column in NAMING:
        if column in row.lists:
            yield from row.many(column)
        elif row.cells.get(column):
            yield row[column]
