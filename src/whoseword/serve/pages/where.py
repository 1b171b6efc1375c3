"""The map: places that the pack has coordinates for."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request
from starlette.responses import Response

from whoseword.draw.map import Pin
from whoseword.draw.views import pinned
from whoseword.serve.asked import Asked
from whoseword.serve.page import page
from whoseword.serve.rows import table
from whoseword.serve.taken import Bar

router = APIRouter()
COLUMNS = ("name", "lat", "lon", "claims", "types")


@router.get("/map")
def where(request: Request, bar: Bar) -> Response:
    """The page."""
    pins, rest = _looked(request, bar)
    return page(request, "map.html", bar=bar, pins=pins, rest=rest)


@router.get("/map.csv")
def as_csv(request: Request, bar: Bar) -> Response:
    """All places of the view; those without coordinates too."""
    pins, rest = _looked(request, bar)
    rows = [{**asdict(pin), "types": list(pin.types)} for pin in pins]
    empty = dict.fromkeys(COLUMNS)
    rows += [{**empty, "name": name, "claims": number, "types": []} for name, number in rest]
    return table("places", rows, COLUMNS)


def _looked(request: Request, bar: Asked) -> tuple[list[Pin], list[tuple[str, int]]]:
    with request.app.state.store.browse() as look:
        counted = look.places(bar.wanted)
    return pinned(counted, request.app.state.pack)
