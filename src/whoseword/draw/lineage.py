"""A story's lineage: the roots on the left, and from them, step by step, whoever passes it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whoseword.draw.grammar import INK, KIND_COLOURS, WIDTH, Rows, Spec, Theme, empty, specification

TITLE = "Who has it from whom"
NOTE = (
    "dot: a root, the word that it rests on · square: a root that is party to it · "
    "ring: only passes on · dashed: a copy, or a credit line"
)
# Names in a column; more stand together as one.
TALL = 12
STEP = 34
LABEL = 30
# Pixels right of the last column, for its names.
NAME = 210


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody in a story; `first` is the ISO time of the first document with them in it."""

    name: str
    root: bool
    own: bool
    documents: int
    first: str


@dataclass(frozen=True, slots=True)
class Passed:
    """`by` has it from `of`; `said` where it says so, and not only its text or credit line does."""

    by: str
    of: str
    said: bool


def of_story(tellers: Sequence[Teller], passed: Sequence[Passed], theme: Theme) -> Spec:
    """A column a step away from the roots."""
    if not tellers:
        return empty(theme, TITLE)
    columns = _columns(tellers, passed)
    places = {
        teller.name: (x, y)
        for x, column in enumerate(columns)
        for y, teller in enumerate(_middle(column, max(map(len, columns))))
        if teller
    }
    rows = [_row(teller, *places[teller.name]) for column in columns for teller in column]
    lines = [
        {"x": places[e.of][0], "y": places[e.of][1], "x2": places[e.by][0], "y2": places[e.by][1]}
        | {"said": e.said}
        for e in passed
        if e.by in places and e.of in places
    ]
    layer = [
        _lines(lines, theme, said=True),
        _lines(lines, theme, said=False),
        _points(rows, theme),
        *_labels(rows, theme, len(columns)),
    ]
    body = {"width": WIDTH, "height": max(map(len, columns)) * STEP, "layer": layer}
    return specification(theme, TITLE, body, under=NOTE)


def _columns(tellers: Sequence[Teller], passed: Sequence[Passed]) -> list[list[Teller]]:
    """Tellers by how many steps they are from whoever has it from nobody, the first to tell on
    top; what is beyond TALL in one column becomes one."""
    steps = _steps(tellers, passed)
    columns: list[list[Teller]] = [[] for _ in range(max(steps.values()) + 1)]
    for teller in sorted(tellers, key=lambda t: (not t.root, t.first or "9", t.name)):
        columns[steps[teller.name]].append(teller)
    return [_folded(column) for column in columns if column]


def _steps(tellers: Sequence[Teller], passed: Sequence[Passed]) -> dict[str, int]:
    """The longest way back, along which nobody comes twice."""
    above: dict[str, set[str]] = {teller.name: set() for teller in tellers}
    for edge in passed:
        if edge.by in above and edge.of in above and edge.by != edge.of:
            above[edge.by].add(edge.of)
    steps: dict[str, int] = {}

    def step(name: str, way: frozenset[str]) -> int:
        if name not in steps:
            back = [step(of, way | {name}) for of in sorted(above[name] - way - {name})]
            steps[name] = 1 + max(back) if back else 0
        return steps[name]

    for teller in tellers:
        step(teller.name, frozenset())
    return steps


def _folded(column: list[Teller]) -> list[Teller]:
    if len(column) <= TALL:
        return column
    rest = column[TALL - 1 :]
    more = Teller(f"{len(rest)} more", False, False, sum(t.documents for t in rest), "")
    return [*column[: TALL - 1], more]


def _middle(column: list[Teller], tall: int) -> list[Teller | None]:
    """The column in the middle of the picture's height."""
    return [*[None] * ((tall - len(column)) // 2), *column]


def _row(teller: Teller, x: int, y: int) -> dict[str, object]:
    name = teller.name if len(teller.name) <= LABEL else f"{teller.name[: LABEL - 1]}…"
    times = f" ×{teller.documents}" if teller.documents > 1 else ""
    shape = "square" if teller.own and teller.root else "circle"
    return {"x": x, "y": y, "label": name + times, "root": teller.root, "shape": shape}


def _axis(field: str) -> Spec:
    scale: Spec = {"zero": False, "nice": False, "reverse": field == "y", "padding": 18}
    if field == "x":
        scale["range"] = [14, WIDTH - NAME]
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _lines(lines: Rows, theme: Theme, *, said: bool) -> Spec:
    dash = {} if said else {"strokeDash": [4, 3]}
    return {
        "data": {"values": [line for line in lines if line["said"] is said]},
        "mark": {"type": "rule", "color": INK[theme].plain, "strokeWidth": 1.3, **dash},
        "encoding": {
            "x": _axis("x"),
            "y": _axis("y"),
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
        },
    }


def _points(rows: Rows, theme: Theme) -> Spec:
    colour, ground = KIND_COLOURS[theme][0], INK[theme].ground
    fill = {"condition": {"test": "datum.root", "value": colour}, "value": ground}
    line = {"condition": {"test": "datum.root", "value": colour}, "value": INK[theme].lesser}
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "size": 110, "opacity": 1, "strokeWidth": 1.6},
        "encoding": {
            "x": _axis("x"),
            "y": _axis("y"),
            "fill": fill,
            "stroke": line,
            "shape": {"field": "shape", "type": "nominal", "scale": None, "legend": None},
        },
    }


def _labels(rows: Rows, theme: Theme, columns: int) -> list[Spec]:
    """Names above their marks, in the last column beside them; a root's in bold."""
    made: list[Spec] = []
    for root in (True, False):
        for last in (True, False):
            mine = [r for r in rows if r["root"] is root and (r["x"] == columns - 1) is last]
            text = {"type": "text", "fontSize": 12, "color": INK[theme].text, "align": "left"}
            text |= {"dx": 10, "dy": 0} if last else {"dx": -6, "dy": -13}
            made.append(
                {
                    "data": {"values": mine},
                    "mark": {**text, "fontWeight": 600 if root else 400},
                    "encoding": {"x": _axis("x"), "y": _axis("y"), "text": {"field": "label"}},
                }
            )
    return made
