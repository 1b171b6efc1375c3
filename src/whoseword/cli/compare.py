"""`whoseword compare`: the ledger beside a table that somebody keeps by hand."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from whoseword.cli.options import Format, FormatOption, LedgerOption, MappingOption, PackOption
from whoseword.cli.screen import (
    ID,
    complain,
    console,
    end_with,
    grid,
    short,
    show_json,
    visible,
    write_file,
)
from whoseword.errors import UsageError
from whoseword.export.compared import extra_record, found_record, proposed_rows
from whoseword.flow import fresh_events
from whoseword.flow.compare import Compared, compare_table
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.model.table import Extra, Found
from whoseword.model.wording import number_of
from whoseword.settings import DEFAULT_LEDGER
from whoseword.tables.layout import load

WORDS = 60


class Part(StrEnum):
    """What of a comparison to show."""

    FOUND = "found"
    DIFFERING = "differing"
    MISSING = "missing"
    EXTRA = "extra"


def compare(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="TABLE", exists=True, dir_okay=False, help="The table: CSV, JSONL or JSON."
        ),
    ],
    mapping: MappingOption = None,
    show: Annotated[
        list[Part] | None,
        typer.Option("--show", help="Only these; may be given several times."),
    ] = None,
    roots: Annotated[
        int, typer.Option("--roots", min=0, help="Extra is what rests on so many roots or more.")
    ] = 1,
    propose: Annotated[
        Path | None,
        typer.Option(
            "--propose",
            metavar="FILE",
            help="Write rows for what the table lacks, in its own columns: .csv or .jsonl.",
        ),
    ] = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Hold the ledger against a table: which of its rows the ledger has, which it has otherwise,
    which it lacks, and what the table lacks, each with the reason.

    Several rows may be one event (a salvo). --propose writes what the table lacks as rows in its
    own columns.
    """
    layout = load(mapping) if mapping else None
    words = Pack.load(pack)
    with open_ledger(ledger) as store:
        fresh_events(store, words)
        with store.view() as view:
            found = compare_table(view, words, table, layout, roots=roots)
    parts = set(show or Part)
    rows = [one for one in found.found if Part(one.fit.value) in parts]
    extra = found.extra if Part.EXTRA in parts else ()
    if propose:
        _propose(propose, found)
    records = [*map(found_record, rows), *map(extra_record, extra)]
    if form is Format.TABLE:
        _show(found, rows, extra, console())
    elif form is Format.JSONL:
        show_json([dict(found.counts), *records], form)
    else:
        show_json([{"counts": dict(found.counts), "of": found.of, "rows": records}], form)
    end_with(found.refused)


def _propose(path: Path, found: Compared) -> None:
    kind = path.suffix.lower()
    if kind not in (".csv", ".jsonl"):
        raise UsageError(f"{path}: name a file that ends in .csv or .jsonl.")
    text = proposed_rows(found.table.columns, found.extra, as_csv=kind == ".csv")
    write_file(path, text.encode("utf-8", "backslashreplace"))
    complain(f"{number_of(len(found.extra), 'row')} proposed in {path}")


def _show(found: Compared, rows: list[Found], extra: tuple[Extra, ...], screen: Console) -> None:
    lines = any(one.row.line for one in rows)
    table = grid("", "Line" if lines else "Row", "Date", "What", found.of.capitalize(), "Why")
    for one in rows:
        row, mine = one.row, one.occurrence
        table.add_row(
            one.fit.value,
            str(row.line or row.number),
            row.date.iso() if row.date else "–",
            Text(short(row.title or row.object or row.text or "", WORDS)),
            mine.id[:ID] if mine else "–",
            Text("\n".join(_reasons(one))),
        )
    for lacking in extra:
        one_more = lacking.occurrence
        table.add_row(
            "extra",
            "–",
            one_more.date.iso() if one_more.date else "–",
            Text(short(one_more.quote, WORDS)),
            one_more.id[:ID],
            Text(visible("; ".join(lacking.reasons))),
        )
    screen.print(table if table.row_count else "Nothing to show.")
    counts = ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in found.counts.items())
    screen.print(Text(counts[0].upper() + counts[1:] + "."))


def _reasons(found: Found) -> list[str]:
    """The differences, or else why it's found or missing."""
    told = [
        f"{d.slot}: {visible(d.table)} in the table, {visible(d.ledger)} here"
        + (f" (as in the table: {', '.join(map(visible, d.agree))})" if d.agree else "")
        for d in found.differences
    ]
    return told or [visible("; ".join(found.reasons))]
