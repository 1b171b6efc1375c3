"""Pictures in one grammar: Vega-Lite specifications as plain dicts, the same for page and brief.

Colour never stands alone: what it tells, position, shape, filling or a label tells too. `render.py`
turns a specification into SVG or PNG.
"""

from __future__ import annotations

from whoseword.draw.grammar import Spec, Theme

__all__ = ["Spec", "Theme"]
