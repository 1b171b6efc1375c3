"""`whoseword sources`: on whose word the ledger's claims rest."""

from __future__ import annotations

from dataclasses import asdict

from rich.text import Text

from whoseword.cli.options import Format, FormatOption, LedgerOption, PackOption
from whoseword.cli.screen import console, grid, show_json, visible
from whoseword.flow import fresh_events, source_grades
from whoseword.flow.graded import unknown
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.settings import DEFAULT_LEDGER


def sources(
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show all sources: how many claims rest on each, how many it passes on, in how many documents.

    The root is the one on whose word a claim finally rests; a relay only passes it on. The grade is
    a person's, or the one that the events on its word propose; F: can't be judged.
    """
    with open_ledger(ledger) as store:
        fresh_events(store, Pack.load(pack))
        with store.view() as view:
            counts, known = view.sources(), source_grades(view)
    grades = [known.get(count.name, unknown()) for count in counts]
    if form is not Format.TABLE:
        pairs = zip(counts, grades, strict=True)
        show_json((asdict(count) | {"grade": asdict(grade)} for count, grade in pairs), form)
        return
    table = grid("Source", "Type", "As root", "As relay", "Documents", "Grade", "Why")
    for count, grade in zip(counts, grades, strict=True):
        numbers = (str(count.root), str(count.relay), str(count.documents))
        said = f"{grade.value} ({visible(grade.by)})" if grade.by else grade.value
        why = Text("; ".join(map(visible, grade.reasons)))
        table.add_row(Text(visible(count.name)), count.type.value, *numbers, Text(said), why)
    console().print(table if counts else "No sources.")
