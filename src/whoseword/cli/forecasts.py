"""`whoseword forecasts`: what is foretold, what became of it, and how the forecasters fared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.text import Text

from whoseword.cli.filters import (
    ActorOption,
    Chosen,
    RootOption,
    SinceOption,
    TypeOption,
    UntilOption,
)
from whoseword.cli.options import (
    Format,
    FormatOption,
    LedgerOption,
    PackOption,
    TodayOption,
    WhoOption,
    WhyOption,
    account,
    day_of,
)
from whoseword.cli.screen import DASH, ID, WORDS, console, grid, short, show_json, visible
from whoseword.export.forecasts import calibration_record, forecast_record, score_record
from whoseword.flow import fresh_events
from whoseword.ledger import open_ledger
from whoseword.lexicon import Pack
from whoseword.model import Outcome
from whoseword.model.forecast import Calibration, Entry, Measure, Score, Standing
from whoseword.model.wording import number_of, percents
from whoseword.settings import DEFAULT_LEDGER

# The statistics take their time to load: the functions below load them when they run.
app = typer.Typer(
    help="What is foretold, what became of it, and how the forecasters fared.",
    no_args_is_help=False,
    invoke_without_command=True,
)


@app.callback()
def forecasts(
    context: typer.Context,
    standing: Annotated[
        list[Standing] | None,
        typer.Option(
            "--standing", help="Only forecasts that stand so; may be given several times."
        ),
    ] = None,
    types: TypeOption = None,
    actors: ActorOption = None,
    roots: RootOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    today: TodayOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show the forecast book: claims about the future with their probability, deadline and
    forecaster, the events that may be what was foretold, and what became of each.

    Without a time a forecast is open-ended, and nothing can make it false. Resolve one with
    'judge resolve'; what news can't miss (a test, a visit, a meeting …) a rule resolves, where
    the ledger watched all the while.
    """
    if context.invoked_subcommand:
        return
    from whoseword.flow.forecasts import forecast_book

    wanted = Chosen(types, actors, roots=roots, since=since, until=until).resolved(pack)
    words, day = Pack.load(pack), day_of(today)
    with open_ledger(ledger) as store:
        fresh_events(store, words)
        with store.view() as view:
            book = forecast_book(view, words, wanted, today=day)
    entries = [e for e in book.entries if not standing or e.standing in standing]
    if form is not Format.TABLE:
        show_json(map(forecast_record, entries), form)
        return
    _show_book(entries)


@app.command()
def scores(
    least: Annotated[
        int, typer.Option("--least", min=1, help="Score nothing on fewer cases than this.")
    ] = 10,
    today: TodayOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Show how forecasters fared: Brier and log scores, skill and calibration.

    A score is that of the middle of the band, with those of its two ends. Low is good. Skill is how
    much better than the base rate that the ledger's own record gave when the forecast was made.
    """
    from whoseword.flow.forecasts import forecast_book

    words = Pack.load(pack)
    with open_ledger(ledger) as store:
        fresh_events(store, words)
        with store.view() as view:
            book = forecast_book(view, words, today=day_of(today))
    overall, bands = book.score(least), book.calibration(least)
    people, kinds = book.by_forecaster(least), book.by_source_type(least)
    if form is Format.TABLE:
        _show_scores("All", (overall,))
        _show_scores("Forecaster", people)
        _show_scores("Type of source", kinds)
        _show_calibration(bands)
        console().print(Text(f"Nothing is scored on fewer than {least} cases.", style="dim"))
        return
    record = {
        "least": least,
        "all": score_record(overall),
        "by_forecaster": [score_record(one) for one in people],
        "by_source_type": [score_record(one) for one in kinds],
        "calibration": [calibration_record(row) for row in bands],
    }
    show_json([record], form)


def resolve(
    forecast: Annotated[str, typer.Argument(metavar="ID", help="A forecast, by its id.")],
    outcome: Annotated[Outcome, typer.Argument(help="What became of it.")],
    why: WhyOption = None,
    who: WhoOption = None,
    form: FormatOption = Format.TABLE,
    ledger: LedgerOption = DEFAULT_LEDGER,
    pack: PackOption = None,
) -> None:
    """Say what became of a forecast. The last word holds; it's kept with your name, and no rule
    overrules it."""
    from whoseword.flow.forecasts import resolve_forecast

    with open_ledger(ledger) as store:
        name = account(who)
        made = resolve_forecast(store, Pack.load(pack), forecast, outcome, who=name, why=why)
    record = {"id": made.id, "who": made.who, "at": made.at.isoformat(), "kind": made.kind.value}
    record |= {"forecast": forecast, "value": outcome.value, "why": made.why or ""}
    if form is Format.TABLE:
        console().print(Text(f"{forecast}: {outcome.value}, says {visible(made.who)}"))
    else:
        show_json([record], form)


def _show_book(entries: Iterable[Entry]) -> None:
    table = grid("Id", "Forecast", "Made", "Deadline", "How sure", "Forecaster", "Standing")
    for entry in entries:
        f = entry.forecast
        copied = f" ×{f.headlines}" if f.headlines > 1 else ""
        table.add_row(
            f.id[:ID],
            Text(short(f.evidence, WORDS) + copied),
            f.made.iso() if f.made else DASH,
            f.deadline.isoformat() if f.deadline else "none named",
            f"{percents(f.band)}%" if f.band else f.modality.value,
            Text(visible(f.forecaster)),
            Text("\n".join(_state(entry))),
        )
    console().print(table if table.row_count else "No forecasts.")


def _state(entry: Entry) -> Iterable[str]:
    """How it ended and who says so, or else the events that may be what was foretold."""
    if entry.resolution:
        yield f"{entry.resolution.outcome.value}, says {visible(entry.resolution.by)}"
        if entry.score:
            yield f"Brier {_interval(entry.score.brier)}"
        return
    yield entry.standing.value
    for proposal in entry.proposals:
        sure = "" if proposal.sure else "?"
        when = proposal.date.iso() if proposal.date else "undated"
        yield f"{proposal.event[:ID]} {when}{sure}"


def _show_scores(group: str, scores: Iterable[Score]) -> None:
    table = grid(group, "Cases", "Not scored", "Brier", "Log", "Skill", "Against base rate")
    for one in scores:
        table.add_row(
            Text(visible(one.group)),
            str(one.cases),
            str(one.unscored),
            _interval(one.brier),
            _interval(one.log),
            DASH if one.skill is None else f"{one.skill:+.2f}",
            number_of(one.compared, "case"),
        )
    if table.row_count:
        console().print(table)
        console().print()


def _show_calibration(rows: Iterable[Calibration]) -> None:
    table = grid("Said", "Cases", "Happened", "Share", "Fits")
    for row in rows:
        fits = DASH if row.fits is None else "yes" if row.fits else "no"
        share = _percents(row.share) if row.share else DASH
        table.add_row(f"{percents(row.band)}%", str(row.cases), str(row.happened), share, fits)
    if table.row_count:
        console().print(table)
        console().print()


def _percents(share: Measure) -> str:
    return f"{share.middle:.0%} ({share.low:.0%}–{share.high:.0%})"


def _interval(measure: Measure | None) -> str:
    if measure is None:
        return DASH
    return f"{measure.middle:.2f} ({measure.low:.2f}–{measure.high:.2f})"
