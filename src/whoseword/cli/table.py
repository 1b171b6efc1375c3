"""Claims as a table for people: flat where there's room, stacked on a narrow terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from whoseword.cli.screen import ID, chain, grid, short, sureness, time, who
from whoseword.model import Claim, Judged

# Columns from which each part of a claim has a column of its own.
ROOM = 120
# Characters of a claim's own words.
WORDS = 90

Row = tuple[Claim, str, Judged | None]


def claim_table(rows: Iterable[Row], screen: Console, *, ids: bool = False) -> Table:
    """A table of claims, each with the words of its evidence and what people say of it; `ids` where
    one can ask for more."""
    if screen.width >= ROOM:
        return _flat(rows, ids=ids)
    return _stacked(rows, ids=ids)


def _flat(rows: Iterable[Row], *, ids: bool) -> Table:
    names = ("Claim", "Type", "Who", "When", "How sure", "On whose word")
    table = grid(*(("Id",) if ids else ()), *names)
    for claim, evidence, judged in rows:
        start = [Text(claim.id[:ID])] if ids else []
        parts = (claim.type.value, who(claim), time(claim))
        own = (Text(short(evidence, WORDS)), *map(Text, parts), sureness(claim, judged))
        table.add_row(*start, *own, Text(chain(claim)))
    return table


def _stacked(rows: Iterable[Row], *, ids: bool) -> Table:
    """Three columns, and in each what belongs together."""
    table = grid("What, when", "Claim", "How sure, on whose word")
    table.columns[0].max_width = 26
    for claim, evidence, judged in rows:
        what = [claim.type.value, who(claim), time(claim), *([claim.id[:ID]] if ids else [])]
        word = Text("\n").join((sureness(claim, judged), Text(chain(claim))))
        table.add_row(Text("\n".join(what)), Text(short(evidence, WORDS)), word)
        table.add_row()
    return table
