"""Tempo: how often something happens, the rate behind it, and where that changed."""

from __future__ import annotations

from datetime import date, timedelta

from whoseword.draw.grammar import INK, KIND_COLOURS, WIDTH, Rows, Spec, Theme, empty, specification
from whoseword.model.tempo import Stretch, Tempo

TITLE = "How often it happens"
NOTE = "columns: months · line and band: rate a month with its 95 % interval · a step: it changed"
HEIGHT = 240


def of_tempo(tempo: Tempo, of: str, theme: Theme) -> Spec:
    """Columns by month, and over them the stretches of one rate, each with its interval.

    `of` is what is counted: events, claims or rows.
    """
    if not tempo.months:
        return empty(theme, TITLE)
    title = f"{TITLE}: {tempo.kind}, {tempo.count} {of}"
    return specification(
        theme,
        title,
        {
            "width": WIDTH,
            "height": HEIGHT,
            "layer": [_columns(tempo, theme), _bands(tempo, theme), _lines(tempo, theme)],
        },
        under=[NOTE, *_unusual(tempo)],
    )


def _columns(tempo: Tempo, theme: Theme) -> Spec:
    """A column a month, as wide as the month is long."""
    rows: Rows = [
        {"from": m.month.start.isoformat(), "to": _after(m.month.end), "n": m.count, "zero": 0}
        for m in tempo.months
        if m.count
    ]
    return {
        "data": {"values": rows},
        "mark": {"type": "rect", "color": INK[theme].plain, "opacity": 0.75},
        "encoding": {
            "x": _time("from"),
            "x2": {"field": "to"},
            "y": _number("n"),
            "y2": {"field": "zero"},
        },
    }


def _bands(tempo: Tempo, theme: Theme) -> Spec:
    colour = KIND_COLOURS[theme][0]
    return {
        "data": {"values": _stretches(tempo)},
        "mark": {"type": "rect", "color": colour, "opacity": 0.25},
        "encoding": {
            "x": _time("from"),
            "x2": {"field": "to"},
            "y": _number("low"),
            "y2": {"field": "high"},
        },
    }


def _lines(tempo: Tempo, theme: Theme) -> Spec:
    colour = KIND_COLOURS[theme][0]
    return {
        "data": {"values": _stretches(tempo)},
        "mark": {"type": "rule", "color": colour, "strokeWidth": 2},
        "encoding": {"x": _time("from"), "x2": {"field": "to"}, "y": _number("mean")},
    }


def _stretches(tempo: Tempo) -> Rows:
    return [_stretch(one) for one in tempo.stretches]


def _stretch(one: Stretch) -> dict[str, object]:
    return {
        "from": one.first.start.isoformat(),
        "to": _after(one.last.end),
        "mean": one.rate.mean,
        "low": one.rate.low,
        "high": one.rate.high,
    }


def _after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat()


def _time(field: str) -> Spec:
    axis = {"grid": False, "labelOverlap": True, "tickCount": 10}
    return {
        "field": field,
        "type": "temporal",
        "title": None,
        "axis": axis,
        "scale": {"type": "utc", "nice": False},
    }


def _number(field: str) -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "title": "a month",
        "scale": {"domainMin": 0},
        "axis": {"tickCount": 5},
    }


def _unusual(tempo: Tempo) -> list[str]:
    """The last month beside the rate that held before it."""
    found = tempo.unusual
    if found is None:
        return []
    side = "so many or more" if found.more else "so few or fewer"
    expected = f"{found.expected:.1f} expected ({side}: probability {found.probability:.2g})"
    return [f"{found.month.month.iso()}: {found.month.count}, {expected}"]
