"""`whoseword judge`: what a person decides about events, claims and sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from whoseword.cli.event import said
from whoseword.cli.options import (
    Format,
    FormatOption,
    LedgerOption,
    PackOption,
    WhoOption,
    WhyOption,
    account,
)
from whoseword.cli.screen import console, show_json
from whoseword.export.events import judgement_record, listed_record
from whoseword.flow import Judge, judged
from whoseword.flow.about import about
from whoseword.flow.review import SLOTS
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Judgement
from whoseword.settings import DEFAULT_LEDGER

app = typer.Typer(
    help="Decide about events, claims and sources. What you decide is kept with your name, holds "
    "at every rebuild, and can be undone.",
    no_args_is_help=True,
)
EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="An event, by its id.")]
ClaimsArgument = Annotated[
    list[str], typer.Argument(metavar="CLAIM…", help="Claims, by their ids.")
]


@app.command()
def merge(
    events: Annotated[
        list[str], typer.Argument(metavar="EVENT…", help="Two events or more, by their ids.")
    ],
    why: WhyOption = None,
    who: WhoOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """These events are one happening."""
    _decide(lambda judge: judge.merge(events, why), who, form, ledger, pack)


@app.command()
def split(
    event: EventArgument,
    claims: ClaimsArgument,
    why: WhyOption = None,
    who: WhoOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """These claims are about another happening than the rest of the event's."""
    _decide(lambda judge: judge.split(event, claims, why), who, form, ledger, pack)


@app.command()
def confirm(
    claims: ClaimsArgument,
    why: WhyOption = None,
    who: WhoOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """These claims were read rightly."""
    _decide(lambda judge: judge.confirm(claims, why), who, form, ledger, pack)


@app.command()
def reject(
    claims: ClaimsArgument,
    why: WhyOption = None,
    who: WhoOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """These claims were read wrongly: no list, count or event has them any more."""
    _decide(lambda judge: judge.reject(claims, why), who, form, ledger, pack)


@app.command()
def correct(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim, by its id.")],
    slot: Annotated[
        str,
        typer.Argument(metavar="SLOT", help=f"{', '.join(SLOTS[:-1])} or {SLOTS[-1]}."),
    ],
    value: Annotated[str, typer.Argument(help="What it should be; '' where there's none.")],
    why: WhyOption = None,
    who: WhoOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """A slot of a claim has another value than was read."""
    _decide(lambda judge: judge.correct(claim, slot, value, why), who, form, ledger, pack)


@app.command()
def grade(
    what: Annotated[
        str,
        typer.Argument(
            metavar="EVENT-or-SOURCE",
            help="An event's id, or the name of a source that the ledger or the pack knows.",
        ),
    ],
    value: Annotated[
        str,
        typer.Argument(
            metavar="GRADE", help="1 to 6 for what an event's claims say, A to F for a source."
        ),
    ],
    why: WhyOption = None,
    who: WhoOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Give an event or a source an Admiralty grade; yours stands instead of the proposed one."""
    give = Judge.grade_event if value.strip().isdigit() else Judge.grade_source
    _decide(lambda judge: give(judge, what, value, why), who, form, ledger, pack)


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="A judgement, by its id.")],
    why: WhyOption = None,
    who: WhoOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """A judgement no longer holds. Both stay in the list; undoing the undo brings it back."""
    _decide(lambda judge: judge.undo(judgement, why), who, form, ledger, pack)


@app.command("list")
def list_(
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """List all judgements in the order in which they were made: who decided what about which claim,
    event, source or forecast, and whether it holds."""
    with open_ledger(ledger) as store, store.browse() as look:
        made = judged(look)
        of = about(look, Pack.load(pack), [judgement for judgement, _ in made])
    if form is not Format.TABLE:
        show_json((listed_record(j, of[j.id], over) for j, over in made), form)
        return
    for judgement, over in made:
        ending = f"  (no longer holds: {over.kind.value} {over.id})" if over else ""
        line = said(judgement, of[judgement.id]) + ending
        console().print(Text(line, style="dim" if over else ""), soft_wrap=True)
    if not made:
        console().print("No judgements.")


def _decide(
    act: Callable[[Judge], Judgement],
    who: str | None,
    form: Format,
    ledger: str,
    pack: Path | None,
) -> None:
    """Keep the one judgement that `act` makes in the name of `who`, and show it."""
    words = Pack.load(pack)
    with open_ledger(ledger) as store:
        made = act(Judge(store, words, account(who)))
        with store.browse() as look:
            of = about(look, words, [made])[made.id]
    if form is Format.TABLE:
        console().print(Text(said(made, of)), soft_wrap=True)
    else:
        show_json([judgement_record(made)], form)
