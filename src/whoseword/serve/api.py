"""What the pages show, as JSON under `/api/`, described at `/api/openapi.json`."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.responses import Response

from whoseword.draw.views import pinned
from whoseword.export.annotations import annotation_page
from whoseword.export.events import event_record
from whoseword.export.records import attribution_record, document_record
from whoseword.export.tables import article_record, held_record
from whoseword.ledger.same import told_too
from whoseword.ledger.view import PAGE
from whoseword.ledger.words import terms
from whoseword.serve import api_review, api_views
from whoseword.serve.answers import PROBLEMS, Json, found_record
from whoseword.serve.kept import standing
from whoseword.serve.page import named, page
from whoseword.serve.pages import source as source_page
from whoseword.serve.taken import Bar, Size, Start, Words

router = APIRouter(prefix="/api", responses=PROBLEMS)


def add_to(app: FastAPI) -> None:
    """Add the API, and the page that lists it."""
    for looks in (router, api_views.router):
        app.include_router(looks, default_response_class=Json, dependencies=[Depends(standing)])
    app.include_router(api_review.router, default_response_class=Json)
    app.add_api_route("/api", about, include_in_schema=False)


def about(request: Request) -> Response:
    """The list of addresses, for people."""
    described = request.app.openapi()
    return page(request, "api.html", paths=described["paths"])


@router.get("/claims")
def claims(request: Request, bar: Bar, start: Start = 0, size: Size = PAGE) -> Response:
    """Claims that pass the filter, the latest first."""
    with request.app.state.store.browse() as look:
        total, held = look.how_many(bar.wanted), look.newest(bar.wanted, start, size)
    return Json({"total": total, "start": start, "claims": [held_record(one) for one in held]})


@router.get("/claims/{prefix}")
def claim(request: Request, prefix: str) -> Response:
    """One claim, by its id or as much of it as is unique; `copies` are the other articles that make
    it in the very same text."""
    with request.app.state.store.browse() as look:
        held = look.claim(prefix)
        copies = [article_record(article) for article in told_too(look, held)]
    return Json(held_record(held) | {"copies": copies})


@router.get("/articles")
@router.get("/search")
def articles(
    request: Request, bar: Bar, q: Words = "", start: Start = 0, size: Size = PAGE
) -> Response:
    """Articles with all the words and a claim that passes the filter, the newest first."""
    with request.app.state.store.browse() as look:
        total = look.how_many_articles(bar.wanted, terms(q))
        found = look.articles(bar.wanted, terms(q), start, size)
    return Json({"total": total, "start": start, "articles": [found_record(one) for one in found]})


@router.get("/articles/{identity:path}")
def article(request: Request, identity: str) -> Response:
    """An article with its text, attributions and claims: the record of `whoseword read`."""
    with request.app.state.store.browse() as look:
        found = look.article(named(request, "/api/articles/", identity))
        document = look.document(found.key)
        said = look.attributions(found.key)
        held = look.claims_in(found)
    return Json(
        {
            **document_record(document, text=True),
            "version": found.version,
            "attributions": [attribution_record(one) for one in said],
            "claims": [{**held_record(one), "document": found.id} for one in held],
        }
    )


@router.get("/annotations/{identity:path}")
def annotated(request: Request, identity: str) -> Response:
    """An article's claims as W3C Web Annotations."""
    with request.app.state.store.browse() as look:
        found = look.article(named(request, "/api/annotations/", identity))
        document, held = look.document(found.key), look.claims_in(found)
    return Json(annotation_page(document, held, str(request.url)))


@router.get("/timeline")
def timeline(request: Request, bar: Bar) -> Response:
    """Dated claims counted by month, type and kind of root."""
    with request.app.state.store.browse() as look:
        return Json([asdict(month) for month in look.months(bar.wanted)])


@router.get("/sources")
def sources(request: Request, bar: Bar) -> Response:
    """Sources with how many claims rest on each, how many it passes on, in how many articles."""
    with request.app.state.store.browse() as look:
        return Json([asdict(count) for count in look.source_counts(bar.wanted)])


@router.get("/sources/{name:path}")
def source(request: Request, name: str, bar: Bar, start: Start = 0, size: Size = PAGE) -> Response:
    """One source: its grade and track record, the latest events on its word, and its claims."""
    name = named(request, "/api/sources/", name)
    found = source_page.looked(request, name, bar)
    with request.app.state.store.browse() as look:
        held = look.newest(found.wanted, start, size)
    rests = found.rests
    return Json(
        {
            "name": name,
            "counts": [asdict(count) for count in found.counts],
            "grade": asdict(rests.grade),
            "record": asdict(rests.record) if rests.record else None,
            "events": [event_record(event) for event in rests.events],
            "total": found.total,
            "start": start,
            "claims": [held_record(one) for one in held],
        }
    )


@router.get("/map")
def places(request: Request, bar: Bar) -> Response:
    """Places with degrees north and east, and the number and types of their claims."""
    with request.app.state.store.browse() as look:
        pins, rest = pinned(look.places(bar.wanted), request.app.state.pack)
    return Json(
        {
            "placed": [asdict(pin) for pin in pins],
            "unplaced": [{"name": n, "claims": k} for n, k in rest],
        }
    )
