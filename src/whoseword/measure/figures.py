"""Precision, recall and F1, as every score here gives them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of `predicted` match how many of `gold`. Rates are between 0 and 1."""

    matched: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was predicted that matches."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was matched."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.predicted + self.gold
        return 2 * self.matched / both if both else 0.0

    def as_json(self) -> dict[str, float | int]:
        """Rates to four places, and the three counts."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"matched": self.matched, "predicted": self.predicted, "gold": self.gold}
        return {**{k: round(v, 4) for k, v in rates.items()}, **counts}


def greedy_pairs(weights: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """One-to-one pairs, heaviest first; equal weights in order of position."""
    taken: list[tuple[int, int]] = []
    left: set[int] = set()
    right: set[int] = set()
    for i, j in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if i not in left and j not in right:
            taken.append((i, j))
            left.add(i)
            right.add(j)
    return taken
