"""One event: its claims by root, copies folded, where accounts differ, its grade and history."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from whoseword.draw import Theme, render
from whoseword.draw.lineage import Passed, Teller, of_story
from whoseword.errors import UsageError
from whoseword.export.tables import write_csv
from whoseword.flow import Judge, lineage
from whoseword.flow.about import about
from whoseword.ledger.base import EventPage
from whoseword.ledger.browse import Browse
from whoseword.ledger.judged import judgements_on
from whoseword.model import Event, Judgement, in_force
from whoseword.serve.judged import back, coder_of
from whoseword.serve.page import page
from whoseword.serve.rows import download
from whoseword.serve.taken import ID, Pairs, given_by, ids_of

router = APIRouter()
# Events that may be the same, as many as are offered for a merge.
OFFERED = 6
Act = Callable[[Judge], Judgement]


@dataclass(frozen=True, slots=True)
class Offer:
    """An event that may be the same, how alike a claim of each is (0 to 1), and why."""

    event: Event
    score: float
    reasons: tuple[str, ...]


@router.get("/events/{identity}.csv")
def as_csv(request: Request, identity: str) -> Response:
    """The event's claims, in the columns of `whoseword export csv`."""
    out = io.BytesIO()
    with request.app.state.store.view() as view:
        members = view.members(view.event(identity).id)
    write_csv((member.held for member in members), out)
    return download("event", out.getvalue())


@router.get("/events/{identity}/lineage.{kind}")
def drawn(
    request: Request,
    identity: str,
    kind: Literal["svg", "png"],
    theme: Theme = Theme.LIGHT,
) -> Response:
    """Who has it from whom, as a picture."""
    state = request.app.state
    with state.store.browse() as look:
        story = lineage(look, state.pack, look.event(identity).id)
    tellers = [
        Teller(n.name, n.name in story.roots, n.self_reporting, len(n.documents), n.first)
        for n in story.nodes
    ]
    passed = [Passed(edge.by, edge.of, edge.reason.value == "cites") for edge in story.edges]
    spec = of_story(tellers, passed, theme)
    if kind == "svg":
        return Response(render.svg(spec), media_type="image/svg+xml")
    headers = {"content-disposition": 'attachment; filename="lineage.png"'}
    return Response(render.png(spec), media_type="image/png", headers=headers)


@router.get("/events/{identity}")
def event(request: Request, identity: str) -> Response:
    """The page. An id that the event had before leads on to the one that it has now."""
    fresh = request.app.state.events.fresh()
    with request.app.state.store.browse() as look:
        found = look.event_page(identity)
        offers = list(_offers(look, found))
        members = look.members(found.event.id)
        history = judgements_on(look, [member.held.anchor for member in members])
        of = about(look, request.app.state.pack, history)
    if not found.event.id.startswith(identity):
        return RedirectResponse(f"/events/{found.event.id}", 303)
    return page(
        request,
        "event.html",
        found=found,
        event=found.event,
        offers=offers,
        history=history,
        about=of,
        holding={judgement.id for judgement in in_force(history)},
        fresh=fresh,
        who=coder_of(request),
        values="123456",
    )


@router.post("/events/{identity}")
def judge(request: Request, identity: str, given: Pairs) -> Response:
    """Split claims off, grade it, merge another into it, or undo a judgement on it."""
    fields = dict(given)
    (who, why), act = given_by(request, fields), fields.get("act", "")
    claims = [value[:ID] for name, value in given if name == "claim"]
    request.app.state.events.judge(who, _act(act, identity, claims, fields, why))
    return back(f"/events/{identity}", who)


def _act(
    act: str, identity: str, claims: list[str], fields: dict[str, str], why: str | None
) -> Act:
    acts: dict[str, Act] = {
        "split": lambda judge: judge.split(identity, claims, why),
        "grade": lambda judge: judge.grade_event(identity, fields.get("value", ""), why),
        "merge": lambda judge: judge.merge([identity, *ids_of([fields.get("event", "")])], why),
        "undo": lambda judge: judge.undo(fields.get("judgement", ""), why),
    }
    if act not in acts:
        raise UsageError(f"act: take one of {', '.join(acts)}.")
    if act == "split" and not claims:
        raise UsageError("Choose the claims that are another event.")
    return acts[act]


def _offers(look: Browse, found: EventPage) -> Iterator[Offer]:
    """Other events with a claim that was compared with one of these, the most alike first."""
    texts = (text for voice in found.voices for text in voice.texts)
    mine = {member.held.key for text in texts for member in text.members}
    seen = {found.event.id}
    for one in found.comparisons:
        theirs = one.right if one.left in mine else one.left
        other = look.event_of(theirs)
        if other and other not in seen and len(seen) <= OFFERED:
            seen.add(other)
            yield Offer(look.event(other), one.score, one.reasons)
