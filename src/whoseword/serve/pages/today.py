"""Today: what came in last, what it comes to, what is unusual, and what waits for review."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.flow.tempo import ALL, Tempos
from whoseword.ledger import ClaimFilter
from whoseword.ledger.counts import Counts, Found
from whoseword.ledger.event_list import new_by_type, seen_last
from whoseword.ledger.review import Coder, Waiting, how_many_wait, queue
from whoseword.model import Event, SourceType
from whoseword.model.tempo import Tempo
from whoseword.serve.judged import coder_of
from whoseword.serve.page import page
from whoseword.serve.pages.tempo import work_of

router = APIRouter()
RECENT = 12
WAITING = 5
# Below this probability a month is called unusual: of a hundred usual ones five are.
UNUSUAL = 0.05


@dataclass(frozen=True, slots=True)
class Today:
    """What the first page shows. `new_types` counts the events that the last run brought."""

    counts: Counts
    recent: tuple[Found, ...]
    roots: tuple[tuple[str, SourceType, int], ...]
    new: tuple[Event, ...]
    new_types: dict[str, int]
    waiting: tuple[Waiting, ...]
    waits: int


@router.get("/")
def today(request: Request) -> Response:
    """The first page."""
    fresh = request.app.state.events.fresh()
    found, unusual = looked(request, Coder(coder_of(request)))
    return page(request, "today.html", unusual=unusual, fresh=fresh, found=found)


def looked(request: Request, coder: Coder) -> tuple[Today, list[Tempo]]:
    """What there is today, and the types whose last month is out of the ordinary."""
    state = request.app.state
    tempos = state.events.soon(*work_of(request, ClaimFilter()))
    line = state.events.line(ClaimFilter())

    def work() -> Today:
        with state.store.browse() as look:
            return Today(
                look.counts(),
                look.added_last(RECENT),
                look.roots()[:RECENT],
                seen_last(look, RECENT),
                new_by_type(look),
                queue(look, state.pack, coder, line, size=WAITING),
                how_many_wait(look, coder, line),
            )

    found: Today = state.events.remembered(("today", coder.who), work)
    return found, _unusual(tempos) if tempos else []


def _unusual(found: Tempos) -> list[Tempo]:
    kinds = (one for one in found.tempos if one.kind != ALL or len(found.tempos) == 1)
    return [one for one in kinds if one.unusual and one.unusual.probability < UNUSUAL]
