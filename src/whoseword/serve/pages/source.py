"""Sources: on whose word the ledger rests."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from fastapi import APIRouter, Request
from starlette.datastructures import State
from starlette.responses import Response

from whoseword.errors import LedgerError
from whoseword.flow.graded import Resting, resting
from whoseword.ledger import ClaimFilter, SourceCount
from whoseword.ledger.view import PAGE
from whoseword.serve.asked import Asked
from whoseword.serve.judged import back, coder_of
from whoseword.serve.page import named, page, pager, source_path
from whoseword.serve.rows import table
from whoseword.serve.taken import Bar, Fields, Start, given_by

router = APIRouter()
# Events shown beside a source's claims.
EVENTS = 12
COLUMNS = ("name", "type", "root", "relay", "documents")


@dataclass(frozen=True, slots=True)
class Looked:
    """A source's numbers, how many claims name it, and what rests on it; `wanted` finds those."""

    wanted: ClaimFilter
    counts: tuple[SourceCount, ...]
    total: int
    rests: Resting


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
    """One source: its grade and track record, what rests on it and what it passes on."""
    state, name = request.app.state, named(request, "/sources/", name)
    fresh = state.events.fresh()
    found = looked(request, name, bar)
    with state.store.browse() as look:
        held = look.newest(found.wanted, start)
    return page(
        request,
        "source.html",
        bar=bar,
        name=name,
        counts=found.counts,
        events=found.rests.events,
        held=held,
        turned=pager(start, PAGE, found.total),
        grade=found.rests.grade,
        record=found.rests.record,
        fresh=fresh,
        who=coder_of(request),
        values="ABCDEF",
    )


def looked(request: Request, name: str, bar: Asked) -> Looked:
    """What there is of the source in the view; LedgerError for nothing."""
    state = request.app.state
    wanted = replace(bar.wanted, sources=(name,))

    def count() -> tuple[tuple[SourceCount, ...], int]:
        with state.store.browse() as look:
            named = (c for c in look.source_counts(wanted) if c.name.lower() == name.lower())
            return tuple(named), look.how_many(wanted)

    rests = _resting(state, name)
    counts, total = state.events.remembered(("source", name, wanted), count)
    if not counts and not rests.events:
        raise LedgerError(f"{name}: no claim in view names such a source.")
    return Looked(wanted, counts, total, rests)


def _resting(state: State, name: str) -> Resting:
    """What rests on the source, as the events stand."""

    def work() -> Resting:
        with state.store.browse() as look:
            return resting(look, name, state.names, shown=EVENTS)

    found: Resting = state.events.remembered(("resting", name), work)
    return found


@router.post("/sources/{name:path}")
def judge(request: Request, name: str, given: Fields) -> Response:
    """Grade the source, A to F."""
    name = named(request, "/sources/", name)
    (who, why), value = given_by(request, given), given.get("value", "")[:1]
    request.app.state.events.judge(who, lambda judge: judge.grade_source(name, value, why))
    return back(source_path(name), who)
