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
    """The stretches of one rate, as the first month of each and the one after its last.

    No rate changes amid months without a count: the cost is concave there, so that an end of them
    costs less. They go into the search as one, which keeps long quiet series fast.
    """
    if not months:
        return []
    starts = [n for n, month in enumerate(months) if not n or month.count or months[n - 1].count]
    ends = [0, len(starts)]
    if len(starts) > 1:
        signal: NDArray[Any] = np.array([(m.count, m.share) for m in months], dtype=float)
        merged = np.add.reduceat(signal, starts)
        search = Pelt(custom_cost=PoissonCost(), min_size=1, jump=1).fit(merged)
        ends = [0, *search.predict(pen=CHANGE * log(len(months)))]
    return list(pairwise([*starts, len(months)][end] for end in ends))
