"""Flows: who hands what to whom, both directions, by goods and year."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from whoseword.export.handovers import handover_record
from whoseword.flow.handovers import Handovers, handovers_of
from whoseword.ledger.view import PAGE
from whoseword.serve.asked import LONGEST, Asked
from whoseword.serve.page import page, pager
from whoseword.serve.rows import table
from whoseword.serve.taken import Bar, Start

router = APIRouter()
Party = Annotated[str, Query(max_length=LONGEST, description="One of the parties")]
Other = Annotated[str, Query(max_length=LONGEST, alias="and", description="The other party")]
States = Annotated[bool, Query(description="Count everybody as the state that they are of")]
COLUMNS = (
    *("giver", "taker", "good", "category", "year", "ahead", "events", "claims"),
    *("quantities", "roots", "words", "ids"),
)


@router.get("/flows")
def flows(
    request: Request,
    bar: Bar,
    between: Party = "",
    other: Other = "",
    states: States = False,
    start: Start = 0,
) -> Response:
    """The page."""
    found = looked(request, bar, between, other, states=states)
    more = {"between": between, "and": other, "states": "true" if states else ""}
    return page(
        request,
        "flows.html",
        bar=bar.and_also(**more),
        found=found,
        rows=found.rows[start : start + PAGE],
        turned=pager(start, PAGE, len(found.rows)),
        more=more,
    )


@router.get("/flows.csv")
def as_csv(
    request: Request, bar: Bar, between: Party = "", other: Other = "", states: States = False
) -> Response:
    """All flows of the view."""
    found = looked(request, bar, between, other, states=states)
    rows = (handover_record(row) for row in found.rows)
    flat = ({**row, "words": [word["root"] for word in row["words"]]} for row in rows)
    listed = ({n: list(v) if isinstance(v, tuple) else v for n, v in r.items()} for r in flat)
    return table("flows", listed, COLUMNS)


def looked(request: Request, bar: Asked, between: str, other: str, *, states: bool) -> Handovers:
    """What passes between whom in the view."""
    state = request.app.state
    parties = [name.strip() for name in (between, other) if name.strip()]
    state.events.fresh()

    def work() -> Handovers:
        with state.store.browse() as look:
            return handovers_of(look, state.pack, bar.wanted, parties=parties, states=states)

    found: Handovers = state.events.remembered(("flows", bar.wanted, *parties, states), work)
    return found
