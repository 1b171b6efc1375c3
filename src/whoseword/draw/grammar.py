"""What all pictures share: theme, colours, order, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from whoseword.model import EventType, SourceType

Spec = dict[str, Any]
Rows = list[dict[str, Any]]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"
WIDTH = 760


class Theme(StrEnum):
    """The ground that a picture stands on."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Ink:
    """A theme's colours: text, lesser text, lines, and one that stands for nothing."""

    ground: str
    text: str
    lesser: str
    line: str
    plain: str


INK = {
    Theme.LIGHT: Ink("#ffffff", "#1c2024", "#565e66", "#dfe3e6", "#8b949c"),
    Theme.DARK: Ink("#14181c", "#e6e9ec", "#a3acb5", "#333b43", "#77818b"),
}


class Kind(StrEnum):
    """Kinds of roots that a picture tells apart; nine source types are too many for an eye."""

    STATE_MEDIA = "state media"
    OFFICIALS = "officials"
    EXPERTS = "experts"
    MEDIA = "media, companies"
    UNNAMED = "unnamed"
    ARTICLE = "the article itself"


KINDS = {
    SourceType.STATE_MEDIA: Kind.STATE_MEDIA,
    SourceType.GOVERNMENT: Kind.OFFICIALS,
    SourceType.MILITARY: Kind.OFFICIALS,
    SourceType.INTELLIGENCE: Kind.OFFICIALS,
    SourceType.INTERNATIONAL_ORGANISATION: Kind.OFFICIALS,
    SourceType.EXPERT: Kind.EXPERTS,
    SourceType.MEDIA: Kind.MEDIA,
    SourceType.COMPANY: Kind.MEDIA,
    SourceType.ANONYMOUS: Kind.UNNAMED,
    SourceType.NONE: Kind.ARTICLE,
}
# Okabe and Ito's colours for the colour-blind (jfly.uni-koeln.de/color), darkened for white paper
# and lightened for black until each stands out 3:1 from it; by lightness they differ in grey too.
KIND_COLOURS = {
    Theme.LIGHT: ("#a63f00", "#00508f", "#00805e", "#a8578a", "#8a7400", "#6b747d"),
    Theme.DARK: ("#f0803c", "#6db8ec", "#35c79a", "#dd9cc4", "#e6d24a", "#9aa4ae"),
}
SHAPES = ("square", "circle", "diamond", "triangle-up", "cross", "triangle-down")

# Types in the order of the rows: arms, their ways, force, words.
TYPES = tuple(EventType)


def specification(
    theme: Theme, title: str, body: Spec, *, under: str | list[str] | None = None
) -> Spec:
    """`body` as a whole picture; `under` says below the title what it shows and what it leaves, in
    one line or several."""
    return {
        "$schema": SCHEMA,
        "title": {"text": title, **({"subtitle": under} if under else {})},
        "config": config(theme),
        **body,
    }


def config(theme: Theme) -> Spec:
    """The house's look."""
    ink = INK[theme]
    axis = {
        "labelColor": ink.lesser,
        "titleColor": ink.lesser,
        "titleFontWeight": "normal",
        "gridColor": ink.line,
        "domainColor": ink.plain,
        "tickColor": ink.plain,
        "labelFontSize": 11,
        "titleFontSize": 11,
        "labelLimit": 220,
    }
    return {
        "font": FONT,
        "background": ink.ground,
        "padding": 12,
        "view": {"stroke": None},
        "axis": axis,
        "legend": {
            "labelColor": ink.text,
            "titleColor": ink.lesser,
            "titleFontWeight": "normal",
            "orient": "bottom",
            "symbolOpacity": 1,
            "direction": "horizontal",
            "columns": 6,
            "labelFontSize": 11,
            "titleFontSize": 11,
        },
        "title": {
            "color": ink.text,
            "subtitleColor": ink.lesser,
            "anchor": "start",
            "fontSize": 15,
            "fontWeight": 600,
            "subtitleFontSize": 11.5,
            "subtitlePadding": 6,
            "offset": 14,
        },
        "mark": {"tooltip": None},
    }


def kind_colour(theme: Theme, field: str = "kind") -> Spec:
    """Colour by kind of root."""
    kinds = [kind.value for kind in Kind]
    scale = {"domain": kinds, "range": list(KIND_COLOURS[theme])}
    return {"field": field, "type": "nominal", "scale": scale, "title": "finally rests on"}


def kind_shape(field: str = "kind") -> Spec:
    """Shape by kind of root, beside its colour."""
    kinds = [kind.value for kind in Kind]
    scale = {"domain": kinds, "range": list(SHAPES)}
    return {"field": field, "type": "nominal", "scale": scale, "title": "finally rests on"}


def empty(theme: Theme, title: str) -> Spec:
    """A picture of nothing, which says so."""
    mark = {"type": "text", "text": "Nothing to draw here yet.", "color": INK[theme].lesser}
    body = {
        "width": WIDTH,
        "height": 60,
        "data": {"values": [{}]},
        "mark": {**mark, "fontSize": 13},
    }
    return specification(theme, title, body)
