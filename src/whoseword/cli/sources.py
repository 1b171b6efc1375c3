"""`whoseword sources`: on whose word the ledger's claims rest."""

from __future__ import annotations

from dataclasses import asdict

from rich.text import Text

from whoseword.cli.options import Format, FormatOption, LedgerOption
from whoseword.cli.screen import console, grid, show_json, visible
from whoseword.ledger import open_ledger
from whoseword.settings import DEFAULT_LEDGER


def sources(form: FormatOption = Format.TABLE, ledger: LedgerOption = DEFAULT_LEDGER) -> None:
    """Show all sources: how many claims rest on each, how many it passes on, in how many documents.

    The root is the one on whose word a claim finally rests; a relay only passes it on.
    """
    with open_ledger(ledger) as store, store.view() as view:
        counts = view.sources()
    if form is not Format.TABLE:
        show_json(map(asdict, counts), form)
        return
    table = grid("Source", "Type", "As root", "As relay", "Documents")
    for count in counts:
        numbers = (str(count.root), str(count.relay), str(count.documents))
        table.add_row(Text(visible(count.name)), count.type.value, *numbers)
    console().print(table if counts else "No sources.")
