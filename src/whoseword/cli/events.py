"""`whoseword events`: happenings, each once, with on how many independent words it rests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from whoseword.cli.filters import (
    ActorOption,
    Chosen,
    ModalityOption,
    RecipientOption,
    RootOption,
    SinceOption,
    SourceOption,
    TextOption,
    TypeOption,
    UntilOption,
)
from whoseword.cli.options import Format, FormatOption, LedgerOption, PackOption
from whoseword.cli.screen import console, grid, show_json, visible, who
from whoseword.export.events import event_record
from whoseword.flow import fresh_events
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Event
from whoseword.settings import DEFAULT_LEDGER

# Hexadecimal digits of an id that are shown in a table.
ID = 12


def events(
    types: TypeOption = None,
    actors: ActorOption = None,
    recipients: RecipientOption = None,
    sources: SourceOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    modalities: ModalityOption = None,
    text: TextOption = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="At most so many events.")
    ] = None,
    least: Annotated[
        int,
        typer.Option("--least-roots", min=0, help="Only events with so many independent roots."),
    ] = 0,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show events by time, each happening once, however many headlines it has.

    An event is shown where one of its claims is chosen. Roots are counted over copy groups.
    """
    chosen = Chosen(
        types, actors, recipients, sources, roots, since, until, modalities, text, limit
    )
    wanted = chosen.resolved(pack)
    with open_ledger(ledger) as store:
        fresh_events(store, Pack.load(pack))
        with store.view() as view:
            found = view.events(wanted, roots=least)
            if form is Format.TABLE:
                _show(found, console())
            else:
                show_json(map(event_record, found), form)


def _show(found: Iterable[Event], screen: Console) -> None:
    table = grid("Event", "When", "What", "Who", "Of what", "Where", "Roots", "Texts", "Grade")
    for event in found:
        table.add_row(
            event.id[:ID],
            event.date.said if event.date else "–",
            what(event),
            Text(who(event)),
            Text(visible(", ".join(filter(None, (event.object, event.quantity))) or "–")),
            Text(visible(event.place or "–")),
            roots(event),
            f"{event.groups} of {event.headlines}",
            grade(event),
        )
    if table.row_count:
        screen.print(table)
    else:
        screen.print("No events.")


def what(event: Event) -> str:
    """`test`, or `test, planned`."""
    plain = event.modality.value == "asserted"
    return event.type.value if plain else f"{event.type.value}, {event.modality.value}"


def roots(event: Event) -> str:
    """`3, 1 self-reporting; denied`."""
    said = str(event.roots)
    if event.self_reporting:
        said += f", {event.self_reporting} self-reporting"
    return said + ("; denied" if any(word.denies for word in event.words) else "")


def grade(event: Event) -> str:
    """`2`, or `2 (Ann)` where a person gave it."""
    by = event.grade.by
    return f"{event.grade.value} ({visible(by)})" if by else event.grade.value
