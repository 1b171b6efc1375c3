"""Where it is to have happened: places of the pack on coastlines that need no network."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whoseword.draw.grammar import INK, WIDTH, Rows, Spec, Theme, empty, specification
from whoseword.model.wording import number_of

TITLE = "Where it is to have happened"
NOTE = (
    "Coastlines only (Natural Earth, public domain): no borders are drawn, none are taken sides on"
)
HEIGHT = 460
# Degrees of sea and land shown around the places, and the least that is shown in all.
AROUND = 4.0
LEAST = 14.0
NAMED = 18
# Hundredths of a degree, as coastlines.json has them.
UNIT = 0.01


@dataclass(frozen=True, slots=True)
class Pin:
    """A place with its degrees north and east, and how many claims of which types name it."""

    name: str
    lat: float
    lon: float
    claims: int
    types: tuple[str, ...]


def of_pins(pins: Iterable[Pin], theme: Theme, *, unplaced: int = 0) -> Spec:
    """A circle a place, as large as the number of claims; `unplaced` claims have no coordinates."""
    shown = sorted(pins, key=lambda pin: -pin.claims)
    if not shown:
        return empty(theme, TITLE)
    ink = INK[theme]
    rows: Rows = [
        {"name": p.name, "lat": p.lat, "lon": p.lon, "n": p.claims, "label": at < NAMED}
        for at, p in enumerate(shown)
    ]
    land = {"type": "geoshape", "fill": ink.line, "stroke": ink.plain, "strokeWidth": 0.5}
    where = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }
    size = {
        "field": "n",
        "type": "quantitative",
        "scale": {"range": [30, 700], "domainMin": 0},
        "title": "claims",
        "legend": {"format": "d", "tickCount": 3},
    }
    circle = {"type": "circle", "color": "#c2410c", "opacity": 0.6, "stroke": ink.ground}
    text = {"type": "text", "dy": -12, "fontSize": 11, "color": ink.text, "fontWeight": 600}
    left = f" · {number_of(unplaced, 'claim')} of a place without coordinates" if unplaced else ""
    return specification(
        theme,
        TITLE,
        {
            "width": WIDTH,
            "height": HEIGHT,
            "projection": {"type": "mercator", "fit": _frame(shown)},
            "layer": [
                {"data": {"values": _land()}, "mark": {**land, "clip": True}},
                {
                    "data": {"values": rows},
                    "mark": {**circle, "clip": True},
                    "encoding": {**where, "size": size},
                },
                {
                    "data": {"values": rows},
                    "transform": [{"filter": "datum.label"}],
                    "mark": {**text, "clip": True},
                    "encoding": {**where, "text": {"field": "name"}},
                },
            ],
        },
        under=NOTE + left,
    )


def _frame(pins: list[Pin]) -> Spec:
    """The box around all places, as corners that the projection must show."""
    west, east = _ends([pin.lon for pin in pins], 180.0)
    south, north = _ends([pin.lat for pin in pins], 78.0)
    corners = [[west, south], [west, north], [east, north], [east, south]]
    return {"type": "Feature", "geometry": {"type": "MultiPoint", "coordinates": corners}}


def _ends(values: list[float], most: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    around = max(AROUND, (LEAST - (high - low)) / 2)
    return max(-most, low - around), min(most, high + around)


@cache
def _land() -> list[dict[str, Any]]:
    """Land as GeoJSON features; clockwise rings hold what is inside them, as Vega wants."""
    held = files("whoseword.draw").joinpath("data/coastlines.json").read_text(encoding="utf-8")
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [_ring(ring) for ring in polygon]},
        }
        for polygon in json.loads(held)
    ]


def _ring(steps: list[int]) -> list[list[float]]:
    """A ring from its steps: east, north, east, north, … from one point to the next."""
    points, lon, lat = [], 0, 0
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        lon, lat = lon + east, lat + north
        points.append([round(lon * UNIT, 2), round(lat * UNIT, 2)])
    return points
