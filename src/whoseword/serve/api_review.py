"""Review as JSON: the queue, what was judged, and one more judgement."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from whoseword.errors import UsageError
from whoseword.export.events import judgement_record, listed_record
from whoseword.export.review import waiting_record
from whoseword.flow import Judge, judged
from whoseword.flow.about import about
from whoseword.flow.agreed import agreed
from whoseword.flow.judgements import LONGEST
from whoseword.flow.reviewing import Reviewer
from whoseword.ledger.review import Coder, how_many_wait, queue
from whoseword.ledger.view import PAGE
from whoseword.model import Judgement
from whoseword.serve.answers import PROBLEMS, Json, Problem
from whoseword.serve.taken import Bar, Name, Size, Start

router = APIRouter(prefix="/api", responses=PROBLEMS)
Blind = Annotated[bool, Query(description="What others have judged, without how")]
Text = Annotated[str, Field(max_length=LONGEST)]


class Act(StrEnum):
    """What may be said of a claim, of events, or of a source."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNDO = "undo"
    MERGE = "merge"
    SPLIT = "split"
    GRADE = "grade"


# Ids that one judgement names, at most.
NAMED = 100


class Judging(BaseModel):
    """One judgement to keep.

    `claim` is a claim's id, or as much of it as is unique; for undo, `judgement` is the id of the
    judgement that no longer holds. `slot` and `value` say what is corrected into what. A merge
    names `events`; a split one of them and the `claims` that are another; a grade (`value`) one of
    them, 1 to 6, or a `source`, A to F.
    """

    model_config = ConfigDict(extra="forbid")

    who: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    act: Act
    claim: Text = ""
    claims: Annotated[list[Text], Field(max_length=NAMED)] = []
    events: Annotated[list[Text], Field(max_length=NAMED)] = []
    source: Text = ""
    judgement: Text = ""
    slot: Text = ""
    value: Text = ""
    why: Text = ""


MADE: dict[int | str, dict[str, Any]] = {
    202: {"description": "It is kept; the events are still being derived"},
    403: {"model": Problem, "description": "Neither the session's proof nor the token came along"},
}


@router.get("/review")
def waiting(
    request: Request,
    bar: Bar,
    who: Name = "",
    second: Blind = False,
    start: Start = 0,
    size: Size = PAGE,
) -> Response:
    """Claims that wait for a judgement, the one first where a look is worth most."""
    coder, state = Coder(who, second), request.app.state
    line = state.events.line(bar.wanted)
    with state.store.browse() as look:
        total = how_many_wait(look, coder, line)
        found = queue(look, state.pack, coder, line, start=start, size=size)
    rows = [waiting_record(one) for one in found]
    return Json({"total": total, "start": start, "waiting": rows})


@router.get("/judgements")
def judgements(request: Request) -> Response:
    """All judgements in the order in which they were made, each with what it's about, and with
    what ended it where it no longer holds."""
    with request.app.state.store.browse() as look:
        made = judged(look)
        of = about(look, request.app.state.pack, [one for one, _ in made])
    return Json([listed_record(one, of[one.id], over) for one, over in made])


@router.get("/agreement")
def agreement(request: Request) -> Response:
    """How far coders agree: kappa and alpha, on the verdict and on each corrected slot."""
    with request.app.state.store.browse() as look:
        return Json([asdict(one) for one in agreed(look)])


@router.post("/judgements", status_code=201, responses=MADE)
def judge(request: Request, given: Judging) -> Response:
    """Keep a judgement on a claim, on events or on a source, or undo one."""
    state = request.app.state
    if given.act in (Act.MERGE, Act.SPLIT, Act.GRADE):
        done = state.events.judge(given.who, lambda judge: _of_events(judge, given))
        return Json(judgement_record(done) if done else {}, 201 if done else 202)
    reviewer = Reviewer(state.store, state.pack, state.names, given.who)
    if given.act is Act.UNDO:
        _, made = reviewer.undo(given.judgement)
    elif given.act is Act.CORRECT:
        made = reviewer.correct(given.claim, given.slot, given.value, given.why)
    else:
        right = given.act is Act.ACCEPT
        made = reviewer.verdict(given.claim, right=right, why=given.why)
    return Json(judgement_record(made), 201)


def _of_events(judge: Judge, given: Judging) -> Judgement:
    """Merge, split or grade."""
    why, events = given.why or None, given.events
    if given.act is Act.MERGE:
        if len(events) < 2:
            raise UsageError("events: a merge names two or more.")
        return judge.merge(events, why)
    if given.act is Act.GRADE and given.source:
        return judge.grade_source(given.source, given.value, why)
    if len(events) != 1:
        raise UsageError("events: name the one that this is about.")
    if given.act is Act.GRADE:
        return judge.grade_event(events[0], given.value, why)
    if not given.claims:
        raise UsageError("claims: name those that are another event.")
    return judge.split(events[0], given.claims, why)
