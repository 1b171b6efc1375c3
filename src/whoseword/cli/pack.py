"""`whoseword pack`: what the pack holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from whoseword.cli.options import Format, FormatOption, PackOption
from whoseword.cli.screen import console, grid, short, show_json, visible
from whoseword.errors import UsageError, WhosewordError
from whoseword.lexicon import Pack, Row
from whoseword.lexicon.check import check as find_problems
from whoseword.lexicon.near import names_in, names_of, near
from whoseword.lexicon.tables import TABLES
from whoseword.model.wording import number_of

app = typer.Typer(
    help="List, check and look up what the pack knows: actors, weapons, goods, places, cue words.",
    no_args_is_help=True,
)
CELL = 48


@app.command("list")
def list_(
    table: Annotated[
        str | None, typer.Argument(help="A table, to see its rows; without it, all tables.")
    ] = None,
    form: FormatOption = Format.TABLE,
    pack: PackOption = None,
) -> None:
    """List the pack's tables with their number of rows, or the rows of one table."""
    loaded = Pack.load(pack)
    if table is None:
        _show([{"table": name, "rows": len(rows)} for name, rows in loaded.tables.items()], form)
    elif table in loaded.tables:
        _show([dict(row.cells) for row in loaded[table]], form)
    else:
        raise UsageError(f"No table {table}; there are {', '.join(loaded.tables)}.")


@app.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(help="Your own pack, checked together with the built-in one.", exists=True),
    ] = None,
) -> None:
    """Check the pack, or your own laid over it: names claimed twice, unknown states, bad dates."""
    loaded = Pack.load(folder)
    problems = find_problems(loaded)
    for problem in problems:
        console().print(Text(f"{problem.where}: {problem.reason}."))
    rows = sum(map(len, loaded.tables.values()))
    if problems:
        raise WhosewordError(f"{number_of(len(problems), 'problem')} in {number_of(rows, 'row')}.")
    console().print(Text(f"{number_of(rows, 'row')}, no problems."))


@app.command()
def lookup(
    name: Annotated[str, typer.Argument(help="A name in any of its forms, in any case.")],
    form: FormatOption = Format.TABLE,
    pack: PackOption = None,
) -> None:
    """Look a name up in all tables, and say where each row that has it stands."""
    loaded = Pack.load(pack)
    found = [
        {"where": row.where, **row.cells}
        for row in _rows(loaded)
        if name.casefold() in (n.casefold() for n in names_of(row))
    ]
    if not found:
        raise WhosewordError(f"No row of the pack has the name {name}{_near(loaded, name)}.")
    if form is Format.TABLE:
        for record in found:
            _show([{"column": k, "value": v} for k, v in record.items() if v], form)
    else:
        show_json(found, form)


def _show(records: list[dict[str, Any]], form: Format) -> None:
    if form is not Format.TABLE:
        show_json(records, form)
        return
    table = grid(*(records[0] if records else ("empty",)))
    for record in records:
        table.add_row(*(Text(short(visible(str(value)), CELL)) for value in record.values()))
    console().print(table)


def _rows(pack: Pack) -> Iterator[Row]:
    for table in TABLES:
        yield from pack[table.name]


def _near(pack: Pack, name: str) -> str:
    """`; near it: …`, or nothing."""
    close = near(name, names_in(pack, (table.name for table in TABLES)))
    return f"; near it: {', '.join(close)}" if close else ""
