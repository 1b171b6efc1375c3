"""Today: what came in last, what it comes to, what is unusual, and what waits for review."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.flow.tempo import ALL, Tempos, tempo_of_ledger
from whoseword.ledger import ClaimFilter
from whoseword.ledger.event_list import by_type, seen_last
from whoseword.ledger.review import Coder, how_many_wait, queue
from whoseword.model.tempo import Tempo
from whoseword.serve.judged import coder_of
from whoseword.serve.page import page

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
    with state.store.browse() as look:
        counts, recent, roots = look.counts(), look.added_last(RECENT), look.roots()[:RECENT]
        new, types = seen_last(look, RECENT), by_type(look)
        waiting = queue(look, state.pack, coder, size=WAITING)
        waits = how_many_wait(look, coder)
        found = tempo_of_ledger(look, ClaimFilter())
    return page(
        request,
        "today.html",
        counts=counts,
        recent=recent,
        roots=roots,
        new=new,
        types=types,
        waiting=waiting,
        waits=waits,
        unusual=_unusual(found),
        fresh=fresh,
    )


def _unusual(found: Tempos) -> list[Tempo]:
    """The types whose last month is out of the ordinary."""
    kinds = (one for one in found.tempos if one.kind != ALL or len(found.tempos) == 1)
    return [one for one in kinds if one.unusual and one.unusual.probability < UNUSUAL]
