"""Quotations that run over paragraphs belong to one speaker as a whole.

The press repeats the opening mark at each paragraph and closes only the last one; the attribution
model reads paragraph by paragraph, and may stop at the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whoseword.model import Attribution, Span
from whoseword.read.blocks import paragraphs
from whoseword.read.quotes import Quote


def with_continued(
    found: Sequence[Attribution], quotes: Iterable[Quote], text: str
) -> list[Attribution]:
    """`found`, where who speaks a quotation's first or last paragraph speaks its others too.

    Paragraphs that somebody else is found to speak stay theirs.
    """
    out = list(found)
    for quote in quotes:
        lines = _lines(quote, text)
        if quote.depth or len(lines) < 2:
            continue
        speaker = _speaker(lines[0], out)
        speaker = _speaker(lines[-1], out) if speaker is None else speaker
        if speaker is None:
            continue
        free = [p for p in lines if not any(p.overlaps(s) for a in out for s in a.content)]
        content = tuple(sorted((*out[speaker].content, *free)))
        out[speaker] = replace(out[speaker], content=content)
    return out


def _lines(quote: Quote, text: str) -> list[Span]:
    """The paragraphs of a quotation, each without blanks at its edges."""
    return [
        line.shift(quote.span.start) for line in paragraphs(text[quote.span.start : quote.span.end])
    ]


def _speaker(line: Span, found: Sequence[Attribution]) -> int | None:
    """The number of the attribution whose content holds most of `line`; None if none does."""
    shares = [(sum(s.shared(line) for s in a.content), -n) for n, a in enumerate(found)]
    most, number = max(shares, default=(0, 0))
    return -number if most else None
