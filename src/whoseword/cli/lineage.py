"""`whoseword lineage`: who had a story first, who relays whom, and on whose word it rests."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from whoseword.cli.options import Format, FormatOption, LedgerOption, PackOption
from whoseword.cli.screen import console, grid, show_json, visible
from whoseword.flow import fresh_standings, weigh_copies
from whoseword.flow import lineage as lineage_of
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.settings import DEFAULT_LEDGER
from whoseword.weigh.copies import Copies
from whoseword.weigh.story import Edge, Node, Reason, Story

SAID = {
    Reason.CITES: "cites",
    Reason.CREDIT: "carries the credit of",
    Reason.COPY: "repeats the text of",
}


def lineage(
    wanted: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An event, a claim or a document, by its id or the start of it."
        ),
    ],
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show a story's lineage: its outlets and sources, who has it from whom, down to the roots."""
    words = Pack.load(pack)
    with open_ledger(ledger) as store:
        weigh_copies(store, Copies(words))
        fresh_standings(store, words)
        with store.view() as view:
            story = lineage_of(view, words, wanted)
    if form is Format.TABLE:
        _show(story, console())
    else:
        show_json([asdict(story) | {"roots": story.roots}], form)


def _show(story: Story, screen: Console) -> None:
    first = ", ".join(map(visible, story.first)) or "not known: no document has a date"
    screen.print(Text(f"First: {first}"))
    screen.print(Text(f"Texts: {story.groups}, copies counted once"))
    roots = ", ".join(map(visible, story.roots)) or "nobody but the outlets themselves"
    screen.print(Text(f"On whose word: {roots}"))
    screen.print()
    table = grid("Who", "As", "First seen", "Documents", "Has it from")
    for node in story.nodes:
        edges = [edge for edge in story.edges if edge.by == node.name]
        table.add_row(
            Text(visible(node.name)),
            _role(node),
            node.first or "–",
            str(len(node.documents)),
            Text("\n".join(map(_said, edges))),
        )
    screen.print(table)


def _role(node: Node) -> str:
    return f"{node.role.value}, self-reporting" if node.self_reporting else node.role.value


def _said(edge: Edge) -> str:
    times = f" ×{len(edge.documents)}" if len(edge.documents) > 1 else ""
    return f"{SAID[edge.reason]} {visible(edge.of)}{times}"
