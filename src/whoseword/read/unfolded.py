"""A hard-wrapped text is read a paragraph a line; offsets stay those of the stored text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar, cast

from whoseword.model import Document, Reading, Span
from whoseword.read.folded import joints_inside
from whoseword.read.identity import identified

T = TypeVar("T")


class Unfolded:
    """`document` as it is read: one blank for each line break inside a paragraph, if it is wrapped.

    Its text is stored as it came: `back` gives what was read the offsets of that.
    """

    def __init__(self, document: Document) -> None:
        self._given = document
        text, joints = document.text, joints_inside(document.text)
        # A paragraph's lines, each with the blank behind it, which stands for all up to the next.
        ends = [j.above.end + (not j.hyphen) for j in joints]
        self._starts = [0, *(j.below.start for j in joints)]
        lines = [text[s:e] for s, e in zip(self._starts, [*ends, len(text)], strict=True)]
        self._read = [0, *accumulate(map(len, lines[:-1]))]
        flat = "".join(
            line if j is None or j.hyphen else line[:-1] + " "
            for line, j in zip(lines, [*joints, None], strict=True)
        )
        line = moved(document.dateline, self._there)
        self.document = replace(document, text=flat, dateline=line) if joints else document

    def back(self, reading: Reading) -> Reading:
        """`reading`, of the text as it is read, as one of the document's own text."""
        if self.document is self._given:
            return reading
        claims = (moved(claim, self._here) for claim in reading.claims)
        return Reading(
            self._given,
            moved(reading.attributions, self._here),
            tuple(identified(claim, self._given) for claim in claims),
        )

    def _here(self, span: Span) -> Span:
        first, last = (_shifted(at, self._read, self._starts) for at in (span.start, span.end - 1))
        return Span(first, last + 1)

    def _there(self, span: Span) -> Span:
        first, last = (_shifted(at, self._starts, self._read) for at in (span.start, span.end - 1))
        return Span(first, last + 1)


def _shifted(at: int, old: Sequence[int], new: Sequence[int]) -> int:
    """The offset `at`, counted from its line's start in `old`, from that line's start in `new`."""
    line = bisect_right(old, at) - 1
    return new[line] + at - old[line]


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
