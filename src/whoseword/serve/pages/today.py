"""Today: what came in last, what it comes to, what is unusual, and what waits for review."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.flow.tempo import ALL, Tempos
from whoseword.ledger import ClaimFilter
from whoseword.ledger.event_list import by_type, seen_last
from whoseword.ledger.review import Coder, how_many_wait, queue
from whoseword.model.tempo import Tempo
from whoseword.serve.judged import coder_of
from whoseword.serve.page import page
from whoseword.serve.pages.tempo import work_of

router = APIRouter()
RECENT = 12
WAITING = 5
# Below this probability a month is called unusual: of a hundred usual ones five are.
UNUSUAL = 0.05


@router.get("/")
def today(request: Request) -> Response:
    """The first page."""
    state = request.app.state
    fresh = state.events.fresh()
    coder = Coder(coder_of(request))

    def work() -> dict[str, Any]:
        with state.store.browse() as look:
            return {
                "counts": look.counts(),
                "recent": look.added_last(RECENT),
                "roots": look.roots()[:RECENT],
                "new": seen_last(look, RECENT),
                "types": by_type(look),
                "waiting": queue(look, state.pack, coder, size=WAITING),
                "waits": how_many_wait(look, coder),
            }

    found = state.events.soon(*work_of(request, ClaimFilter()))
    held = state.events.remembered(("today", coder.who), work)
    unusual = _unusual(found) if found else []
    return page(request, "today.html", unusual=unusual, fresh=fresh, **held)


def _unusual(found: Tempos) -> list[Tempo]:
    """The types whose last month is out of the ordinary."""
    kinds = (one for one in found.tempos if one.kind != ALL or len(found.tempos) == 1)
    return [one for one in kinds if one.unusual and one.unusual.probability < UNUSUAL]
