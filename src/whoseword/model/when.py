"""Time as the news gives it: a range of days, and how precisely it was said."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
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
        last = monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), Precision.MONTH)

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

    @property
    def length(self) -> int:
        """How many days its last day comes after its first: 0 for one day."""
        return (self.end - self.start).days

    def meets(self, other: When) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def gap(self, other: When) -> int:
        """How many days lie between the two; 0 where they share one, 1 from one to the next."""
        return max(0, (max(self.start, other.start) - min(self.end, other.end)).days)

    def days(self) -> Iterator[date]:
        """Each of its days."""
        for number in range(self.length + 1):
            yield self.start + timedelta(days=number)

    def months(self) -> Iterator[When]:
        """Each month that it has a day of."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.start, self.end))
        for number in range(first, last + 1):
            yield When.month(number // 12, number % 12 + 1)

    @property
    def said(self) -> str:
        """In a line: `iso()`, a range as `2024-10-01 to 2024-10-10`."""
        return self.iso().replace("/", " to ")

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


def today() -> date:
    """The day that it is, in UTC wherever one is: judgements and runs have their times in UTC."""
    return datetime.now(UTC).date()
