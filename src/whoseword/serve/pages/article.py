"""An article, its claims marked in the text, and on whose word each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from whoseword.errors import LedgerError
from whoseword.ledger import Article, Held
from whoseword.ledger.browse import Browse
from whoseword.ledger.event_list import of_claims
from whoseword.model import Span
from whoseword.serve.marks import paragraphs, parts
from whoseword.serve.page import claim_path, named, page
from whoseword.serve.taken import Claim

router = APIRouter()
Part = Annotated[int, Query(ge=1, le=100_000)]


@router.get("/claims/{prefix}")
def claim(request: Request, prefix: str) -> Response:
    """On to the claim's place in its article."""
    with request.app.state.store.view() as view:
        held = view.claim(prefix)
    return RedirectResponse(claim_path(held), 303)


@router.get("/articles/{identity:path}")
def article(
    request: Request,
    identity: str,
    claim: Claim = None,
    version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
    part: Part = 1,
) -> Response:
    """The page; of a long article the part that was asked for, or that holds the claim."""
    with request.app.state.store.browse() as look:
        found = look.article(named(request, "/articles/", identity), version)
        document, held = look.document(found.key), look.claims_in(found)
        versions = look.versions(found)
        events = of_claims(look, [one.key for one in held])
        rejected = _rejected(look, claim, held)
    every = parts(document.text) or [Span(0, 1)]
    chosen = min(_part_with(claim, held, every) or part, len(every))
    here = every[chosen - 1]
    marked = [(number, one) for number, one in enumerate(held) if _in(one, here)]
    return page(
        request,
        "article.html",
        article=found,
        document=document,
        versions=versions,
        newest=_newest(found, versions),
        lines=paragraphs(document.text, here, held) if document.text else [],
        marked=marked,
        by=held,
        events=events,
        innermost=lambda numbers: _innermost(numbers, held),
        claims=len(held),
        rejected=rejected,
        part=chosen,
        last=len(every),
    )


def _rejected(look: Browse, claim: str | None, held: Sequence[Held]) -> Held | None:
    """The claim that was asked for, where it's none of the article's any more."""
    if not claim or any(one.claim.id == claim for one in held):
        return None
    try:
        found = look.claim(claim)
    except LedgerError:
        return None
    return found if found.judged and found.judged.rejected else None


def _part_with(claim: str | None, held: tuple[Held, ...], every: list[Span]) -> int | None:
    """The part in which the claim begins."""
    for one in held:
        if claim and one.claim.id == claim:
            start = one.claim.evidence.start
            return next(n for n, s in enumerate(every, start=1) if s.start <= start < s.end)
    return None


def _innermost(numbers: tuple[int, ...], held: tuple[Held, ...]) -> int | None:
    """The shortest of the claims that cover a piece: the one that its colour is of."""
    spans = ((held[n].claim.evidence, n) for n in numbers)
    return min(((span.end - span.start, n) for span, n in spans), default=(0, None))[1]


def _in(one: Held, here: Span) -> bool:
    return one.claim.evidence.overlaps(here)


def _newest(found: Article, versions: tuple[int, ...]) -> bool:
    return found.version == versions[-1]
