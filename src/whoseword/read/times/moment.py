"""An expression with what decides its meaning, and how stretches of days are made."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from whoseword.model import When


class Tense(Enum):
    """Which way the words around an expression look."""

    PAST = "past"
    OPEN = "open"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression as said: its `text`, the day it is said on (None: unknown), its tense."""

    text: str
    today: date | None
    tense: Tense = Tense.OPEN

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @property
    def future(self) -> bool:
        """Whether the words around it look ahead."""
        return self.tense is Tense.FUTURE

    @property
    def known(self) -> date:
        """The day it is said on; ValueError where nothing says which."""
        if self.today is None:
            raise ValueError("nothing says on which day this was written")
        return self.today


def months(first: date, count: int = 1) -> When:
    """The `count` months from the one of `first` on, as a range."""
    last = month_at(first, count - 1)
    return When.between(first.replace(day=1), last_day(last.year, last.month))


def month_at(day: date, step: int) -> date:
    """The first of the month that lies `step` months from that of `day`."""
    number = day.year * 12 + day.month - 1 + step
    return date(number // 12, number % 12 + 1, 1)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def week_of(day: date, step: int = 0) -> When:
    """The week, Monday to Sunday, `step` weeks from that of `day`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return When.between(monday, monday + timedelta(days=6))


def years_back(day: date, years: int) -> date:
    """The same day so many years ago; 28 February for a leap day that isn't there."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
