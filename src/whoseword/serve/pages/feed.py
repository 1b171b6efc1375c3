"""An Atom feed of any query: a feed reader hears of every new claim that passes the filter."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.export.atom import feed
from whoseword.ledger.words import terms
from whoseword.serve.page import claim_path
from whoseword.serve.taken import Bar, Words

router = APIRouter()
ENTRIES = 100


@router.get("/feed.atom")
def atom(request: Request, bar: Bar, q: Words = "") -> Response:
    """The claims that were added last, as a feed (RFC 4287); with words, those of articles that
    have them."""
    with request.app.state.store.browse() as look:
        held = look.added(bar.wanted, ENTRIES, terms(q))
    base = str(request.base_url).rstrip("/")
    query = bar.with_(q=q)
    address = f"{base}/feed.atom?{query}" if query else f"{base}/feed.atom"
    body = feed(held, address, lambda one: base + claim_path(one))
    return Response(body, media_type="application/atom+xml")
