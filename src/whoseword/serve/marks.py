"""An article's text in pieces, each with all the claims and slots that it belongs to.

Claims nest and overlap; HTML can't. So the text is cut wherever a claim, a slot or a paragraph
begins or ends, and each piece names all that cover it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from whoseword.ledger import Held
from whoseword.model import ArgumentSpans, Claim, Span
from whoseword.model.plain import TRICKS, name_of

# Code points of a text on one page, at most: a longer article goes on to further pages.
PART = 60_000


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a claim that stands in words of its own; `claim` is the claim's number."""

    claim: int
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points `start` to `end` of the text, all under the same claims and slots.

    `opens` are the claims whose evidence begins here. A `trick` is one unprintable or directional
    character, under the name that is shown for it.
    """

    start: int
    end: int
    text: str
    claims: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    slots: tuple[Slot, ...] = ()
    trick: str | None = None


def slots_of(number: int, claim: Claim) -> Iterator[Slot]:
    """All slots of a claim that have a place in the text, its chain of sources too."""
    for field in fields(ArgumentSpans):
        span = getattr(claim.spans, field.name)
        if span is not None:
            yield Slot(number, field.name, span)
    for at, source in enumerate(claim.sources, start=1):
        if source.span is not None:
            yield Slot(number, "root" if at == len(claim.sources) else "source", source.span)


def part_of(text: str, start: int) -> Span:
    """The part of the text that begins at `start`: to a line's end at or before PART."""
    end = min(start + PART, len(text))
    if end < len(text):
        end = text.rfind("\n", start + PART // 2, end) + 1 or end
    return Span(start, end)


def parts(text: str) -> list[Span]:
    """The whole text as parts; none for an empty one."""
    found: list[Span] = []
    while (found[-1].end if found else 0) < len(text):
        found.append(part_of(text, found[-1].end if found else 0))
    return found


def paragraphs(text: str, part: Span, held: Sequence[Held]) -> list[list[Piece]]:
    """The part's paragraphs, each as pieces; claims are numbered by their place in `held`."""
    spans = [(number, one.claim.evidence) for number, one in enumerate(held)]
    slots = [slot for number, one in enumerate(held) for slot in slots_of(number, one.claim)]
    return [list(_pieces(text, line, spans, slots)) for line in _lines(text, part)]


def _lines(text: str, part: Span) -> Iterator[Span]:
    at = part.start
    while at < part.end:
        end = text.find("\n", at, part.end)
        end = part.end if end < 0 else end
        if text[at:end].strip():
            yield Span(at, end)
        at = end + 1


def _pieces(
    text: str, line: Span, spans: Iterable[tuple[int, Span]], slots: Iterable[Slot]
) -> Iterator[Piece]:
    here = [(number, span) for number, span in spans if span.overlaps(line)]
    inside = [slot for slot in slots if slot.span.overlaps(line)]
    tricks = [Span(at.start() + line.start, at.end() + line.start) for at in _tricks(text, line)]
    edges = {line.start, line.end}
    for span in [*(s for _, s in here), *(s.span for s in inside), *tricks]:
        edges |= {max(span.start, line.start), min(span.end, line.end)}
    cuts = sorted(edges)
    shown = set(tricks)
    for start, end in itertools.pairwise(cuts):
        piece = Span(start, end)
        yield Piece(
            start,
            end,
            text[start:end],
            claims=tuple(number for number, span in here if span.covers(piece)),
            opens=tuple(number for number, span in here if span.start == start),
            slots=tuple(slot for slot in inside if slot.span.covers(piece)),
            trick=name_of(text[start]) if piece in shown else None,
        )


def _tricks(text: str, line: Span) -> Iterable[re.Match[str]]:
    return TRICKS.finditer(text[line.start : line.end])
