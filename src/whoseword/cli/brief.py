"""`whoseword brief`: a cited report of what the ledger holds."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from whoseword.cli.filters import (
    ActorOption,
    Chosen,
    RootOption,
    SinceOption,
    TypeOption,
    UntilOption,
)
from whoseword.cli.options import LedgerOption, PackOption, TodayOption, day_of
from whoseword.cli.screen import complain, write_file
from whoseword.errors import UsageError, missing
from whoseword.flow import fresh_events
from whoseword.flow.brief import Brief, gather_brief
from whoseword.flow.names import canonical
from whoseword.ledger import Held, open_ledger
from whoseword.lexicon import Pack
from whoseword.settings import DEFAULT_LEDGER


class Kind(StrEnum):
    """What kind of file."""

    HTML = "html"
    MARKDOWN = "md"


# By the endings of files; without one it's HTML.
KINDS = {
    **dict.fromkeys(("", ".html", ".htm"), Kind.HTML),
    **dict.fromkeys((".md", ".markdown"), Kind.MARKDOWN),
}


def brief(
    kind: Annotated[
        Kind | None,
        typer.Option("--format", help="html, one file, ready for print; md. By the file's name."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; else standard output."),
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option("--about", metavar="NAME", help="Only claims that name it; several: any."),
    ] = None,
    types: TypeOption = None,
    actors: ActorOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    today: TodayOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Write a report: what is claimed, by theme, every sentence with its words and its root.

    Accounts that differ, denials and forecasts have sections of their own.
    """
    wanted = Chosen(types, actors, roots=roots, since=since, until=until).resolved(pack)
    words = Pack.load(pack)
    names = canonical(about or (), words.names if about else None)
    form = kind or _kind_of(output)
    with open_ledger(ledger) as store:
        fresh_events(store, words)
        with store.view() as view:
            made = gather_brief(view, wanted, made=day_of(today), about=names)
        text = _written(form, made)
    _put(text, output)


def _written(form: Kind, made: Brief) -> str:
    try:
        from whoseword.export.brief import as_html, as_markdown
    except ModuleNotFoundError as error:
        raise UsageError(missing("web", f"A brief needs {error.name}")) from None
    if form is Kind.MARKDOWN:
        return as_markdown(made)
    return as_html(made, picture=_picture(made))


def _picture(made: Brief) -> str | None:
    """The timeline of the brief's claims; None where there's none to draw."""
    from whoseword.draw import Theme, render, timeline

    lines = [line for lines in made.themes.values() for line in lines]
    held: list[Held] = [
        one for line in (*lines, *made.denied, *made.to_come) for one in line.claims
    ]
    dated = [one for one in held if one.claim.date]
    return render.svg(timeline.of_claims(dated[: timeline.SINGLE], Theme.LIGHT)) if dated else None


def _kind_of(output: Path | None) -> Kind:
    """What a file's name says; UsageError where that's neither."""
    ending = output.suffix.lower() if output else ""
    if ending not in KINDS:
        raise UsageError(f"{output}: name a file that ends in .html or .md, or say --format.")
    return KINDS[ending]


def _put(text: str, output: Path | None) -> None:
    body = text.encode("utf-8", "replace")
    if output is None:
        sys.stdout.buffer.write(body)
        return
    write_file(output, body)
    complain(f"Brief written to {output}")
