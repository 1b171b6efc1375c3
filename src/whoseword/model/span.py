"""Where something stands in a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a text: half-open, `start` to `end`, in Unicode code points.

    Raises ValueError where start is negative or end is not past start.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span from {self.start} to {self.end} holds nothing")

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers; ValueError past the text's end."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}-{self.end} ends past the text's {len(text)}")
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def inside(self, spans: Iterable[Span]) -> bool:
        """Whether one of `spans` covers this one."""
        # Asked for most words of a text: a loop takes half the time of any().
        for span in spans:  # noqa: SIM110
            if span.start <= self.start and self.end <= span.end:
                return True
        return False

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def shared(self, other: Span) -> int:
        """How many characters the two have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def shift(self, by: int) -> Span:
        """The same piece, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def pair(self) -> list[int]:
        """The JSON form, `[start, end]`."""
        return [self.start, self.end]


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans`, of which there must be one."""
    every = tuple(spans)
    if len(every) == 1:
        return every[0]
    return Span(min([s.start for s in every]), max([s.end for s in every]))
