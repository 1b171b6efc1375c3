"""How often a rule was right on annotated articles: the confidence of what it says.

A rule that was tried rarely is held to be about as good as the rules for its part are on the whole:
its rate is drawn towards theirs as by PRIOR more trials. training/claims/rates.py counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from whoseword.read.shipped import card, digest, weights

PRIOR = 5
COUNTS = "rules.json"
Counts = Mapping[str, Mapping[str, tuple[int, int]]]


@dataclass(frozen=True)
class Rates:
    """By part and rule, how often it was right and how often it was tried."""

    counts: Counts

    @classmethod
    def load(cls) -> Rates:
        """The shipped counts, read once."""
        return _load()

    def of(self, part: str, rule: str) -> float | None:
        """How likely what `rule` says of `part` is right; None for a part never tried."""
        rules = self.counts.get(part, {})
        all_right, all_tried = map(sum, zip(*rules.values(), strict=True)) if rules else (0, 0)
        if not all_tried:
            return None
        right, tried = rules.get(rule, (0, 0))
        return (right + PRIOR * all_right / all_tried) / (tried + PRIOR)


def version() -> str:
    """The shipped counts' name, and digits that change with them, for the record."""
    return f"rates-{digest(weights(COUNTS).read_bytes())}"


@cache
def _load() -> Rates:
    return Rates(card(weights(COUNTS)))
