"""Forecasts: what is foretold, what became of it, and how the forecasters fared."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from whoseword.errors import UsageError
from whoseword.export.forecasts import forecast_record
from whoseword.flow.forecasts import Book, forecast_book, resolve_forecast
from whoseword.ledger.view import PAGE
from whoseword.model import Outcome, today
from whoseword.model.forecast import Standing
from whoseword.serve.asked import Asked
from whoseword.serve.judged import back, coder_of
from whoseword.serve.page import page, pager
from whoseword.serve.rows import table
from whoseword.serve.taken import ID, Bar, Fields, Start, given_by

router = APIRouter()
Stands = Annotated[Standing | None, Query(description="Only forecasts that stand so")]
COLUMNS = (
    *("id", "evidence", "document", "made", "deadline", "type", "actor", "recipient", "object"),
    *("quantity", "place", "modality", "band_low", "band_high", "forecaster", "source_type"),
    *("headlines", "standing", "outcome", "by", "why", "base_rate", "brier"),
)


@router.get("/forecasts")
def forecasts(request: Request, bar: Bar, standing: Stands = None, start: Start = 0) -> Response:
    """The book: what is due first, then what is open, then what ended."""
    book = looked(request, bar)
    order = [Standing.DUE, Standing.OPEN, Standing.RESOLVED, Standing.OPEN_ENDED]
    entries = [e for s in order for e in book.entries if e.standing is s and standing in (None, s)]
    turned = pager(start, PAGE, len(entries))
    counts = {s.value: sum(e.standing is s for e in book.entries) for s in order}
    more = {"standing": standing.value if standing else ""}
    return page(
        request,
        "forecasts.html",
        bar=bar.and_also(**more),
        entries=entries[start : start + PAGE],
        turned=turned,
        counts=counts,
        book=book,
        outcomes=[outcome.value for outcome in Outcome],
        who=coder_of(request),
        more=more,
    )


@router.get("/forecasts.csv")
def as_csv(request: Request, bar: Bar, standing: Stands = None) -> Response:
    """The whole book, or what stands so."""
    entries = (e for e in looked(request, bar).entries if standing in (None, e.standing))
    return table("forecasts", map(_row, map(forecast_record, entries)), COLUMNS)


@router.post("/forecasts")
def resolve(request: Request, given: Fields) -> Response:
    """Say what became of a forecast."""
    state, (who, why) = request.app.state, given_by(request, given)
    try:
        outcome = Outcome(given.get("outcome", ""))
    except ValueError:
        raise UsageError(f"outcome: take one of {', '.join(Outcome)}.") from None
    forecast = given.get("forecast", "")[:ID]
    resolve_forecast(state.store, state.pack, forecast, outcome, who=who, why=why)
    return back("/forecasts?standing=resolved", who)


def looked(request: Request, bar: Asked) -> Book:
    """The forecasts of the view, as they stand today."""
    state, day = request.app.state, today()
    state.events.fresh()

    def work() -> Book:
        with state.store.browse() as look:
            return forecast_book(look, state.pack, bar.wanted, today=day)

    book: Book = state.events.remembered(("forecasts", bar.wanted, day), work)
    return book


def _row(record: dict[str, object]) -> dict[str, object]:
    ended = record["resolution"] or {}
    score, band = record["score"] or {}, record["band"] or (None, None)
    assert isinstance(ended, dict)
    assert isinstance(score, dict)
    assert isinstance(band, list | tuple)
    more = {name: ended.get(name) for name in ("outcome", "by", "why")}
    brier = (score.get("brier") or {}).get("middle")
    return {**record, **more, "band_low": band[0], "band_high": band[1], "brier": brier}
