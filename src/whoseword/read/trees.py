"""Boosted regression trees, read from plain arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
LEAF = -1  # the `feature` of a node that has no children


@dataclass(frozen=True)
class Trees:
    """The nodes of all trees in one row of arrays; `roots` is where each tree begins.

    A row goes left where its feature is at most the threshold. A leaf's answer is its `value`.
    """

    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats

    def raw(self, rows: Floats) -> Floats:
        """The sum of the trees' answers for every row."""
        at = np.tile(self.roots, (len(rows), 1))
        lines = np.arange(len(rows))[:, None]
        while True:
            asked = self.feature[at]
            inner = asked != LEAF
            if not inner.any():
                return np.asarray(self.value[at].sum(axis=1))
            low = rows[lines, np.maximum(asked, 0)] <= self.threshold[at]
            at = np.where(inner, np.where(low, self.left[at], self.right[at]), at)

    def probability(self, rows: Floats) -> Floats:
        """The same as a probability, for trees that were trained on yes and no."""
        return np.asarray(1 / (1 + np.exp(-self.raw(rows))))
