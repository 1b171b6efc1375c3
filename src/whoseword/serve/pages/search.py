"""Search: articles by their words and their claims, with the words shown where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.ledger.browse import Browse
from whoseword.ledger.counts import Found
from whoseword.ledger.words import Term, places, terms
from whoseword.model import Span
from whoseword.serve.page import page, pager
from whoseword.serve.rows import table
from whoseword.serve.taken import Bar, Start, Words

router = APIRouter()
# Results on a page; each one's text is looked through for the words.
RESULTS = 20
# Code points of text shown around the first place, and looked through for it.
AROUND = 140
LOOKED = 60_000
SHOWN = 3
# Rows of the CSV, at most.
MOST = 30_000
COLUMNS = ("id", "version", "title", "publisher", "published", "url", "claims")


@dataclass(frozen=True, slots=True)
class Result:
    """An article found, with snippets; each a list of texts and whether they were asked for."""

    found: Found
    title: list[tuple[str, bool]]
    snippets: list[list[tuple[str, bool]]]


@router.get("/search")
def search(request: Request, bar: Bar, q: Words = "", start: Start = 0) -> Response:
    """The page. Without words it lists the articles that the filter leaves."""
    wanted = terms(q)
    with request.app.state.store.browse() as look:
        total = look.how_many_articles(bar.wanted, wanted)
        found = look.articles(bar.wanted, wanted, start, RESULTS)
        results = [_result(look, one, wanted) for one in found]
    turned = pager(start, RESULTS, total)
    return page(request, "search.html", bar=bar, q=q, results=results, turned=turned)


@router.get("/search.csv")
def as_csv(request: Request, bar: Bar, q: Words = "") -> Response:
    """The articles found."""
    with request.app.state.store.browse() as look:
        found = look.articles(bar.wanted, terms(q), size=MOST)
    return table("articles", map(_row, found), COLUMNS)


def _row(one: Found) -> dict[str, object]:
    article = one.article
    when = article.published.when.iso() if article.published else None
    own = {name: getattr(article, name) for name in ("id", "version", "title", "publisher", "url")}
    return {**own, "published": when, "claims": one.claims}


def _result(look: Browse, one: Found, wanted: tuple[Term, ...]) -> Result:
    title = one.article.title or ""
    text = look.document(one.article.key).text[:LOOKED]
    hits = places(text, wanted)
    return Result(
        one,
        list(highlighted(title, Span(0, len(title)), places(title, wanted))) if title else [],
        [list(highlighted(text, part, hits)) for part in _around(text, hits)],
    )


def _around(text: str, hits: tuple[Span, ...]) -> Iterator[Span]:
    """Stretches of the text around the first places, none twice; its beginning where none is."""
    last, shown = 0, 0
    for hit in hits or ((Span(0, min(len(text), AROUND)),) if text else ()):
        if hit.start >= last and shown < SHOWN:
            start = max(last, hit.start - AROUND)
            start = text.find(" ", start, hit.start) + 1 or start
            last = min(len(text), max(hit.end + AROUND, hit.end))
            shown += 1
            yield Span(start, last)


def highlighted(text: str, part: Span, hits: tuple[Span, ...]) -> Iterator[tuple[str, bool]]:
    """The part in pieces, each with whether it was asked for."""
    at = part.start
    for hit in hits:
        if at <= hit.start and hit.end <= part.end:
            if at < hit.start:
                yield text[at : hit.start], False
            yield text[hit.start : hit.end], True
            at = hit.end
    if at < part.end:
        yield text[at : part.end], False
