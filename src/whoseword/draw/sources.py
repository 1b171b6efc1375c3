"""On whose word the claims rest: the largest roots, and what passes on without vouching."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.draw.grammar import (
    INK,
    KINDS,
    WIDTH,
    Spec,
    Theme,
    empty,
    kind_colour,
    specification,
)
from whoseword.ledger.base import SourceCount

TITLE = "On whose word it rests"
SHOWN = 25


def of_counts(counts: Iterable[SourceCount], theme: Theme) -> Spec:
    """A bar a source: claims that rest on it, and in outline those that it only passes on."""
    every = [count for count in counts if count.root or count.relay]
    shown = every[:SHOWN]
    if not shown:
        return empty(theme, TITLE)
    rows = [
        {
            "name": f"{c.name} ({c.type.value})",
            "root": c.root,
            "relay": c.relay,
            "all": c.root + c.relay,
            "kind": KINDS[c.type].value,
        }
        for c in shown
    ]
    names = [row["name"] for row in rows]
    more = f", the first {SHOWN} of {len(every)}" if len(every) > SHOWN else ""
    y = {
        "field": "name",
        "type": "nominal",
        "sort": names,
        "title": None,
        "axis": {"ticks": False, "domain": False, "labelLimit": 260, "labelFontSize": 12},
    }
    x = {"type": "quantitative", "title": "claims", "axis": {"tickMinStep": 1, "format": "d"}}
    outline = {"type": "bar", "filled": False, "strokeWidth": 1.2, "strokeDash": [3, 2]}
    return specification(
        theme,
        TITLE,
        {
            "width": WIDTH - 200,
            "height": {"step": 22},
            "data": {"values": rows},
            "encoding": {"y": y},
            "layer": [
                {
                    "mark": {"type": "bar", "height": 13},
                    "encoding": {"x": {**x, "field": "root"}, "color": kind_colour(theme)},
                },
                {
                    "transform": [{"filter": "datum.relay > 0"}],
                    "mark": {**outline, "height": 13, "color": INK[theme].lesser},
                    "encoding": {"x": {**x, "field": "root"}, "x2": {"field": "all"}},
                },
            ],
        },
        under=f"filled: rests on its word · dashed: it only passes on{more}",
    )
