"""A forecast's time: whether the ledger watched all of it, and whether an event lies in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from whoseword.model import Event, When
from whoseword.model.forecast import Forecast

# Articles of a month that come to one a day.
DAILY = 30
# A time of more days than these, that isn't wholly the one foretold, says too little.
MONTH = 31


@dataclass(frozen=True, slots=True)
class Watch:
    """What the ledger could have seen: how many articles it has of each month (`2024-05`), and the
    last day that one of them came out."""

    months: Mapping[str, int]
    until: date | None

    def covers(self, first: date, last: date) -> bool:
        """Whether it reads daily in every month between two days, and beyond the last."""
        seen = self.until is not None and self.until >= last
        return seen and all(
            self.months.get(m.iso(), 0) >= DAILY for m in When.between(first, last).months()
        )


def within(forecast: Forecast, event: Event) -> tuple[bool, str] | None:
    """Whether an event surely lies in a forecast's time, and that in words; None if it can't."""
    if forecast.made is None:
        return None
    first, last = forecast.made.end, forecast.deadline or date.max
    when = event.date or event.first_seen
    if when is None or when.end <= first or when.start > last:
        return None
    if forecast.deadline is None:
        after = event.date is not None and when.start > first
        return (False, f"on {when.iso()}, after a forecast that names no time") if after else None
    if event.date is None:
        return False, f"without a date, first told {when.iso()}"
    if when.start <= first or when.end > last:
        coarse = when.length >= MONTH
        reason = f"its date, {when.iso()}, reaches beyond the time foretold"
        return None if coarse else (False, reason)
    return _starts(forecast.window, when), f"on {when.iso()}, within the time foretold"


def _starts(window: When | None, when: When) -> bool:
    """Whether it isn't too early either: 'in 2026' isn't met in 2025."""
    return window is None or when.start >= window.start
