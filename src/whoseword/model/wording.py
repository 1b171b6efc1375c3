"""How values are said in a line, the same on a page, in a terminal, a picture and a report."""

from __future__ import annotations

from typing import Protocol


class Told(Protocol):
    """A claim, an event or a forecast: something that somebody does, to somebody or not."""

    @property
    def actor(self) -> str | None:
        """Who does it."""
        ...

    @property
    def recipient(self) -> str | None:
        """To or with whom."""
        ...


def parties(told: Told) -> str:
    """`North Korea → Russia`, or whichever of the two there is."""
    if told.recipient:
        return f"{told.actor} → {told.recipient}" if told.actor else f"→ {told.recipient}"
    return told.actor or "–"


def percents(ends: tuple[float, float]) -> str:
    """`55–80`, for a probability between 0.55 and 0.8."""
    low, high = (round(100 * end) for end in ends)
    return f"{low}–{high}"
