"""Review: claims one at a time, the one first where a look is worth most; worked by keyboard."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from whoseword.errors import UsageError
from whoseword.flow.judgements import LONGEST
from whoseword.flow.reviewed import slots_of, verdict
from whoseword.flow.reviewing import Reviewer
from whoseword.ledger import Held
from whoseword.ledger.judged import judgements_on, last_by
from whoseword.ledger.review import Coder, Waiting, how_many_wait, queue, waiting_on
from whoseword.model import Document, Judgement, Span
from whoseword.serve.asked import Asked
from whoseword.serve.judged import back, coder_of
from whoseword.serve.marks import paragraphs
from whoseword.serve.page import page
from whoseword.serve.taken import Bar, Claim, Fields, Start

router = APIRouter()
Second = Annotated[bool, Query()]
# Code points of text shown before and after the evidence, up to the next end of a line.
AROUND = 1_200


@router.get("/review")
def review(
    request: Request, bar: Bar, second: Second = False, start: Start = 0, claim: Claim = None
) -> Response:
    """The claim that is next for whoever judges here, or the one that was asked for."""
    coder = Coder(coder_of(request), second)
    if not coder.who:
        return page(request, "coder.html", bar=bar, second=second)
    pack, line = request.app.state.pack, request.app.state.events.line(bar.wanted)
    with request.app.state.store.browse() as look:
        waits = how_many_wait(look, coder, line)
        if claim:
            one: Waiting | None = waiting_on(look, pack, look.as_read(claim))
        else:
            one = next(iter(queue(look, pack, coder, line, start=start)), None)
        if one is None:
            return _done(request, bar, coder, waits, last=last_by(look, coder.who))
        made = coder.sees(judgements_on(look, [one.held.anchor]))
        document = look.document(one.held.article.key)
        last = last_by(look, coder.who)
    return page(
        request,
        "review.html",
        bar=bar,
        coder=coder,
        one=one,
        waits=waits,
        start=start,
        single=bool(claim),
        slots=slots_of(one.held, made),
        made=made,
        verdict=verdict(made),
        last=last,
        lines=_lines(document, one.held),
        document=document,
    )


@router.post("/review/coder")
def say_who(given: Fields) -> Response:
    """Remember who judges at this browser; an empty name forgets."""
    return back(_back(given), given.get("who", ""))


@router.post("/review")
def judge(request: Request, given: Fields) -> Response:
    """Accept, reject, correct or undo, and go on."""
    state, act = request.app.state, given.get("act", "")
    reviewer = Reviewer(state.store, state.pack, state.names, coder_of(request))
    if act == "undo":
        undone, _ = reviewer.undo(given.get("judgement", ""))
        # What was judged of a source, or of a judgement, leads back to no claim.
        about = next((anchor.claim for anchor in undone.claims), "")
        return RedirectResponse(_back(given, claim=about), 303)
    claim, why = given.get("claim", ""), given.get("why", "")[:LONGEST]
    if act in ("accept", "reject"):
        reviewer.verdict(claim, right=act == "accept", why=why)
        return RedirectResponse(_back(given), 303)
    if act != "correct":
        raise UsageError("act: take one of accept, reject, correct, undo.")
    made = reviewer.correct(claim, given.get("slot", ""), given.get("value", ""), why)
    return RedirectResponse(_back(given, claim=made.claims[0].claim), 303)


def _done(
    request: Request, bar: Asked, coder: Coder, waits: int, *, last: Judgement | None
) -> Response:
    return page(request, "reviewed.html", bar=bar, coder=coder, waits=waits, last=last)


def _lines(document: Document, held: Held) -> list[list[object]]:
    """The words around the claim, in paragraphs of pieces."""
    text, span = document.text, held.claim.evidence
    start = text.rfind("\n", 0, max(0, span.start - AROUND)) + 1
    end = text.find("\n", min(len(text), span.end + AROUND))
    found = paragraphs(text, Span(start, len(text) if end < 0 else end), [held])
    return [list(line) for line in found]


def _back(given: dict[str, str], **more: str) -> str:
    """The queue as it was, with what else the address should say."""
    kept = [(n, v) for n, v in parse_qsl(given.get("query", "")) if n not in ("claim", *more)]
    return f"/review?{urlencode([*kept, *more.items()])}"
