"""What is worked out from the claims as JSON: events, flows, tempo and forecasts."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.export.events import event_page_record, event_record
from whoseword.export.forecasts import calibration_record, forecast_record, score_record
from whoseword.export.handovers import handover_record
from whoseword.export.review import waiting_record
from whoseword.export.tempo import tempo_record
from whoseword.ledger.event_list import Order, how_many, listed
from whoseword.ledger.review import Coder
from whoseword.serve.answers import PROBLEMS, Json, found_record
from whoseword.serve.pages import flows as flow_page
from whoseword.serve.pages import forecasts as forecast_page
from whoseword.serve.pages import tempo as tempo_page
from whoseword.serve.pages import today as today_page
from whoseword.serve.pages.events import Ordered, Resting
from whoseword.serve.pages.flows import Other, Party, States
from whoseword.serve.pages.forecasts import Stands
from whoseword.serve.pages.tempo import Days
from whoseword.serve.taken import Bar, Name, Size, Start

router = APIRouter(prefix="/api", responses=PROBLEMS)


@router.get("/today")
def today(request: Request, who: Name = "") -> Response:
    """How much there is, the events that came last, what is unusual, and what waits for review."""
    request.app.state.events.fresh()
    found, unusual = today_page.looked(request, Coder(who))
    return Json(
        {
            "counts": asdict(found.counts),
            "new_events": [event_record(event) for event in found.new],
            "new_by_type": found.new_types,
            "unusual": [tempo_record(one, "events") for one in unusual],
            "roots": [{"name": n, "type": t.value, "claims": k} for n, t, k in found.roots],
            "articles": [found_record(one) for one in found.recent],
            "waits": found.waits,
            "waiting": [waiting_record(one) for one in found.waiting],
        }
    )


@router.get("/events")
def events(
    request: Request,
    bar: Bar,
    order: Ordered = Order.LATEST,
    rests: Resting = None,
    start: Start = 0,
    size: Size = 50,
) -> Response:
    """Events with how often they are told, on how many words, and their grade."""
    request.app.state.events.fresh()
    with request.app.state.store.browse() as look:
        total = how_many(look, bar.wanted, rests)
        found = listed(look, bar.wanted, order=order, rests=rests, start=start, size=size)
    rows = [event_record(one) for one in found]
    return Json({"total": total, "start": start, "events": rows})


@router.get("/events/{identity}")
def event(request: Request, identity: str) -> Response:
    """One event: its claims by root, copies folded, its judgements and comparisons."""
    request.app.state.events.fresh()
    with request.app.state.store.view() as view:
        return Json(event_page_record(view.event_page(identity)))


@router.get("/flows")
def flows(
    request: Request, bar: Bar, between: Party = "", other: Other = "", states: States = False
) -> Response:
    """Who hands what to whom, by goods and year, with the roots on whose word it stands."""
    found = flow_page.looked(request, bar, between, other, states=states)
    rows = [handover_record(row) for row in found.rows]
    return Json({"of": found.of, "incomplete": found.incomplete, "flows": rows})


@router.get("/tempo")
def tempo(request: Request, bar: Bar, days: Days = False) -> Response:
    """Counts by month, stretches of one rate with their intervals, and how usual the last month is;
    of all, and of each type."""
    found = tempo_page.looked(request, bar, days=days)
    return Json([tempo_record(one, found.of) for one in found.tempos])


@router.get("/forecasts")
def forecasts(
    request: Request, bar: Bar, standing: Stands = None, start: Start = 0, size: Size = 50
) -> Response:
    """The forecast book with its scores and calibration."""
    book = forecast_page.looked(request, bar)
    entries = [e for e in book.entries if standing in (None, e.standing)]
    return Json(
        {
            "total": len(entries),
            "start": start,
            "forecasts": [forecast_record(e) for e in entries[start : start + size]],
            "score": score_record(book.score()),
            "by_forecaster": [score_record(one) for one in book.by_forecaster()],
            "by_source_type": [score_record(one) for one in book.by_source_type()],
            "calibration": [calibration_record(row) for row in book.calibration()],
        }
    )
