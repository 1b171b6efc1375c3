"""`whoseword draw`: a view of the ledger as a picture in a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from whoseword.cli.filters import (
    ActorOption,
    Chosen,
    RootOption,
    SinceOption,
    SourceOption,
    TypeOption,
    UntilOption,
)
from whoseword.cli.options import LedgerOption, PackOption
from whoseword.cli.screen import complain, write_file
from whoseword.draw import Theme, render
from whoseword.draw.views import OF_EVENTS, PICTURES
from whoseword.errors import UsageError
from whoseword.flow import fresh_events, fresh_standings
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.settings import DEFAULT_LEDGER

View = StrEnum("View", list(PICTURES))  # type: ignore[misc]


def draw(
    view: Annotated[View, typer.Argument(help="Which picture.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to: .svg or .png.")
    ],
    theme: Annotated[Theme, typer.Option("--theme", help="The ground.")] = Theme.LIGHT,
    types: TypeOption = None,
    actors: ActorOption = None,
    sources: SourceOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Draw a view of the ledger, the same picture as the workbench shows."""
    chosen = Chosen(types, actors, sources=sources, roots=roots, since=since, until=until)
    wanted, words = chosen.resolved(pack), Pack.load(pack)
    kind = output.suffix.lower()
    if kind not in (".svg", ".png"):
        raise UsageError(f"{output}: name a file that ends in .svg or .png.")
    with open_ledger(ledger) as store:
        fresh_standings(store, words)
        if view.value in OF_EVENTS:
            fresh_events(store, words)
        with store.browse() as look:
            spec = PICTURES[view.value](look, wanted, words, theme, {})
    body = render.png(spec) if kind == ".png" else render.svg(spec).encode()
    write_file(output, body)
    complain(f"Picture written to {output}")
