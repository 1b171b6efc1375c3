"""Sources: on whose word the ledger rests."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from whoseword.errors import LedgerError
from whoseword.ledger.browse import PAGE
from whoseword.serve.asked import Asked, asked
from whoseword.serve.page import page, pager
from whoseword.serve.pages.timeline import Start
from whoseword.serve.rows import table

router = APIRouter()
Bar = Annotated[Asked, Depends(asked)]
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
    """One source, with what rests on it and what it passes on."""
    wanted = replace(bar.wanted, sources=(name,))
    with request.app.state.store.browse() as look:
        counts = [c for c in look.source_counts(wanted) if c.name.lower() == name.lower()]
        if not counts:
            raise LedgerError(f"{name}: no claim in view names such a source.")
        total = look.how_many(wanted)
        held = look.newest(wanted, start)
    turned = pager(start, PAGE, total)
    return page(request, "source.html", bar=bar, name=name, counts=counts, held=held, turned=turned)
