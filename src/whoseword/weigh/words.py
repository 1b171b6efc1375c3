"""A text as its words, and which of them its writer answers for.

The lines that a site prints under every article, and the headlines that it runs into sentences, are
nobody's report, and the dateline differs from desk to desk: all are left out. Words inside
quotation marks are their speaker's, and two independent reports of one speech share them. They
count as words of the text, so that passages run on across a mark that a desk lost; but a copy must
share what its writer tells too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from whoseword.lexicon import Pack
from whoseword.model import Document

Range = tuple[int, int]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# From an opening mark (nothing but a bracket or a dash stands before it) to a closing one in the
# same paragraph, at most 1,500 characters on. A mark that nothing closes opens nothing.
QUOTED = re.compile(
    r"(?<![^\s(\[—–-])[\"“](?=\S)[^\n]{1,1500}?(?<=\S)[\"”](?=[\s.,;:!?)\]—–-]|$)", re.MULTILINE
)
# Where a sentence ends; one too many ('Mr. Kim') does no harm, all texts are cut alike.
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s")
# Code points of a line that a site prints, at most; a longer one is a paragraph, or a whole text
# that lost its lines.
LINE = 600
# A list of headlines run into a sentence begins in the word that the page glued to the first
# ('BidenHouse', 'Sanders2020'; not 'McConnell'). At most so many code points on it closes.
GLUED = r"(?:(?<=[a-z]{2})|(?<=\)))(?=[A-Z0-9])"
INSET = 1000
# Fewer words than these between two quotations ('the minister told reporters') go with them.
TAG = 6
# All words are the writer's where only this share of them, or fewer than so many, is told between
# quotations: a transcript, a statement printed in full.
LEAST_SHARE = 0.35
LEAST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Words:
    """The words that count, folded, in text order.

    `breaks` holds the positions before which something was left out: no shingle runs across one.
    `told` says at each position, and at the end, how many words before it the writer tells.
    """

    folded: tuple[str, ...]
    breaks: frozenset[int]
    told: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.folded)

    def shingles(self, size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each run of `size` words with the position of its first."""
        starts = sorted({*self.breaks, 0})
        for start, end in zip(starts, [*starts[1:], len(self.folded)], strict=True):
            for at in range(start, end - size + 1):
                yield at, self.folded[at : at + size]


class Standing:
    """What sites print under or inside every article, as the pack has it."""

    def __init__(self, pack: Pack) -> None:
        self._phrases = {row["phrase"].lower(): _pattern(row["phrase"]) for row in pack["standing"]}
        self._insets = {row["closing"]: _inset(row["closing"]) for row in pack["insets"]}

    def ranges(self, text: str) -> Iterator[Range]:
        """The site's own lines of `text`, and the headlines that it ran into sentences."""
        yield from self._lines(text)
        for closing, pattern in self._insets.items():
            if closing in text:
                yield from (found.span() for found in pattern.finditer(text))

    def _lines(self, text: str) -> Iterator[Range]:
        """The lines that hold a standing phrase; where there are none, the sentences.

        Of a line too long to be a site's, the sentence too.
        """
        lines = "\n" in text.strip()
        plain = " ".join(text.lower().split())
        for phrase, pattern in self._phrases.items():
            # Few texts hold any given phrase, and a search without a pattern is quick.
            for found in pattern.finditer(text) if phrase in plain else ():
                line = _line(text, found.span())
                whole = lines and line[1] - line[0] <= LINE
                yield line if whole else _sentence(text, found.span(), line)


def _pattern(phrase: str) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, phrase.split()))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def _inset(closing: str) -> re.Pattern[str]:
    return re.compile(rf"{GLUED}[^\n]{{0,{INSET}}}?(?<!\w){re.escape(closing)}(?!\w)")


def words_of(document: Document, standing: Standing) -> Words:
    """The words of `document` that its copies are looked for by."""
    text = document.text
    out = [*standing.ranges(text)]
    if document.dateline:
        out.append((document.dateline.span.start, document.dateline.span.end))
    quoted = [found.span() for found in QUOTED.finditer(text)]
    folded: list[str] = []
    breaks: set[int] = set()
    told: list[bool] = []
    for start, end in _outside(out, len(text)):
        breaks.add(len(folded))
        for low, high, own in _pieces(start, end, quoted):
            words = WORD.findall(text[low:high].casefold().replace("’", "'"))
            folded += words
            told += [own and len(words) >= TAG] * len(words)
    if sum(told) < max(LEAST_WORDS, LEAST_SHARE * len(told)):
        told = [True] * len(told)
    return Words(tuple(folded), frozenset(breaks), tuple(accumulate(told, initial=0)))


def _pieces(start: int, end: int, quoted: Iterable[Range]) -> Iterator[tuple[int, int, bool]]:
    """A range cut at the quotations' edges; of each piece, whether it lies outside them."""
    at = start
    for low, high in quoted:
        low, high = max(low, at), min(high, end)
        if low < high:
            yield at, low, True
            yield low, high, False
            at = high
    yield at, end, True


def _outside(ranges: Iterable[Range], length: int) -> tuple[Range, ...]:
    """What of a text of that length lies outside the ranges."""
    edges = [0, *(edge for found in _merged(sorted(ranges)) for edge in found), length]
    return tuple(
        (start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end
    )


def _merged(ranges: Sequence[Range]) -> Iterator[Range]:
    """Ranges in order, those that overlap as one."""
    start, end = 0, 0
    for low, high in ranges:
        if low > end:
            if end > start:
                yield start, end
            start = low
        end = max(end, high)
    if end > start:
        yield start, end


def _line(text: str, phrase: Range) -> Range:
    end = text.find("\n", phrase[1])
    return text.rfind("\n", 0, phrase[0]) + 1, len(text) if end < 0 else end


def _sentence(text: str, phrase: Range, line: Range) -> Range:
    """The sentence around `phrase`, within its line."""
    start = max((f.end() for f in SENTENCE_END.finditer(text, 0, phrase[0])), default=0)
    after = SENTENCE_END.search(text, phrase[1])
    return max(start, line[0]), min(after.end() if after else len(text), line[1])
