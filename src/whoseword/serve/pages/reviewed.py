"""What was judged: how far coders agree, and machine and human values side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.flow.agreed import agreed
from whoseword.flow.reviewed import COLUMNS, judged_rows
from whoseword.serve.page import page
from whoseword.serve.rows import table

router = APIRouter()


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
        rows = list(judged_rows(look, request.app.state.pack))
    return table("judged", rows, COLUMNS)
