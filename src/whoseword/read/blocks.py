"""The pieces in which texts are parsed: each paragraph alone, a very long one in several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whoseword.model import Span

# So many characters are parsed at once, in one block or several: the parser's memory grows with
# them. A block's parse never depends on the blocks beside it.
BLOCK = 20_000
SURROGATE = re.compile("[\ud800-\udfff]")
PARAGRAPH = re.compile(r"[^\r\n\v\f\u2028\u2029]+")


def paragraphs(text: str, start: int = 0) -> tuple[Span, ...]:
    """The lines of `text` from `start` on, without blanks at their edges; none that is blank."""
    found = []
    for line in PARAGRAPH.finditer(text, start):
        inner = line.group().strip()
        if inner:
            first = line.start() + line.group().index(inner)
            found.append(Span(first, first + len(inner)))
    return tuple(found)


def encodable(text: str) -> str:
    """`text` with a replacement character for each lone surrogate, which UTF-8 can't hold."""
    return SURROGATE.sub("\ufffd", text)


def blocks(text: str, paragraph: Span) -> tuple[Span, ...]:
    """`paragraph`, cut at blanks where it is longer than BLOCK."""
    found, start = [], paragraph.start
    while paragraph.end - start > BLOCK:
        cut = text.rfind(" ", start + 1, start + BLOCK)
        cut = cut if cut > start else start + BLOCK
        found.append(Span(start, cut))
        start = cut
    return (*found, Span(start, paragraph.end))


def together(blocks: Iterable[tuple[int, Span]]) -> Iterator[list[tuple[int, Span]]]:
    """Neighbouring blocks, each with its text's number, BLOCK characters or less in all."""
    some, size = list[tuple[int, Span]](), 0
    for n, block in blocks:
        if some and size + block.end - block.start > BLOCK:
            yield some
            some, size = [], 0
        some.append((n, block))
        size += block.end - block.start
    if some:
        yield some
