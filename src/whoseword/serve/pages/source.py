"""Sources: on whose word the ledger rests."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from whoseword.errors import LedgerError
from whoseword.flow.graded import source_grades, track_records, unknown
from whoseword.flow.review import LONGEST
from whoseword.ledger.browse import PAGE
from whoseword.ledger.event_list import resting_on
from whoseword.lexicon.parties import canonical
from whoseword.serve.asked import Asked, asked
from whoseword.serve.judged import coder_of, fields
from whoseword.serve.page import named, page, pager, source_path
from whoseword.serve.pages.timeline import Start
from whoseword.serve.rows import table

router = APIRouter()
Bar = Annotated[Asked, Depends(asked)]
Fields = Annotated[dict[str, str], Depends(fields)]
# Events shown beside a source's claims.
EVENTS = 12
# The latest events, by which a source is graded.
RECORD = 1_000
COLUMNS = ("name", "type", "root", "relay", "documents")


@router.get("/sources")
def sources(request: Request, bar: Bar, start: Start = 0) -> Response:
    """The page."""
    with request.app.state.store.browse() as look:
        counts = look.source_counts(bar.wanted)
    turned = pager(start, PAGE, len(counts))
    shown = counts[start : start + PAGE]
    return page(request, "sources.html", bar=bar, counts=shown, turned=turned)


@router.get("/sources.csv")
def as_csv(request: Request, bar: Bar) -> Response:
    """All sources of the view."""
    with request.app.state.store.browse() as look:
        counts = look.source_counts(bar.wanted)
    return table("sources", map(asdict, counts), COLUMNS)


@router.get("/sources/{name:path}")
def source(request: Request, name: str, bar: Bar, start: Start = 0) -> Response:
    """One source: its grade and track record, what rests on it and what it passes on."""
    state, name = request.app.state, named(request, "/sources/", name)
    fresh = state.events.fresh()
    wanted = replace(bar.wanted, sources=(name,))
    with state.store.browse() as look:
        counts = [c for c in look.source_counts(wanted) if c.name.lower() == name.lower()]
        events = resting_on(look, name, EVENTS)
        if not counts and not events:
            raise LedgerError(f"{name}: no claim in view names such a source.")
        total = look.how_many(wanted)
        held = look.newest(wanted, start)
        root = canonical(name, state.names)
        every = resting_on(look, root, RECORD)
        grade = source_grades(look, every).get(root, unknown())
    return page(
        request,
        "source.html",
        bar=bar,
        name=name,
        counts=counts,
        events=events,
        held=held,
        turned=pager(start, PAGE, total),
        grade=grade,
        record=track_records(every).get(root),
        fresh=fresh,
        who=coder_of(request),
        values="ABCDEF",
    )


@router.post("/sources/{name:path}")
def judge(request: Request, name: str, given: Fields) -> Response:
    """Grade the source, A to F."""
    name = named(request, "/sources/", name)
    who, why = given.get("who") or coder_of(request), given.get("why", "")[:LONGEST] or None
    value = given.get("value", "")[:1]
    request.app.state.events.judge(
        who[:LONGEST], lambda judge: judge.grade_source(name, value, why)
    )
    return RedirectResponse(source_path(name), 303)
