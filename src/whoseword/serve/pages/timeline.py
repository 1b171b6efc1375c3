"""The timeline: claims in the order of what they speak of."""

from __future__ import annotations

import io

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.export.tables import write_csv
from whoseword.ledger.view import PAGE
from whoseword.serve.page import page, pager
from whoseword.serve.rows import download
from whoseword.serve.taken import Bar, Start

router = APIRouter()


@router.get("/timeline")
def timeline(request: Request, bar: Bar, start: Start = 0) -> Response:
    """The page."""
    with request.app.state.store.browse() as look:
        total = look.how_many(bar.wanted)
        held = look.newest(bar.wanted, start)
    turned = pager(start, PAGE, total)
    return page(request, "timeline.html", bar=bar, held=held, turned=turned)


@router.get("/timeline.csv")
def as_csv(request: Request, bar: Bar) -> Response:
    """All claims of the view, in the columns of `whoseword export csv`."""
    out = io.BytesIO()
    with request.app.state.store.view() as view:
        write_csv(view.claims(bar.wanted), out)
    return download("claims", out.getvalue())
