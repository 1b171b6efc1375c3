"""How well claims were gathered into events: B-cubed (Bagga and Baldwin 1998).

Each claim is scored by the claims that were put with it: precision is the share of them that belong
there, recall the share of those that belong there that were put there; both count the claim itself.
Averaged over claims: a large event weighs by its size, and a wrong merge hurts all that it touches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cubed:
    """B-cubed precision and recall over so many items, between 0 and 1."""

    precision: float
    recall: float
    items: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(truth: Mapping[Item, Hashable], found: Mapping[Item, Hashable]) -> Cubed:
    """Score `found`, the cluster of each item, against `truth`, over the items that both have."""
    items = [item for item in truth if item in found]
    right = Counter((truth[item], found[item]) for item in items)
    of_truth = Counter(truth[item] for item in items)
    of_found = Counter(found[item] for item in items)
    shared = {item: right[truth[item], found[item]] for item in items}
    count = max(1, len(items))
    return Cubed(
        sum(shared[item] / of_found[found[item]] for item in items) / count,
        sum(shared[item] / of_truth[truth[item]] for item in items) / count,
        len(items),
    )
