"""Time as the news gives it: a range of days, and how precisely it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

YEAR = 4  # digits of a year


class Precision(StrEnum):
    """What the words named: a day, a month, a year, or a stretch of days between two ends."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day (both included) that a time expression can mean.

    Written as FollowTheMoney and EDTF write prefixes: a month stays `2021-03` and never becomes
    its first day; a range is `start/end`.
    """

    start: date
    end: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a time from {self.start} to {self.end} runs backwards")

    @classmethod
    def day(cls, day: date) -> When:
        """One day."""
        return cls(day, day, Precision.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> When:
        """One month."""
        first = date(year, month, 1)
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls(first, following - timedelta(days=1), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> When:
        """One year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def between(cls, start: date, end: date) -> When:
        """From `start` to `end`, both included."""
        return cls(start, end, Precision.RANGE)

    @classmethod
    def parse(cls, text: str) -> When:
        """Read `iso()` back; ValueError where `text` has another form."""
        try:
            return cls._parsed(text)
        except ValueError:
            raise ValueError(
                f"{text!r} is not written as a day (2025-12-26), month, year or start/end"
            ) from None

    @classmethod
    def _parsed(cls, text: str) -> When:
        first, slash, last = text.partition("/")
        if slash:
            return cls.between(date.fromisoformat(first), date.fromisoformat(last))
        match [int(part) for part in first.split("-")]:
            case [year] if len(first) == YEAR:
                return cls.year(year)
            case [year, month]:
                return cls.month(year, month)
            case [year, month, day]:
                return cls.day(date(year, month, day))
        raise ValueError(text)

    def iso(self) -> str:
        """`2024-10-31`, `2024-10`, `2024` or `2024-10-01/2024-10-10`."""
        match self.precision:
            case Precision.DAY:
                return self.start.isoformat()
            case Precision.MONTH:
                return f"{self.start.year:04d}-{self.start.month:02d}"
            case Precision.YEAR:
                return f"{self.start.year:04d}"
            case Precision.RANGE:
                return f"{self.start.isoformat()}/{self.end.isoformat()}"
