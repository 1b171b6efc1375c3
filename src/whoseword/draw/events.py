"""Events by how often they are told, and on how many words that rests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whoseword.draw.grammar import INK, KIND_COLOURS, WIDTH, Spec, Theme, empty, specification
from whoseword.model import Event
from whoseword.model.wording import parties

TITLE = "How often it is told, and on how many words"
NOTE = "bar: headlines · stroke: texts, copies counted once · dot: independent roots"
OWN = " (square: only parties to it)"
SHOWN = 25
LABEL = 44
# Up to here every whole number has its tick.
TICKS = 10


def of_events(events: Iterable[Event], theme: Theme) -> Spec:
    """A bar an event, as long as its headlines; a dot where its independent roots end."""
    rows = [_row(event) for event in events][:SHOWN]
    if not rows:
        return empty(theme, TITLE)
    ink, colour = INK[theme], KIND_COLOURS[theme][0]
    axis = {"ticks": False, "domain": False, "labelLimit": 330, "labelFontSize": 12}
    y = {"field": "name", "type": "nominal", "sort": [row["name"] for row in rows], "title": None}
    x = {"type": "quantitative", "title": None, "axis": _ticks(max(r["headlines"] for r in rows))}
    shape = {"field": "shape", "type": "nominal", "scale": None, "legend": None}
    return specification(
        theme,
        TITLE,
        {
            "width": WIDTH - 300,
            "height": {"step": 22},
            "data": {"values": rows},
            "encoding": {"y": {**y, "axis": axis}},
            "layer": [
                {
                    "mark": {"type": "bar", "height": 12, "color": ink.line},
                    "encoding": {"x": {**x, "field": "headlines"}},
                },
                {
                    "mark": {"type": "tick", "color": ink.lesser, "thickness": 2, "height": 14},
                    "encoding": {"x": {**x, "field": "texts"}},
                },
                {
                    "mark": {"type": "point", "filled": True, "size": 80, "color": colour},
                    "encoding": {"x": {**x, "field": "roots"}, "shape": shape},
                },
            ],
        },
        under=NOTE + OWN,
    )


def _ticks(most: int) -> Spec:
    """Whole numbers alone."""
    return {"values": list(range(most + 1))} if most <= TICKS else {"format": "d", "tickCount": 8}


def _row(event: Event) -> dict[str, Any]:
    own = event.roots > 0 and event.roots == event.self_reporting
    return {
        "name": _name(event),
        "headlines": event.headlines,
        "texts": event.groups,
        "roots": event.roots,
        "shape": "square" if own else "circle",
    }


def _name(event: Event) -> str:
    """`2024-10-31 test, North Korea: missile [3f2a91]`: no two events have one name."""
    when = event.date.said if event.date else "no date"
    said = f"{when} {event.type.value}, {parties(event)}"
    said += f": {event.object}" if event.object else ""
    said = said if len(said) <= LABEL else f"{said[: LABEL - 1]}…"
    return f"{said} [{event.id[:6]}]"
