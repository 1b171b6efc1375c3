"""`whoseword review`: the queue of claims that wait for a person's judgement."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from whoseword.cli.desk import Desk
from whoseword.cli.filters import (
    ActorOption,
    Chosen,
    RecipientOption,
    RootOption,
    SinceOption,
    SourceOption,
    TextOption,
    TypeOption,
    UntilOption,
)
from whoseword.cli.options import Format, LedgerOption, PackOption, SheetFormat, WhoOption, account
from whoseword.cli.screen import (
    DASH,
    ID,
    WORDS,
    complain,
    console,
    grid,
    short,
    show_json,
    who,
    write_file,
)
from whoseword.export.review import waiting_record
from whoseword.export.tables import csv_rows
from whoseword.flow import fresh_events
from whoseword.flow.reviewed import COLUMNS, Row, sheet_row
from whoseword.flow.reviewing import Reviewer
from whoseword.ledger import open_ledger
from whoseword.ledger.judged import judgements_on
from whoseword.ledger.review import Coder, Waiting, line_up, queue
from whoseword.lexicon import Pack
from whoseword.model.wording import number_of
from whoseword.settings import DEFAULT_LEDGER

app = typer.Typer(no_args_is_help=False, invoke_without_command=True)
# Claims that are listed where nobody said how many.
LISTED = 50
SecondOption = Annotated[
    bool,
    typer.Option(
        "--second", help="As a second coder: what others have judged, without seeing how."
    ),
]
ListOption = Annotated[
    SheetFormat | None,
    typer.Option(
        "--format",
        help="List, and don't ask: a table; json, one array; jsonl, one object a line; csv, a "
        "sheet to fill in. In a pipe a table is the default.",
    ),
]


@app.callback()
def review(
    context: typer.Context,
    second: SecondOption = False,
    types: TypeOption = None,
    actors: ActorOption = None,
    recipients: RecipientOption = None,
    sources: SourceOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="List at most so many.")] = LISTED,
    form: ListOption = None,
    sheet: Annotated[
        Path | None,
        typer.Option("--sheet", metavar="FILE", help="Write the sheet to fill in there (CSV)."),
    ] = None,
    coder: WhoOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Work the review queue: claims that wait for a judgement, the one first where a look is worth
    most (the program unsure, much at stake, accounts that differ).

    In a terminal it shows one claim at a time and hears single keys: a accepts, r rejects, 1 to 9
    correct a field, n leaves it for later, u undoes, q ends. In a pipe, or with --format, it lists
    the queue. A sheet can be filled in elsewhere (verdict, why, and the columns that end in _human)
    and brought back with 'review import'.
    """
    if context.invoked_subcommand:
        return
    who_and_whom = (actors, recipients, sources, roots)
    wanted = Chosen(types, *who_and_whom, since, until, text=text).resolved(pack)
    words, name = Pack.load(pack), Coder(account(coder), second)
    with open_ledger(ledger) as store:
        fresh_events(store, words)
        if not (form or sheet) and sys.stdin.isatty() and sys.stdout.isatty():
            reviewer = Reviewer(store, words, words.names, name.who)
            Desk(reviewer, name, wanted, console(), hear=typer.getchar, ask=_line).work()
            return
        with store.browse() as look:
            found = queue(look, words, name, line_up(look, words, wanted), size=limit)
            made = (name.sees(judgements_on(look, [one.held.anchor])) for one in found)
            rows = [(one, sheet_row(one, said)) for one, said in zip(found, made, strict=True)]
    if sheet:
        write_file(sheet, csv_rows((row for _, row in rows), COLUMNS))
        complain(f"{number_of(len(rows), 'claim')} written to {sheet}")
    else:
        _list(rows, form or SheetFormat.TABLE)


def _line(prompt: str) -> str:
    """A line that a person types."""
    said: str = typer.prompt(prompt, default="", show_default=False)
    return said


def _list(rows: list[tuple[Waiting, Row]], form: SheetFormat) -> None:
    if form is SheetFormat.CSV:
        sys.stdout.buffer.write(csv_rows((row for _, row in rows), COLUMNS))
    elif form is not SheetFormat.TABLE:
        show_json((waiting_record(one) for one, _ in rows), Format(form.value))
    else:
        table = grid("Claim", "Type", "Who", "Evidence", "Value", "Sure", "Headlines", "Differs on")
        for one, _ in rows:
            claim = one.held.claim
            about = (claim.id[:ID], claim.type.value, who(claim), short(one.held.evidence, WORDS))
            numbers = (f"{one.value:.2f}", f"{one.confidence:.0%}", str(one.headlines or DASH))
            table.add_row(*map(Text, about), *numbers, ", ".join(one.differs) or DASH)
        console().print(table if rows else "Nothing waits.")
