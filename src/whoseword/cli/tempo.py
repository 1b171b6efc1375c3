"""`whoseword tempo`: how fast things happen, where that changed, and whether a month is usual."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from whoseword.cli.filters import (
    ActorOption,
    Chosen,
    RootOption,
    SinceOption,
    TypeOption,
    UntilOption,
)
from whoseword.cli.options import Format, FormatOption, LedgerOption, MappingOption, PackOption
from whoseword.cli.screen import console, end_with, grid, show_json, visible
from whoseword.export.tempo import tempo_record
from whoseword.flow import fresh_events
from whoseword.ledger import ClaimFilter, open_ledger
from whoseword.lexicon import Pack
from whoseword.model.tempo import Rate, Tempo, Unusual
from whoseword.model.wording import number_of
from whoseword.settings import DEFAULT_LEDGER
from whoseword.tables.layout import load

# Below this a month's probability is called unusual: of a hundred usual ones five are.
UNUSUAL = 0.05
# Above this, counts vary so much within stretches that things must come in salvoes.
SALVOES = 2.0

TableArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="TABLE",
        exists=True,
        dir_okay=False,
        help="Count the rows of this table (CSV, JSONL, JSON) and not the ledger.",
    ),
]


def tempo(
    table: TableArgument = None,
    mapping: MappingOption = None,
    days: Annotated[
        bool, typer.Option("--days", help="Count what happened on one day once: a salvo is one.")
    ] = False,
    types: TypeOption = None,
    actors: ActorOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show how often things happen, by type: rates, where they changed, and whether the last
    month is usual.

    Counts the ledger's events, or a table's rows. A rate is a Poisson process's, happenings a month
    with a 95 % credible interval. Without --since the months begin after the last silence of ten
    years, and at most fifty years back.
    """
    # The statistics take their time to load, so only this command loads them.
    from whoseword.flow.tempo import tempo_of_ledger, tempo_of_table

    wanted = Chosen(types, actors, roots=roots, since=since, until=until).resolved(pack)
    if table:
        first, last = _ends(wanted)
        layout = load(mapping) if mapping else None
        found = tempo_of_table(table, layout, wanted.types, since=first, until=last, days=days)
    else:
        with open_ledger(ledger) as store:
            fresh_events(store, Pack.load(pack))
            with store.view() as view:
                found = tempo_of_ledger(view, wanted, days=days)
    if form is Format.TABLE:
        for one in found.tempos:
            _show(one, found.of, console())
    else:
        show_json((tempo_record(one, found.of) for one in found.tempos), form)
    end_with(found.refused)


def _ends(wanted: ClaimFilter) -> tuple[date | None, date | None]:
    first = wanted.since.start if wanted.since else None
    return first, wanted.until.end if wanted.until else None


def _show(tempo: Tempo, of: str, screen: Console) -> None:
    counted = number_of(tempo.count, of.removesuffix("s"))
    screen.print(Text(f"{visible(tempo.kind)}: {counted}{_aside(tempo)}", style="bold"))
    if not tempo.months:
        screen.print()
        return
    table = grid("From", "To", "Count", "Months", "A month", "95 %")
    for stretch in tempo.stretches:
        ends = (stretch.first.iso(), stretch.last.iso())
        numbers = (
            str(stretch.count),
            f"{round(stretch.exposure, 1):g}",
            f"{stretch.rate.mean:.2f}",
        )
        table.add_row(*ends, *numbers, _interval(stretch.rate))
    screen.print(table)
    if tempo.unusual:
        screen.print(Text(_verdict(tempo.unusual)))
    if tempo.spread and tempo.spread > SALVOES:
        screen.print(
            Text(
                f"Counts vary {tempo.spread:.1f} times as much as chance alone makes them: things "
                "come in salvoes, and a month looks unusual too soon. Try --days.",
                style="dim",
            )
        )
    screen.print()


def _aside(tempo: Tempo) -> str:
    asides = ((tempo.without_month, "without a month"), (tempo.outside, "outside the time"))
    return "".join(f", {number} more {why}" for number, why in asides if number)


def _interval(rate: Rate) -> str:
    return f"{rate.low:.2f} to {rate.high:.2f}"


def _verdict(unusual: Unusual) -> str:
    """`2026-04: 9, 12.5 expected; so few or fewer have probability 0.30: usual.`"""
    month = unusual.month
    part = "" if month.share == 1 else f" in {month.share:.0%} of the month"
    side = "so many or more" if unusual.more else "so few or fewer"
    word = "unusual" if unusual.probability < UNUSUAL else "usual"
    since = unusual.before.first.iso()
    return (
        f"{month.month.iso()}: {month.count}{part}, {unusual.expected:.1f} expected by the rate "
        f"since {since}; {side}: probability {unusual.probability:.2g}, {word}."
    )
