"""`whoseword rebuild`: derive the events anew."""

from __future__ import annotations

from dataclasses import asdict

from whoseword.cli.options import Format, FormatOption, LedgerOption, PackOption
from whoseword.cli.screen import console, show_json
from whoseword.flow import rebuild_events, weigh_copies
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.model.wording import number_of
from whoseword.settings import DEFAULT_LEDGER
from whoseword.weigh.copies import Copies


def rebuild(
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Derive all events anew from claims and judgements, which both stay as they are.

    Commands that show events do so themselves where something was added or judged since.
    """
    words = Pack.load(pack)
    with open_ledger(ledger) as store:
        weigh_copies(store, Copies(words))
        built = rebuild_events(store, words)
    if form is Format.TABLE:
        console().print(f"{number_of(built.claims, 'claim')}, {number_of(built.events, 'event')}")
    else:
        show_json([asdict(built)], form)
