"""`whoseword copies`: which documents repeat one text, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from whoseword.cli.options import Format, FormatOption, LedgerOption, PackOption
from whoseword.cli.screen import console, short, show_json, visible
from whoseword.errors import unknown_id
from whoseword.export.copies import group_record
from whoseword.flow import weigh_copies
from whoseword.ledger import CopyGroup, View, open_ledger
from whoseword.lexicon import Pack
from whoseword.settings import DEFAULT_LEDGER
from whoseword.weigh.copies import Copies

TITLE = 60


def copies(
    document: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Only the copies of this document; else all groups."),
    ] = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show the groups of documents that repeat one text, each with the reason it's a copy.

    The earliest stands first. What the ledger holds from an older program is weighed first.
    """
    with open_ledger(ledger) as store:
        weigh_copies(store, Copies(Pack.load(pack)))
        with store.view() as view:
            groups = view.copies() if document is None else _of(view, document)
    records = map(group_record, groups)
    if form is Format.TABLE:
        _show(records, console())
    else:
        show_json(records, form)


def _of(view: View, document: str) -> tuple[CopyGroup, ...]:
    """The group of a document; LedgerError where there's no such document."""
    found = view.articles_named(document)
    if not found or not document:
        raise unknown_id("document", document)
    keys = [article.key for article in found]
    return view.copies(set(view.copy_groups(keys).values()))


def _show(records: Iterable[dict[str, Any]], screen: Console) -> None:
    empty = True
    for record in records:
        empty = False
        members = record["documents"]
        screen.print(Text(f"{record['id'][:12]}  {len(members)} documents", style="bold"))
        for member in members:
            screen.print(_line(member), soft_wrap=True)
    if empty:
        screen.print("No copies.")


def _line(member: dict[str, Any]) -> Text:
    """`  a17  2024-10-31  Paper  “Title”  of a16: 98% of its 300 words stand in the other, …`."""
    parts = (member["published"] or "–", visible(member["publisher"] or "–"))
    line = Text(f"  {visible(member['id'])}  {parts[0]}  {parts[1]}  ")
    line.append(f"“{short(member['title'] or '', TITLE)}”")
    if member["of"] is not None:
        why = "; ".join(map(visible, member["why"]))
        line.append(f"  of {visible(member['of'])}: {why}", style="dim")
    return line
