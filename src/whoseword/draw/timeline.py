"""The timeline: a row a type, time from left to right, and on whose word each claim rests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from whoseword.draw.grammar import (
    INK,
    KINDS,
    TYPES,
    WIDTH,
    Rows,
    Spec,
    Theme,
    empty,
    kind_colour,
    kind_shape,
    specification,
)
from whoseword.ledger.base import Held
from whoseword.ledger.counts import MonthCount
from whoseword.model import Modality, Precision

TITLE = "What is claimed, and when it is to have happened"
ROW = 26
# Above this many claims single marks would lie over one another; months are counted instead.
SINGLE = 600
# More columns than these are too thin: quarters then, and years.
MONTHS = 120
QUARTERS = 360


def of_claims(claims: Iterable[Held], theme: Theme) -> Spec:
    """Every claim that has a date: a day as a mark, a longer time as a bar of its whole length.

    A filled mark is asserted or ordered, a hollow one planned, predicted, possible or demanded,
    and a denied one is crossed out.
    """
    rows = [_row(held) for held in claims if held.claim.date]
    if not rows:
        return empty(theme, TITLE)
    return specification(
        theme,
        TITLE,
        {
            "width": WIDTH,
            "height": {"step": ROW},
            "data": {"values": rows},
            "encoding": {"y": _type_axis(rows), "x": _time_axis()},
            "layer": [
                _bars(theme),
                _marks(theme, filled=True),
                _marks(theme, filled=False),
                _crosses(theme),
            ],
        },
        under="bar: as long as the words leave open · hollow: not said to have happened · "
        "crossed: denied",
    )


def of_months(months: Iterable[MonthCount], theme: Theme) -> Spec:
    """Counts in place of single claims: by kind of root as columns, by type as shades below."""
    rows: Rows = [
        {
            "from": f"{m.month}-01",
            "type": m.type.value,
            "kind": KINDS[m.source_type].value,
            "n": m.claims,
        }
        for m in months
    ]
    if not rows:
        return empty(theme, TITLE)
    unit = unit_of(rows)
    return specification(
        theme,
        TITLE,
        {"data": {"values": rows}, "spacing": 8, "vconcat": [_columns(unit, theme), _shades(unit)]},
        under=f"claims by the {unit.removeprefix('utcyear') or 'year'} in which their time begins: "
        "on whose word, and of which type",
    )


def unit_of(rows: Rows) -> str:
    """Months, quarters or years: as fine as leaves each column some pixels."""
    held = len({row["from"] for row in rows})
    return "utcyearmonth" if held <= MONTHS else "utcyearquarter" if held <= QUARTERS else "utcyear"


def _columns(unit: str, theme: Theme) -> Spec:
    number = {"aggregate": "sum", "field": "n", "type": "quantitative", "title": "claims"}
    return {
        "width": WIDTH,
        "height": 120,
        "mark": {"type": "bar"},
        "encoding": {
            "x": {**_time_axis(), "timeUnit": unit, "axis": None},
            "y": {**number, "axis": {"tickCount": 3}},
            "color": kind_colour(theme),
            "order": {"field": "kind"},
        },
    }


def _shades(unit: str) -> Spec:
    number = {"aggregate": "sum", "field": "n", "type": "quantitative", "title": "claims"}
    kinds = [{"type": kind.value} for kind in TYPES]
    return {
        "width": WIDTH,
        "height": {"step": 17},
        "mark": {"type": "rect"},
        "encoding": {
            "x": {**_time_axis(), "timeUnit": unit},
            "y": _type_axis(kinds),
            "color": {**number, "scale": {"scheme": "greys"}, "legend": {"gradientLength": 140}},
        },
        "resolve": {"legend": {"color": "independent"}},
    }


def _row(held: Held) -> dict[str, object]:
    claim, when = held.claim, held.claim.date
    assert when is not None
    return {
        "from": when.start.isoformat(),
        "to": (when.end + timedelta(days=1)).isoformat(),
        "middle": _middle(when.start, when.end).isoformat(),
        "long": when.precision is not Precision.DAY,
        "type": claim.type.value,
        "kind": KINDS[claim.source_type].value,
        "sure": _sure(claim.modality),
    }


def _middle(start: date, end: date) -> date:
    return start + (end - start) / 2


def _sure(modality: Modality) -> str:
    if modality is Modality.DENIED:
        return "denied"
    return "said" if modality in (Modality.ASSERTED, Modality.ORDERED) else "open"


def _type_axis(rows: Rows) -> Spec:
    held = {row["type"] for row in rows}
    order = [kind.value for kind in TYPES if kind.value in held]
    axis = {"grid": True, "ticks": False, "domain": False, "labelFontSize": 12, "labelPadding": 8}
    return {"field": "type", "type": "nominal", "sort": order, "title": None, "axis": axis}


def _time_axis() -> Spec:
    axis = {"grid": False, "labelOverlap": True, "tickCount": 10}
    scale = {"type": "utc", "nice": True}
    return {"field": "from", "type": "temporal", "title": None, "axis": axis, "scale": scale}


def _bars(theme: Theme) -> Spec:
    return {
        "transform": [{"filter": "datum.long"}],
        "mark": {"type": "bar", "height": 5, "opacity": 0.35, "cornerRadius": 2},
        "encoding": {"x2": {"field": "to"}, "color": kind_colour(theme)},
    }


def _marks(theme: Theme, *, filled: bool) -> Spec:
    """Filled marks for what is said to be so, hollow ones for the rest; the legend is of both."""
    said = "datum.sure == 'said'"
    ground = INK[theme].ground
    hollow = {"fill": ground, "filled": False}
    return {
        "transform": [{"filter": said if filled else f"!({said})"}],
        "mark": {"type": "point", "size": 64, **({"filled": True} if filled else hollow)},
        "encoding": {
            "x": {**_time_axis(), "field": "middle"},
            "color": kind_colour(theme),
            "shape": kind_shape(),
            "opacity": {"value": 0.9},
        },
    }


def _crosses(theme: Theme) -> Spec:
    return {
        "transform": [{"filter": "datum.sure == 'denied'"}],
        "mark": {"type": "text", "text": "✕", "fontSize": 13, "color": INK[theme].text},
        "encoding": {"x": {**_time_axis(), "field": "middle"}},
    }
