"""Options that several commands share, and how a command begins its work."""

from __future__ import annotations

import getpass
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from whoseword.errors import UsageError
from whoseword.flow import Reader
from whoseword.flow.judgements import named
from whoseword.lexicon import Pack
from whoseword.model import When, today
from whoseword.settings import LEDGER_VARIABLE, PACK_VARIABLE, WHO_VARIABLE


class Format(StrEnum):
    """How a command answers."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class SheetFormat(StrEnum):
    """How a command answers whose rows are a sheet to work in, too."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger",
        envvar=LEDGER_VARIABLE,
        metavar="PATH-or-URL",
        help="The ledger: a file, or a PostgreSQL database as postgresql://…",
    ),
]
PackOption = Annotated[
    Path | None,
    typer.Option(
        "--pack",
        envvar=PACK_VARIABLE,
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="A pack of your own, laid over the built-in one: rows of the same key replace it.",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        help="A table for people; json, one array; jsonl, one object a line.",
    ),
]
FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help="Text, HTML, JSON or JSONL files (also .gz), folders of them, or - for stdin.",
    ),
]
ConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="0-1",
        min=0.0,
        max=1.0,
        help="Leave out who-said-what that is less likely to be right: fewer, but surer.",
    ),
]
TodayOption = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day as of which it's told: what lies after it is still to come; else today.",
    ),
]

WhyOption = Annotated[str | None, typer.Option("--why", help="The reason, kept with it.")]
WhoOption = Annotated[
    str | None,
    typer.Option(
        "--who",
        envvar=WHO_VARIABLE,
        metavar="NAME",
        help="Whose decision it is; by default the name of the account.",
    ),
]
MappingOption = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="What the table's columns mean, where no built-in layout fits: docs/tables.md.",
    ),
]


def reader_with(pack: Pack, *, min_confidence: float = 0.0) -> Reader:
    """A reader with that pack, of attributions of at least that confidence.

    The parser takes its time to start, so only commands that read start it.
    """
    from whoseword.read.reader import Reader as ArticleReader

    return ArticleReader(pack, min_confidence=min_confidence)


def standard_input() -> BinaryIO:
    """Standard input as bytes."""
    return sys.stdin.buffer


def moment(option: str, said: str | None) -> When | None:
    """The time in an option's value; UsageError where it's no ISO time."""
    try:
        return When.parse(said) if said else None
    except ValueError:
        form = "write a day (2025-12-26), a month (2025-12) or a year (2025)"
        raise UsageError(f"{option} {said}: {form}.") from None


def day_of(said: str | None) -> date:
    """The last day of the time in `--today`, or else today in UTC; UsageError where it's none."""
    when = moment("--today", said)
    return when.end if when else today()


def account(who: str | None) -> str:
    """Whose decision it is: `--who`, or else the name of the account; UsageError for neither."""
    try:
        return named(who or getpass.getuser())
    except (KeyError, OSError, ImportError):  # which of them is a matter of Python's version
        raise UsageError("This account has no name; say with --who whose decision it is.") from None
