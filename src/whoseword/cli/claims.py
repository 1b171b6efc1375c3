"""`whoseword claims`: the ledger's claims, chosen by what they say and on whose word."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.cli.filters import (
    ActorOption,
    Chosen,
    LimitOption,
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
from whoseword.cli.screen import console, show_json
from whoseword.cli.table import claim_table
from whoseword.export.tables import held_record
from whoseword.flow import fresh_standings
from whoseword.ledger import Held, open_ledger
from whoseword.lexicon import Pack
from whoseword.settings import DEFAULT_LEDGER


def claims(
    types: TypeOption = None,
    actors: ActorOption = None,
    recipients: RecipientOption = None,
    sources: SourceOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    modalities: ModalityOption = None,
    text: TextOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show the ledger's claims by time, none that was rejected, and corrected ones as corrected.

    Of several filters all must hold.
    """
    who_and_whom = (actors, recipients, sources, roots)
    chosen = Chosen(types, *who_and_whom, since, until, modalities, text, limit)
    wanted = chosen.resolved(pack)
    with open_ledger(ledger) as store:
        fresh_standings(store, Pack.load(pack))
        with store.view() as view:
            found = view.claims(wanted)
            if form is Format.TABLE:
                _show(found)
            else:
                show_json(map(held_record, found), form)


def _show(found: Iterable[Held]) -> None:
    screen = console()
    rows = ((held.claim, held.evidence, held.judged) for held in found)
    table = claim_table(rows, screen, ids=True)
    screen.print(table if table.row_count else "No claims.")
