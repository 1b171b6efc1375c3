"""A text as the words that its writer answers for.

Words inside quotation marks are their speaker's, and two independent reports of one speech share
them; the lines that a site prints under every article are nobody's report; the dateline differs
from desk to desk. What is left is what a copy must share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
# A text keeps its quotations where without them less than this share of its words, or fewer words
# than this, would be left: a transcript, a statement printed in full.
LEAST_SHARE = 0.35
LEAST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Words:
    """The words that count, folded, in text order.

    `breaks` holds the positions before which something was left out: no shingle runs across one.
    """

    folded: tuple[str, ...]
    breaks: frozenset[int]

    def __len__(self) -> int:
        return len(self.folded)

    def shingles(self, size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each run of `size` words with the position of its first."""
        clear = 0
        for end in range(1, len(self.folded) + 1):
            if end - 1 in self.breaks:
                clear = end - 1
            if end - clear >= size:
                yield end - size, self.folded[end - size : end]


class Standing:
    """The lines that sites print under or inside every article, as the pack has them."""

    def __init__(self, pack: Pack) -> None:
        self._phrases = {row["phrase"].lower(): _pattern(row["phrase"]) for row in pack["standing"]}

    def ranges(self, text: str) -> Iterator[Range]:
        """The lines of `text` that hold such a phrase, or the sentence where there's one line."""
        lines = "\n" in text.strip()
        plain = " ".join(text.lower().split())
        for phrase, pattern in self._phrases.items():
            # Few texts hold any given phrase, and a search without a pattern is quick.
            for found in pattern.finditer(text) if phrase in plain else ():
                yield _line(text, found.span()) if lines else _sentence(text, found.span())


def _pattern(phrase: str) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, phrase.split()))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def words_of(document: Document, standing: Standing) -> Words:
    """The words of `document` that a copy of it must share."""
    text = document.text
    out = [*standing.ranges(text)]
    if document.dateline:
        out.append((document.dateline.span.start, document.dateline.span.end))
    every = _kept(text, out)
    narrated = _kept(text, [*out, *(found.span() for found in QUOTED.finditer(text))])
    enough = max(LEAST_WORDS, LEAST_SHARE * len(every))
    return narrated if len(narrated) >= enough else every


def _kept(text: str, out: Iterable[Range]) -> Words:
    """The words of `text` outside the ranges."""
    folded: list[str] = []
    breaks: set[int] = set()
    at = 0
    for start, end in [*_merged(sorted(out)), (len(text), len(text))]:
        for found in WORD.finditer(text, at, max(at, start)):
            folded.append(found.group().casefold().replace("’", "'"))
        breaks.add(len(folded))
        at = end
    return Words(tuple(folded), frozenset(breaks))


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


def _sentence(text: str, phrase: Range) -> Range:
    start = max((f.end() for f in SENTENCE_END.finditer(text, 0, phrase[0])), default=0)
    after = SENTENCE_END.search(text, phrase[1])
    return start, after.end() if after else len(text)
