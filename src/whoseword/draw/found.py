"""When the articles that were found came out."""

from __future__ import annotations

from collections.abc import Iterable

from whoseword.draw.grammar import WIDTH, Rows, Spec, Theme, empty, specification
from whoseword.draw.timeline import unit_of
from whoseword.model.wording import number_of

TITLE = "When the articles found came out"


def of_articles(months: Iterable[tuple[str, int]], theme: Theme) -> Spec:
    """A column a month (`2025-12`), a quarter or a year, as fine as leaves each some pixels."""
    rows: Rows = [{"from": f"{month}-01", "n": number} for month, number in months]
    if not rows:
        return empty(theme, TITLE)
    unit, number = unit_of(rows), sum(row["n"] for row in rows)
    x = {"field": "from", "type": "temporal", "scale": {"type": "utc"}, "title": None}
    y = {"aggregate": "sum", "field": "n", "type": "quantitative", "title": "articles"}
    return specification(
        theme,
        TITLE,
        {
            "width": WIDTH,
            "height": 120,
            "data": {"values": rows},
            "mark": {"type": "bar"},
            "encoding": {
                "x": {**x, "timeUnit": unit},
                "y": {**y, "axis": {"tickMinStep": 1, "format": "d", "tickCount": 3}},
            },
        },
        under=f"{number_of(number, 'article')} by the "
        f"{unit.removeprefix('utcyear') or 'year'} of their date",
    )
