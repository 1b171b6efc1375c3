"""Calibration: whether what is called likely happens as often as the word says."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.draw.grammar import INK, KIND_COLOURS, Spec, Theme, empty, specification
from whoseword.model.forecast import Calibration

TITLE = "Do things happen as often as the word says?"
NOTE = "across: the band that was said · up: the share that happened, with its 95 % interval"
SIDE = 340


def of_rows(rows: Iterable[Calibration], theme: Theme) -> Spec:
    """A cross a band: as wide as the words leave open, as tall as the cases do. A band with too
    few cases to say is only a grey stroke on the line where all would be well."""
    values = [_row(one) for one in rows]
    if not values:
        return empty(theme, TITLE)
    ink, colour = INK[theme], KIND_COLOURS[theme][1]
    known = [{"filter": "datum.share != null"}]
    diagonal = {"data": {"values": [{"middle": 0, "share": 0}, {"middle": 1, "share": 1}]}}
    layer: list[Spec] = [
        {**diagonal, "mark": {"type": "line", "color": ink.plain, "strokeDash": [4, 3]}},
        {
            "transform": [{"filter": "datum.share == null"}],
            "mark": {"type": "rule", "color": ink.plain, "strokeWidth": 3},
            "encoding": {"x": _share("from"), "x2": {"field": "to"}, "y": _share("middle")},
        },
        {
            "transform": known,
            "mark": {"type": "rule", "color": colour, "strokeWidth": 1.5},
            "encoding": {"y": _share("low"), "y2": {"field": "high"}},
        },
        {
            "transform": known,
            "mark": {"type": "rule", "color": colour, "strokeWidth": 1.5},
            "encoding": {"x": _share("from"), "x2": {"field": "to"}},
        },
        {
            "transform": known,
            "mark": {"type": "point", "filled": True, "color": colour, "size": 70},
        },
        {
            "mark": {"type": "text", "dy": -10, "dx": 6, "align": "left", "color": ink.text},
            "encoding": {"y": _share("at"), "text": {"field": "label"}},
        },
    ]
    return specification(
        theme,
        TITLE,
        {
            "width": SIDE,
            "height": SIDE,
            "data": {"values": values},
            "encoding": {"x": _share("middle", "said"), "y": _share("share", "happened")},
            "layer": layer,
        },
        under=NOTE,
    )


def _row(one: Calibration) -> dict[str, object]:
    low, high = one.band
    share = one.share
    middle = (low + high) / 2
    return {
        "from": low,
        "to": high,
        "middle": middle,
        "share": share.middle if share else None,
        "low": share.low if share else None,
        "high": share.high if share else None,
        "at": share.middle if share else middle,
        "label": f"{one.happened} of {one.cases}",
    }


def _share(field: str, title: str | None = None) -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "title": title,
        "scale": {"domain": [0, 1]},
        "axis": {"format": "%", "tickCount": 5},
    }
