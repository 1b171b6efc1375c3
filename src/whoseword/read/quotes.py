"""Finds what stands between quotation marks, also over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.model import Span
from whoseword.read.blocks import PARAGRAPH

# Straight, curly, low, angle and doubled marks (Unicode's Quotation_Mark property, and LaTeX's).
MARK = re.compile(r"``|''|[\"“”„‟«»″]|['‘’‚‛]")
SINGLE = frozenset("'‘’‚‛")
OPENING = frozenset(("``", "“", "„", "«", "‘", "‚", "‛"))
CLOSING = frozenset(("”", "»", "’"))


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation. `span` holds its marks, `inner` doesn't; `depth` is 1 inside another one.

    One that runs over paragraphs has the marks repeated at their beginnings inside it.
    """

    span: Span
    inner: Span
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    first: bool  # nothing but blanks before it in its paragraph
    opens: bool
    closes: bool

    @property
    def single(self) -> bool:
        return self.text in SINGLE


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of `text`, in text order.

    A mark that nothing closes runs to the end of its paragraph, or on into the next one where that
    begins with the mark again (the press's custom). Apostrophes are no marks.
    """
    found: list[Quote] = []
    lines = list(PARAGRAPH.finditer(text))
    held: _Mark | None = None
    for number, line in enumerate(lines):
        marks = list(_marks(text, line.start(), line.end()))
        held = _paragraph(marks, held, found)
        following = lines[number + 1 :]
        if held and not _continues(text, following):
            _close(held, line.start() + len(line.group().rstrip()), 0, 0, found)
            held = None
    found += _singles(text, lines, found)
    return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        mark = match.group()
        tight = not after.isspace() and (after.isalnum() or after in "“\"‘'[(…$£€.¿¡-–—")
        loose = before.isspace() or before in "([{—–-/“\"‘':,;"
        yield _Mark(
            match.start(),
            match.end(),
            mark,
            not text[start : match.start()].strip(),
            mark in OPENING or (mark not in CLOSING and loose and tight),
            mark in CLOSING or (mark not in OPENING and not before.isspace()),
        )


def _paragraph(marks: list[_Mark], held: _Mark | None, found: list[Quote]) -> _Mark | None:
    """Pair the double marks of one paragraph; the one still open at its end, or None."""
    for mark in marks:
        if mark.single:
            continue
        if held is None:
            held = mark if mark.opens or not mark.closes else None
        elif mark.first and mark.opens:
            continue
        elif mark.text not in OPENING:
            _close(held, mark.start, mark.end - mark.start, 0, found)
            held = None
    return held


def _close(mark: _Mark, inner_end: int, width: int, depth: int, found: list[Quote]) -> None:
    if inner_end > mark.end:
        whole = Span(mark.start, inner_end + width)
        found.append(Quote(whole, Span(mark.end, inner_end), depth))


def _continues(text: str, following: list[re.Match[str]]) -> bool:
    """Whether the next paragraph that holds something begins with an opening mark."""
    for line in following:
        if line.group().strip():
            first = next(_marks(text, line.start(), line.end()), None)
            return first is not None and first.first and first.opens and not first.single
    return False


def _singles(text: str, lines: list[re.Match[str]], doubles: list[Quote]) -> list[Quote]:
    """Quotations in single marks: opened at a word's start, closed at the next word's end."""
    found: list[Quote] = []
    for line in lines:
        held: _Mark | None = None
        for mark in _marks(text, line.start(), line.end()):
            if not mark.single:
                continue
            after = text[mark.end : mark.end + 1]
            if held is None:
                held = mark if mark.opens and not after.isdigit() else None
            elif mark.closes and not after.isalnum():
                depth = int(any(q.span.start < mark.start < q.span.end for q in doubles))
                _close(held, mark.start, 1, depth, found)
                held = None
    return found
