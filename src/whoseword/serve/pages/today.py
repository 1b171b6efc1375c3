"""Today: what came in last, and how much there is."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.serve.page import page

router = APIRouter()
RECENT = 12


@router.get("/")
def today(request: Request) -> Response:
    """The first page."""
    with request.app.state.store.browse() as look:
        counts, recent, roots = look.counts(), look.added_last(RECENT), look.roots()[:RECENT]
    return page(request, "today.html", counts=counts, recent=recent, roots=roots)
