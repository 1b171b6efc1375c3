"""Who hands what to whom."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.model.event import Word


@dataclass(frozen=True, slots=True)
class Handover:
    """What one hands to another in one year, as it's said, and on whose word.

    `good` is the pack's name for it, or as the news names it; None where it isn't said. `category`
    is the pack's (weapon, troops, energy, …), or empty. `year` is None where no time is said, or
    one beyond a year. `ahead` where it's planned, ordered, demanded, foreseen or held possible, and
    not said to have happened. `events` counts happenings that somebody reports; what is only denied
    counts none. `quantities` are the figures as said, never added up: one may be part of another.
    `ids` are the events', or the claims' where no events are built.
    """

    giver: str
    taker: str
    good: str | None
    category: str
    year: int | None
    ahead: bool
    events: int
    claims: int
    quantities: tuple[str, ...]
    words: tuple[Word, ...]
    ids: tuple[str, ...]

    @property
    def roots(self) -> int:
        """How many independent roots report it; those who deny it don't count."""
        return sum(word.independent and not word.denies for word in self.words)
