"""A linear model over strings: which weigh for which type of claim."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Linear:
    """One row of `weights` for every string in `words`, one column a type."""

    words: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: Floats

    def scores(self, texts: Sequence[Collection[str]]) -> Floats:
        """For each set of strings the probability of every type, between 0 and 1."""
        found = np.tile(self.bias, (len(texts), 1))
        for row, strings in enumerate(texts):
            known = sorted({self.words[s] for s in strings if s in self.words})
            if known:
                found[row] += self.weights[known].sum(axis=0, dtype=np.float64)
        return np.asarray(1 / (1 + np.exp(-found)))
