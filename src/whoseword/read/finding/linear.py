"""A linear model over strings: which weigh for which type of claim."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

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
        known = [self._known(strings) for strings in texts]
        filled = [n for n, numbers in enumerate(known) if numbers]
        if filled:
            begins = [0, *accumulate(len(known[n]) for n in filled[:-1])]
            rows = self.weights.take([*chain.from_iterable(known)], axis=0)
            found[filled] += np.add.reduceat(rows, begins, axis=0, dtype=np.float64)
        return np.asarray(1 / (1 + np.exp(-found)))

    def _known(self, strings: Collection[str]) -> list[int]:
        return sorted([n for n in map(self.words.get, strings) if n is not None])
