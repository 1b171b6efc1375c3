"""Tempo: how often things happen, where that changed, and whether the last month is usual."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from whoseword.flow.tempo import Tempos, tempo_of_ledger
from whoseword.ledger import ClaimFilter
from whoseword.serve.asked import LONGEST, Asked
from whoseword.serve.page import page
from whoseword.serve.rows import table
from whoseword.serve.taken import Bar

router = APIRouter()
Kind = Annotated[str, Query(max_length=LONGEST, description="all, or a type")]
Days = Annotated[bool, Query(description="Count what happened on one day once")]
COLUMNS = ("kind", "month", "count", "share", "rate", "low", "high")


@router.get("/tempo")
def tempo(request: Request, bar: Bar, kind: Kind = "", days: Days = False) -> Response:
    """The page."""
    found = looked(request, bar, days=days)
    more = {"kind": kind, "days": "true" if days else ""}
    kinds = {one.kind: one for one in found.tempos}
    one = kinds.get(kind, found.tempos[0])
    return page(request, "tempo.html", bar=bar.and_also(**more), found=found, one=one, more=more)


@router.get("/tempo.csv")
def as_csv(request: Request, bar: Bar, kind: Kind = "", days: Days = False) -> Response:
    """Every month with its count, and the rate of its stretch; of one kind, or of each."""
    return table("tempo", _rows(looked(request, bar, days=days), kind), COLUMNS)


def looked(request: Request, bar: Asked, *, days: bool) -> Tempos:
    """The tempos of the view."""
    events = request.app.state.events
    events.fresh()
    found: Tempos = events.remembered(*work_of(request, bar.wanted, days=days))
    return found


def work_of(
    request: Request, wanted: ClaimFilter, *, days: bool = False
) -> tuple[Hashable, Callable[[], Tempos]]:
    """Under which name tempos are remembered, and how they are worked out."""

    def work() -> Tempos:
        with request.app.state.store.browse() as look:
            return tempo_of_ledger(look, wanted, days=days)

    return ("tempo", wanted, days), work


def _rows(found: Tempos, kind: str) -> Iterator[Mapping[str, Any]]:
    for one in found.tempos:
        if kind and one.kind != kind:
            continue
        for month in one.months:
            day = month.month.start
            held = next(s for s in one.stretches if s.first.start <= day <= s.last.end)
            rate = {"rate": held.rate.mean, "low": held.rate.low, "high": held.rate.high}
            own = {"kind": one.kind, "month": month.month.iso(), "count": month.count}
            yield {**own, "share": month.share, **rate}
