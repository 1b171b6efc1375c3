"""What was judged: how far coders agree, and machine and human values side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.flow.review import SLOTS, machine_value
from whoseword.ledger import Held
from whoseword.ledger.browse import Browse
from whoseword.ledger.review import judged_claims, judgements_on, waiting_on
from whoseword.lexicon import Pack
from whoseword.measure.agreement import Agreement, agreements
from whoseword.model import Anchor
from whoseword.serve.judged import slots_of, verdict
from whoseword.serve.page import page
from whoseword.serve.rows import table

router = APIRouter()
COLUMNS = (
    *("claim", "article", "start", "end", "evidence", "confidence", "verdict", "by", "at", "why"),
    *(f"{slot}_{side}" for slot in SLOTS for side in ("machine", "human")),
)


@router.get("/review/agreement")
def agreement(request: Request) -> Response:
    """Kappa and alpha over what two or more have judged."""
    with request.app.state.store.browse() as look:
        rows = agreed(look)
    return page(request, "agreement.html", rows=rows)


@router.get("/review.csv")
def as_csv(request: Request) -> Response:
    """Every claim that was judged: the machine's values, its confidence, and the person's."""
    with request.app.state.store.browse() as look:
        rows = list(judged(look, request.app.state.pack))
    return table("judged", rows, COLUMNS)


def agreed(look: Browse) -> tuple[Agreement, ...]:
    """Agreement on the verdict and on each slot that somebody corrected."""
    held = {one.anchor: one for one in judged_claims(look)}

    def machine(anchor: Anchor, slot: str) -> str | None:
        return machine_value(held[anchor], slot) if anchor in held else None

    return agreements(look.judgements(), SLOTS, machine)


def judged(look: Browse, pack: Pack) -> Iterator[Mapping[str, Any]]:
    """A row a judged claim, in the columns of COLUMNS."""
    for held in judged_claims(look):
        yield _row(look, pack, held)


def _row(look: Browse, pack: Pack, held: Held) -> Mapping[str, Any]:
    made = judgements_on(look, [held.anchor])
    said, span = verdict(made), held.claim.evidence
    values: dict[str, str | None] = {f"{s.name}_machine": s.machine for s in slots_of(held, made)}
    values |= {f"{s.name}_human": s.human for s in slots_of(held, made)}
    return {
        "claim": held.claim.id,
        "article": held.article.id,
        "start": span.start,
        "end": span.end,
        "evidence": held.evidence,
        "confidence": round(waiting_on(look, pack, held).confidence, 4),
        "verdict": said.kind.value if said else None,
        "by": said.who if said else None,
        "at": said.at.isoformat() if said else None,
        "why": said.why if said else None,
        **values,
    }
