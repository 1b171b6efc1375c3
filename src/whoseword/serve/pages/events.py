"""Events: happenings, with how many headlines tell of each and on how many words that rests."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from whoseword.errors import UsageError
from whoseword.export.events import event_record
from whoseword.ledger.event_list import Order, Rests, how_many, listed
from whoseword.ledger.view import PAGE
from whoseword.model import Event
from whoseword.serve.judged import back, coder_of
from whoseword.serve.page import page, pager
from whoseword.serve.rows import table
from whoseword.serve.taken import Bar, Pairs, Start, given_by, ids_of

router = APIRouter()
Ordered = Annotated[Order, Query(description="What comes first")]
Resting = Annotated[Rests | None, Query(description="On what the events rest")]
COLUMNS = (
    *("id", "type", "modality", "actor", "recipient", "object", "quantity", "place", "date"),
    *("first_seen", "claims", "headlines", "groups", "roots", "self_reporting", "words", "grade"),
)
# Rows of the CSV, at most.
MOST = 100_000


@router.get("/events")
def events(
    request: Request,
    bar: Bar,
    order: Ordered = Order.LATEST,
    rests: Resting = None,
    start: Start = 0,
) -> Response:
    """The page."""
    fresh = request.app.state.events.fresh()
    with request.app.state.store.browse() as look:
        total = how_many(look, bar.wanted, rests)
        found = listed(look, bar.wanted, order=order, rests=rests, start=start)
    more = {"order": order.value if order is not Order.LATEST else "", "rests": rests or ""}
    return page(
        request,
        "events.html",
        bar=bar.and_also(**more),
        found=found,
        turned=pager(start, PAGE, total),
        more=more,
        orders=[one.value for one in Order],
        resting=[one.value for one in Rests],
        fresh=fresh,
        who=coder_of(request),
    )


@router.get("/events.csv")
def as_csv(
    request: Request, bar: Bar, order: Ordered = Order.LATEST, rests: Resting = None
) -> Response:
    """All events of the view."""
    request.app.state.events.fresh()
    with request.app.state.store.browse() as look:
        found = listed(look, bar.wanted, order=order, rests=rests, size=MOST)
    return table("events", map(_row, found), COLUMNS)


@router.post("/events/merge")
def merge(request: Request, given: Pairs) -> Response:
    """The chosen events are one happening."""
    chosen = ids_of([value for name, value in given if name == "event" and value.strip()])
    if len(chosen) < 2:
        raise UsageError("Choose two events or more to merge.")
    who, why = given_by(request, dict(given))
    made = request.app.state.events.judge(who, lambda judge: judge.merge(chosen, why))
    return back(f"/events/{chosen[0]}" if made else "/events", who)


def _row(event: Event) -> dict[str, Any]:
    record = event_record(event)
    names = [word["root"] for word in record["words"]]
    return {**record, "words": names, "grade": record["grade"]["value"]}
