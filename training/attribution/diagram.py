"""Draw how well confidence keeps its word: docs/attribution-reliability.svg, out of model.json.

python -m training.attribution.diagram
"""

from __future__ import annotations

import json
from pathlib import Path

from whoseword.draw.render import svg
from whoseword.read.tagging.tagger import CONFIG, FOLDER

TARGET = Path(__file__).resolve().parents[2] / "docs" / "attribution-reliability.svg"


def main() -> None:
    """The command."""
    bins = json.loads((FOLDER / CONFIG).read_text(encoding="utf-8"))["reliability"]["bins"]
    axis = {"type": "quantitative", "scale": {"domain": [0, 1]}}
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "width": 320,
        "height": 320,
        "layer": [
            {
                "data": {"values": [{"x": 0, "y": 0}, {"x": 1, "y": 1}]},
                "mark": {"type": "line", "strokeDash": [4, 4], "color": "#888"},
                "encoding": {"x": {"field": "x", **axis}, "y": {"field": "y", **axis}},
            },
            {
                "data": {"values": bins},
                "mark": {"type": "point", "filled": True, "opacity": 1, "color": "#1f4e79"},
                "encoding": {
                    "x": {"field": "confidence", "title": "mean confidence", **axis},
                    "y": {"field": "right", "title": "share right (PolNeAR dev)", **axis},
                    "size": {"field": "count", "type": "quantitative", "title": "attributions"},
                },
            },
        ],
    }
    TARGET.write_text(svg(spec), encoding="utf-8")


if __name__ == "__main__":
    main()
