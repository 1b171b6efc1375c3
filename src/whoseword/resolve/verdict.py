"""What a comparison comes to: points with their reasons, and the verdict that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# From this score on, two claims are about one happening.
SAME = 0.7


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison gives. `apart` where something speaks against one happening for good."""

    score: float
    apart: bool
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two are about one happening."""
        return not self.apart and self.score >= SAME


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that speaks for a happening (points above 0), against it, or rules it out."""

    points: float
    reason: str
    apart: bool = False


def verdict_of(points: Sequence[Point]) -> Verdict:
    """What points come to."""
    apart = [p for p in points if p.apart]
    if apart:
        return Verdict(0.0, True, tuple(p.reason for p in apart))
    told = tuple(p.reason for p in sorted(points, key=lambda p: -abs(p.points)))
    return Verdict(round(min(1.0, max(0.0, sum(p.points for p in points))), 3), False, told)
