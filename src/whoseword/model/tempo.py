"""How fast things happen: rates, stretches of one rate, and how usual a month is."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.model.when import When


@dataclass(frozen=True, slots=True)
class Rate:
    """Happenings a month: the posterior mean with the ends of its 95 % credible interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Month:
    """How often something happened in a month. `share` of its days, 0 to 1, was looked at."""

    month: When
    count: int
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months, the first and the last included, in which one rate held.

    `exposure` is their number, a month that was looked at in part counted as that part.
    """

    first: When
    last: When
    count: int
    exposure: float
    rate: Rate


@dataclass(frozen=True, slots=True)
class Unusual:
    """How a month compares with the rate that held before it.

    `expected` is the count to expect of it. `probability`, 0 to 1, is that of a count at least as
    far out on the same side: so many or more where `more`, else so few or fewer. It's one-sided and
    of one month; of a hundred ordinary months five are below 0.05 on either side.
    """

    month: Month
    before: Stretch
    expected: float
    more: bool
    probability: float


@dataclass(frozen=True, slots=True)
class Tempo:
    """The months of one kind of happening, its stretches, and the last month beside the one before.

    `without_month` counts what has no date, or none within one month; `outside` what lies before
    or after the months that were looked at. `spread` is how much more counts vary within stretches
    than a Poisson process would (1; None where there's too little to tell): above 2 or so, things
    come in salvoes, and 'unusual' is said too readily. `unusual` is None where nothing came before
    the last month.
    """

    kind: str
    months: tuple[Month, ...]
    rate: Rate | None
    stretches: tuple[Stretch, ...]
    unusual: Unusual | None
    spread: float | None
    without_month: int
    outside: int

    @property
    def count(self) -> int:
        """How often it happened in all, in the months looked at."""
        return sum(month.count for month in self.months)
