"""`whoseword flows`: who hands what to whom, on whose word."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from whoseword.cli.filters import Chosen, RootOption, SinceOption, TypeOption, UntilOption
from whoseword.cli.options import Format, FormatOption, LedgerOption, PackOption
from whoseword.cli.screen import console, grid, show_json, visible
from whoseword.errors import UsageError
from whoseword.export.handovers import handover_record
from whoseword.flow import fresh_events
from whoseword.flow.handovers import Handovers, handovers_of
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Word
from whoseword.model.handover import Handover
from whoseword.settings import DEFAULT_LEDGER

# Roots and figures that a row of the table names.
NAMED = 4


def flows(
    parties: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NAME",
            help="One party: what it gives and gets. Two: what passes between them, both ways.",
        ),
    ] = None,
    states: Annotated[
        bool, typer.Option("--states", help="Count everybody as the state that they're of.")
    ] = False,
    types: TypeOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show who hands what to whom, by goods and year, with the roots on whose word it stands.

    Takes transfers and deployments of which both parties are named. Figures are as said, never
    added up. What is planned, demanded or foreseen stands apart from what is said to have happened.
    """
    named = parties or []
    if len(named) > 2:
        raise UsageError("flows takes two names at most; put a name of several words in quotes.")
    wanted = Chosen(types, roots=roots, since=since, until=until).resolved(pack)
    words = Pack.load(pack)
    with open_ledger(ledger) as store:
        fresh_events(store, words)
        with store.view() as view:
            found = handovers_of(view, words, wanted, parties=named, states=states)
    if form is Format.TABLE:
        _show(found, console())
    else:
        show_json(map(handover_record, found.rows), form)


def _show(found: Handovers, screen: Console) -> None:
    table = grid("From", "To", "What", "Year", "Said", found.of.capitalize(), "On whose word")
    for row in found.rows:
        table.add_row(
            Text(visible(row.giver)),
            Text(visible(row.taker)),
            Text(_what(row)),
            str(row.year or "–"),
            _standing(row),
            str(row.events),
            Text(_roots(row)),
        )
    screen.print(table if found.rows else "No flows.")
    if found.incomplete:
        lacking = f"{found.incomplete} more {found.of} don't name both parties."
        screen.print(Text(lacking, style="dim"))


def _what(row: Handover) -> str:
    figures = ", ".join(map(visible, row.quantities[:NAMED]))
    more = ", …" if len(row.quantities) > NAMED else ""
    return visible(row.good or "not said") + (f" ({figures}{more})" if figures else "")


def _standing(row: Handover) -> Text:
    if row.ahead:
        return Text("ahead", style="yellow")
    return Text("happened") if row.events else Text("denied", style="red")


def _roots(row: Handover) -> str:
    """`KCNA (own account), Seoul; denied by Moscow`."""
    says = [_name(word) for word in row.words if not word.denies]
    denies = [_name(word) for word in row.words if word.denies]
    said = _first(says) or ("the articles' own" if row.events else "")
    return "; ".join(filter(None, (said, f"denied by {_first(denies)}" if denies else "")))


def _first(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _name(word: Word) -> str:
    return visible(word.root) + (" (own account)" if word.self_reporting else "")
