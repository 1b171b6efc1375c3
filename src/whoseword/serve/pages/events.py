"""Events: happenings, with how many headlines tell of each and on how many words that rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from whoseword.errors import UsageError
from whoseword.export.events import event_record
from whoseword.ledger.browse import PAGE
from whoseword.ledger.event_list import Order, Rests, how_many, listed
from whoseword.model import Event
from whoseword.serve.asked import Asked, asked
from whoseword.serve.judged import coder_of
from whoseword.serve.page import page, pager
from whoseword.serve.pages.timeline import Start
from whoseword.serve.rows import table

router = APIRouter()
Bar = Annotated[Asked, Depends(asked)]
Ordered = Annotated[Order, Query(description="What comes first")]
Resting = Annotated[Rests | None, Query(description="On what the events rest")]
COLUMNS = (
    *("id", "type", "modality", "actor", "recipient", "object", "quantity", "place", "date"),
    *("first_seen", "claims", "headlines", "groups", "roots", "self_reporting", "words", "grade"),
)
# Rows of the CSV, at most.
MOST = 100_000
# Characters of an id, at most.
ID = 64


async def pairs(request: Request) -> list[tuple[str, str]]:
    """All fields of a form that was sent, in order."""
    body = (await request.body()).decode("utf-8", "replace")
    return parse_qsl(body, keep_blank_values=True)


Pairs = Annotated[list[tuple[str, str]], Depends(pairs)]


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
    chosen = [value[:ID] for name, value in given if name == "event" and value.strip()]
    if len(chosen) < 2:
        raise UsageError("Choose two events or more to merge.")
    fields = dict(given)
    who, why = fields.get("who") or coder_of(request), fields.get("why", "")[:ID] or None
    made = request.app.state.events.judge(who, lambda judge: judge.merge(ids_of(chosen), why))
    return RedirectResponse(f"/events/{ids_of(chosen)[0]}" if made else "/events", 303)


def ids_of(chosen: Sequence[str]) -> list[str]:
    """Ids, from ids or from the addresses of event pages."""
    return [one.strip().rstrip("/").rpartition("/")[2].partition("?")[0] for one in chosen]


def _row(event: Event) -> dict[str, Any]:
    record = event_record(event)
    names = [word["root"] for word in record["words"]]
    return {**record, "words": names, "grade": record["grade"]["value"]}
