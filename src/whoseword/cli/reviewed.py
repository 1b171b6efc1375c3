"""`whoseword review judged|agreement|import`: what people decided, and back from where they did."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from whoseword.cli.options import (
    Format,
    FormatOption,
    LedgerOption,
    PackOption,
    SheetFormat,
    WhoOption,
    account,
)
from whoseword.cli.screen import DASH, ID, WORDS, console, end_with, grid, short, show_json, visible
from whoseword.errors import UsageError, missing
from whoseword.export.events import judgement_from
from whoseword.export.tables import csv_rows
from whoseword.flow.reviewed import COLUMNS, judged_rows
from whoseword.flow.reviewing import Reviewer
from whoseword.flow.sheets import Taken, keep_judgements, take_sheet
from whoseword.ledger import Store, open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Judgement
from whoseword.settings import DEFAULT_LEDGER
from whoseword.tables.records import read_records


def judged(
    form: Annotated[
        SheetFormat, typer.Option("--format", help="A table; json; jsonl; csv, the sheet itself.")
    ] = SheetFormat.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show every claim that was judged: what the program read, how sure it was, what people say.

    'judge list --format jsonl' has the judgements themselves, each with who made it and when.
    """
    with open_ledger(ledger) as store, store.browse() as look:
        rows = list(judged_rows(look, Pack.load(pack)))
    if form is SheetFormat.CSV:
        sys.stdout.buffer.write(csv_rows(rows, COLUMNS))
    elif form is not SheetFormat.TABLE:
        show_json((dict(row) for row in rows), Format(form.value))
    else:
        table = grid("Claim", "Evidence", "Verdict", "By", "Corrected")
        for row in rows:
            right = [f"{n[:-6]}: {v}" for n, v in row.items() if n.endswith("_human") and v]
            said = (row["claim"][:ID], short(row["evidence"], WORDS), row["verdict"] or DASH)
            table.add_row(
                *map(Text, (*said, visible(row["by"] or DASH), visible("; ".join(right))))
            )
        console().print(table if rows else "Nothing was judged yet.")


def agreement(form: FormatOption = Format.TABLE, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Show how far those who judged the same claims agree: Cohen's kappa, Krippendorff's alpha."""
    try:
        from whoseword.flow.agreed import agreed
    except ModuleNotFoundError as error:
        raise UsageError(missing("web", f"Agreement needs {error.name}")) from None
    with open_ledger(ledger) as store, store.browse() as look:
        rows = agreed(look)
    if form is not Format.TABLE:
        show_json(map(asdict, rows), form)
        return
    table = grid("Question", "Coders", "Claims", "Same answer", "Kappa", "Alpha")
    for one in rows:
        beyond = (DASH if k is None else f"{k:.2f}" for k in (one.kappa, one.alpha))
        coders = visible(", ".join(one.coders))
        table.add_row(one.question, Text(coders), str(one.units), f"{one.same:.0%}", *beyond)
    console().print(table if rows else "No claim has been judged by two people yet.")


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="A sheet (.csv) of 'review', filled in; or judgements (.jsonl, .json) of 'judge "
            "list'.",
        ),
    ],
    coder: WhoOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Bring decisions into the ledger: a sheet that somebody filled in, or the judgements of
    another ledger. The same file again changes nothing.

    In a sheet, verdict is 'accept' or 'reject', a column that ends in _human holds the right value
    ('none' where there's none), and 'by' says whose the row is, by default yours.
    """
    words = Pack.load(pack)
    with open_ledger(ledger) as store:
        if file.suffix.lower() == ".csv":
            reviewer = Reviewer(store, words, words.names, account(coder))
            done = take_sheet(reviewer, file)
        else:
            done = _take_judgements(store, file)
    sys.stdout.write(f"{done.kept} kept, {done.known} known, {len(done.refused)} refused\n")
    end_with(done.refused)


def _take_judgements(store: Store, file: Path) -> Taken:
    records = read_records(file)
    made: list[Judgement] = []
    refused = list(records.refused)
    for record in records.rows:
        try:
            made.append(judgement_from(dict(record.cells)))
        except ValueError as error:
            refused.append(records.refusal(record, str(error)))
    return Taken(*keep_judgements(store, made), tuple(refused))
