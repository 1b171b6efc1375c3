"""Where a rate changes: ruptures' exact search (PELT) with the cost of a Poisson process.

Killick, Fearnhead and Eckley 2012, 'Optimal detection of changepoints with a linear computational
cost', JASA 107. ruptures brings the search and costs for means and variances, none for counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ruptures.base import BaseCost
from ruptures.detection import Pelt

from whoseword.model.tempo import Month

# What a change costs, in log(months) of minus twice the log likelihood: one for the new rate, two
# for where it changes, as in the modified BIC (Zhang and Siegmund 2007, Biometrics 63). Its credit
# for short stretches is left out: by it every busy month would be a stretch of its own.
CHANGE = 3.0


class PoissonCost(BaseCost):  # type: ignore[misc]
    """Minus twice the log likelihood of one rate for all months of a stretch.

    What doesn't depend on the rate is left out. The signal has a row a month: count, exposure.
    """

    model = "poisson"
    min_size = 1

    def fit(self, signal: NDArray[np.float64]) -> PoissonCost:
        """Take the signal."""
        self.signal = signal
        self.sums = np.vstack([np.zeros(2), np.cumsum(signal, axis=0)])
        return self

    def error(self, start: int, end: int) -> float:
        """The cost of the months from `start` to before `end`."""
        count, exposure = self.sums[end] - self.sums[start]
        return 2 * float(count - count * np.log(count / exposure)) if count else 0.0


def changes(months: Sequence[Month]) -> list[tuple[int, int]]:
    """The stretches of one rate, as the first month of each and the one after its last."""
    if len(months) < 2:
        return [(0, len(months))] if months else []
    signal: NDArray[Any] = np.array([(m.count, m.share) for m in months], dtype=float)
    search = Pelt(custom_cost=PoissonCost(), min_size=1, jump=1).fit(signal)
    ends = search.predict(pen=CHANGE * log(len(months)))
    return list(pairwise([0, *ends]))
