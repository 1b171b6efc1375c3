"""A text as it is read: a paragraph a line and its dateline first; offsets stay the stored text's.

A hard-wrapped paragraph gets one blank for each line break in it, and a dateline that follows a
headline or a byline is put before them: it isn't parsed, they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar, cast

from whoseword.model import Document, Reading, Span
from whoseword.read.folded import joints_inside
from whoseword.read.identity import identified

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """Characters that stand together in the stored text, from `start` on, a blank for a break."""

    start: int
    text: str

    def holds(self, at: int) -> bool:
        """Whether the stored text's offset `at` is among them."""
        return self.start <= at < self.start + len(self.text)


class Layout:
    """How `given` is read: `document` is what is read, `back` leads to the stored text."""

    def __init__(self, given: Document) -> None:
        self._given = given
        parts = _lines(given.text)
        if given.dateline and given.text[: given.dateline.span.start].strip():
            parts = _first(parts, given.dateline.span)
        self._parts = parts
        self._starts = [0, *accumulate(len(part.text) for part in parts[:-1])]
        self.document = given if len(parts) == 1 else self._laid()

    def _laid(self) -> Document:
        text = "".join(part.text for part in self._parts)
        return replace(self._given, text=text, dateline=moved(self._given.dateline, self._read))

    def back(self, reading: Reading) -> Reading:
        """`reading`, of the text as it is read, as one of the stored text."""
        if self.document is self._given:
            return reading
        claims = (moved(claim, self._stored) for claim in reading.claims)
        return Reading(
            self._given,
            moved(reading.attributions, self._stored),
            tuple(identified(claim, self._given) for claim in claims),
        )

    def _stored(self, span: Span) -> Span:
        return _whole(span, self._stored_at)

    def _read(self, span: Span) -> Span:
        return _whole(span, self._read_at)

    def _stored_at(self, at: int) -> int:
        number = bisect_right(self._starts, at) - 1
        return self._parts[number].start + at - self._starts[number]

    def _read_at(self, at: int) -> int:
        every = zip(self._parts, self._starts, strict=True)
        return next(start + at - part.start for part, start in every if part.holds(at))


def _whole(span: Span, place: Callable[[int], int]) -> Span:
    """`span` with its first and last character where `place` says they are."""
    return Span(place(span.start), place(span.end - 1) + 1)


def _lines(text: str) -> list[Part]:
    """The whole of `text`, or the lines whose breaks are no paragraph's end."""
    parts, start = list[Part](), 0
    for joint in joints_inside(text):
        line = text[start : joint.above.end]
        parts.append(Part(start, line if joint.hyphen else line + " "))
        start = joint.below.start
    return [*parts, Part(start, text[start:])]


def _first(parts: Sequence[Part], line: Span) -> list[Part]:
    """`parts` with those of `line` before all others, in a line of their own."""
    cut = [piece for part in parts for piece in _cut(part, (line.start, line.end))]
    inside = [part for part in cut if line.start <= part.start < line.end]
    inside[-1] = replace(inside[-1], text=inside[-1].text + "\n")
    return [*inside, *(part for part in cut if not line.start <= part.start < line.end)]


def _cut(part: Part, places: Sequence[int]) -> list[Part]:
    """`part`, cut before each of `places` that is in it."""
    at = [0, *(p - part.start for p in places if part.holds(p) and p > part.start)]
    ends = [*at[1:], len(part.text)]
    return [Part(part.start + s, part.text[s:e]) for s, e in zip(at, ends, strict=True)]


def moved(value: T, move: Callable[[Span], Span]) -> T:
    """`value` with every span in it moved."""
    found: Any = value
    if isinstance(value, Span):
        found = move(value)
    elif isinstance(value, tuple):
        found = tuple(moved(one, move) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: moved(getattr(value, f.name), move) for f in fields(value)}
        found = replace(value, **parts)
    return cast("T", found)
