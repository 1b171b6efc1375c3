"""Flows: who hands what to whom, year by year, both directions of a pair one above the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whoseword.draw.grammar import INK, KIND_COLOURS, WIDTH, Rows, Spec, Theme, empty, specification
from whoseword.model.handover import Handover

TITLE = "Who hands what to whom"
NOTE = "number: independent roots · hollow: not said to have happened · area: events"
# Pairs of parties, and goods of one direction, that still can be read in one picture.
PAIRS, GOODS = 6, 8
LABEL = 30
# What happened stands left of a year's middle, what is ahead right of it; in pixels.
ASIDE = {"happened": -14, "ahead": 14}
NO_YEAR = "no year"
NOT_SAID = "not said"
# On whose word, best first: roots that are no party to it, parties alone, articles, deniers alone.
WORDS = ("others' word", "own account only", "the articles' own", "only denied")
SHAPES = ("circle", "square", "triangle-up", "cross")


def of_handovers(handovers: Iterable[Handover], theme: Theme) -> Spec:
    """A row a direction and good, a column a year. The pairs between which most passes come first,
    and each pair's two directions stand together."""
    every = list(handovers)
    pairs = _pairs(every)
    shown = [row for row in every if _pair(row) in pairs[:PAIRS]]
    rows = [row for way in _ways(shown, pairs) for row in _goods(shown, way)]
    if not rows:
        return empty(theme, TITLE)
    more = f" · the first {PAIRS} of {len(pairs)} pairs" if len(pairs) > PAIRS else ""
    ways = list(dict.fromkeys(row["way"] for row in rows))
    years = sorted({row["year"] for row in rows}, key=lambda year: (year == NO_YEAR, year))
    header: Spec = {
        "labelAngle": 0,
        "labelAlign": "left",
        "labelAnchor": "start",
        "labelOrient": "top",
    }
    header["labelPadding"] = 2
    ink = {"labelFontWeight": 600, "labelFontSize": 12, "labelColor": INK[theme].text}
    return specification(
        theme,
        TITLE,
        {
            "data": {"values": rows},
            "facet": {"row": {"field": "way", "sort": ways, "title": None, "header": header | ink}},
            "spacing": 14,
            "resolve": {"scale": {"y": "independent"}},
            "spec": {
                "width": WIDTH - 220,
                "height": {"step": 24},
                "encoding": _place(years),
                "layer": [part(theme, stands) for stands in ASIDE for part in (_circles, _numbers)],
            },
        },
        under=NOTE + more,
    )


def _pair(row: Handover) -> frozenset[str]:
    return frozenset((row.giver, row.taker))


def _pairs(rows: Sequence[Handover]) -> list[frozenset[str]]:
    """Pairs of parties, the one between which most passes first."""
    counts: dict[frozenset[str], int] = {}
    for row in rows:
        counts[_pair(row)] = counts.get(_pair(row), 0) + row.events
    return sorted(counts, key=lambda pair: (-counts[pair], sorted(pair)))


def _ways(rows: Sequence[Handover], pairs: Sequence[frozenset[str]]) -> list[tuple[str, str]]:
    """Directions, pair by pair."""
    ways = {(row.giver, row.taker): pairs.index(_pair(row)) for row in rows}
    return sorted(ways, key=lambda way: (ways[way], way))


def _goods(rows: Sequence[Handover], way: tuple[str, str]) -> Rows:
    """The rows of one direction; goods beyond the most frequent ones together."""
    mine = [row for row in rows if (row.giver, row.taker) == way]
    counts: dict[str, int] = {}
    for row in mine:
        counts[_good(row)] = counts.get(_good(row), 0) + row.events
    first = sorted(counts, key=lambda good: (-counts[good], good))[:GOODS]
    return [_row(row, first) for row in mine]


def _row(row: Handover, goods: Sequence[str]) -> dict[str, object]:
    good = _good(row)
    return {
        "way": f"{row.giver} → {row.taker}",
        "good": good if good in goods else "other goods",
        "year": str(row.year) if row.year else NO_YEAR,
        "n": row.events or 1,
        "roots": row.roots,
        "stands": "ahead" if row.ahead else "happened",
        "word": _word(row),
    }


def _good(row: Handover) -> str:
    good = row.good or NOT_SAID
    return good if len(good) <= LABEL else f"{good[: LABEL - 1]}…"


def _word(row: Handover) -> str:
    says = [word for word in row.words if not word.denies]
    if any(not word.self_reporting for word in says):
        return WORDS[0]
    return WORDS[1] if says else WORDS[2] if row.events else WORDS[3]


def _place(years: list[str]) -> Spec:
    plain = {"ticks": False, "domain": False}
    x = {"field": "year", "type": "nominal", "sort": years, "title": None}
    y = {"field": "good", "type": "nominal", "title": None}
    return {
        "x": {**x, "axis": {**plain, "labelAngle": 0, "grid": False}},
        "y": {**y, "axis": {**plain, "labelFontSize": 12, "labelLimit": 200}},
    }


def _circles(theme: Theme, stands: str) -> Spec:
    """Filled where it's said to have happened, hollow where it's still ahead."""
    colours = KIND_COLOURS[theme]
    word = {"field": "word", "type": "nominal", "title": "on whose word"}
    domain = {"domain": list(WORDS)}
    filled = {"filled": True, "opacity": 0.8}
    hollow = {"filled": False, "fill": INK[theme].ground, "strokeWidth": 1.8}
    size = {"aggregate": "sum", "field": "n", "type": "quantitative", "legend": None}
    chosen = [colours[1], colours[0], colours[5], colours[3]]
    return {
        "transform": [{"filter": f"datum.stands == '{stands}'"}],
        "mark": {"type": "point", "xOffset": ASIDE[stands]}
        | (filled if stands == "happened" else hollow),
        "encoding": {
            "color": {**word, "scale": {**domain, "range": chosen}},
            "shape": {**word, "scale": {**domain, "range": list(SHAPES)}},
            "size": {**size, "scale": {"range": [90, 460], "domainMin": 1}},
        },
    }


def _numbers(theme: Theme, stands: str) -> Spec:
    """How many independent roots stand behind it, beside the mark."""
    text = {"type": "text", "align": "left", "fontSize": 10, "color": INK[theme].text}
    return {
        "transform": [{"filter": f"datum.roots > 0 && datum.stands == '{stands}'"}],
        "mark": {**text, "xOffset": ASIDE[stands] + 10},
        "encoding": {"text": {"aggregate": "max", "field": "roots", "type": "quantitative"}},
    }
