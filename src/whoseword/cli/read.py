"""`whoseword read`: look at what articles say, and keep nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import typer
from rich.console import Console
from rich.text import Text

from whoseword.cli.options import (
    ConfidenceOption,
    FilesArgument,
    Format,
    FormatOption,
    PackOption,
    reader_with,
    standard_input,
)
from whoseword.cli.screen import complain, console, show_json, visible, warn_of
from whoseword.cli.table import claim_table
from whoseword.errors import RefusedInput
from whoseword.export import reading_record
from whoseword.flow import Outcome, read_articles
from whoseword.gather import left_out
from whoseword.lexicon import Pack
from whoseword.model import Document, Reading


def read(
    files: FilesArgument,
    form: FormatOption = Format.TABLE,
    text: bool = typer.Option(False, "--text", help="Put each article's text in the JSON, too."),
    pack: PackOption = None,
    min_confidence: ConfidenceOption = 0.0,
) -> None:
    """Read articles and show their claims: what, who, when, how sure, and on whose word."""
    for sentence in left_out(files):
        complain(sentence)
    refused: list[RefusedInput] = []
    reader = reader_with(Pack.load(pack), min_confidence=min_confidence)
    outcomes = read_articles(files, reader, stdin=standard_input())
    readings = _taken(outcomes, refused)
    if form is Format.TABLE:
        screen = console()
        reading = None
        for reading in readings:
            show(reading, screen)
        if reading is None and not refused:
            screen.print("No articles.")
    else:
        show_json((reading_record(r, text=text) for r in readings), form)
    if refused:
        raise typer.Exit(1)


def _taken(outcomes: Iterable[Outcome], refused: list[RefusedInput]) -> Iterator[Reading]:
    """The readings; each refusal is told at once and kept in `refused`."""
    for outcome in outcomes:
        if isinstance(outcome, RefusedInput):
            complain(outcome)
            refused.append(outcome)
        else:
            warn_of(outcome.document)
            yield outcome


def show(reading: Reading, screen: Console) -> None:
    """One article as a heading and a table."""
    screen.print(Text(heading(reading.document), style="bold"))
    if not reading.claims:
        screen.print("No claims.\n")
        return
    text = reading.document.text
    rows = [(claim, claim.evidence.of(text), None) for claim in reading.claims]
    screen.print(claim_table(rows, screen))
    screen.print()


def heading(document: Document) -> str:
    """`Title – publisher, 2025-12-26 (id)`."""
    published = document.published.when.iso() if document.published else None
    where = ", ".join(part for part in (document.publisher, published) if part)
    title = document.title or document.origin
    return visible(" – ".join(part for part in (title, where) if part) + f" ({document.id})")
