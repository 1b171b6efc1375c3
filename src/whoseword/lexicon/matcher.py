"""Finds many names in a text at once: the longest at each word, by a tree over folded words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from whoseword.lexicon.slug import SOFT_HYPHEN, fold
from whoseword.model import Span

T = TypeVar("T")

# `U.S.` is one word, `Hwasong-14` two, `Korea's` two, `Kim Jong-un` three.
WORD = re.compile(
    rf"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W\d_]+(?:{SOFT_HYPHEN}[^\W\d_]+)*|\d+", re.UNICODE
)
BETWEEN = re.compile(
    r"[ \t\u00a0\u2009\u202f]?[-\u2010-\u2014/]?[ \t\u00a0\u2009\u202f]?|['’‘`]\s?"
)
INITIAL = re.compile(r"\.[ \u00a0]?")
LONG_ACRONYM = 4  # letters from which newspapers also write an acronym like a word: Nato, Unesco


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its folded form and its letters as they stand."""

    start: int
    end: int
    folded: str
    letters: str


def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text`, with half-open code point offsets."""
    return tuple(
        Word(
            m.start(), m.end(), fold(m.group()), m.group().replace(".", "").replace(SOFT_HYPHEN, "")
        )
        for m in WORD.finditer(text)
    )


@dataclass(slots=True)
class _Node(Generic[T]):
    below: dict[str, _Node[T]] = field(default_factory=dict)
    forms: list[tuple[tuple[tuple[int, ...], ...], T]] = field(default_factory=list)


class Matcher(Generic[T]):
    """Forms with what they stand for.

    A capital in a form must be a capital in the text (so `US` is never `us`, `The Hill` never `the
    hill`); a small letter may be either. Acronyms of four letters or more need only their first.
    Hyphens, apostrophes and dots may be there or not.
    """

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, form: str, item: T) -> None:
        """Let `form` stand for `item`; a form may stand for several."""
        node, capitals = self._root, []
        for word in words_of(form):
            node = node.below.setdefault(word.folded, _Node())
            capitals.append(_capitals(word.letters))
        if capitals:
            node.forms.append((tuple(capitals), item))

    def find(self, text: str, words: tuple[Word, ...]) -> Iterator[tuple[Span, tuple[T, ...]]]:
        """The longest forms in `text`, left to right, none overlapping, with all they stand for."""
        at = 0
        while at < len(words):
            end, items = self._longest(text, words, at)
            if items:
                yield Span(words[at].start, words[end].end), items
            at = end + 1

    def whole(self, text: str) -> tuple[T, ...]:
        """What `text` as a whole stands for."""
        words = words_of(text)
        end, items = self._longest(text, words, 0) if words else (0, ())
        return items if end == len(words) - 1 else ()

    def _longest(self, text: str, words: tuple[Word, ...], at: int) -> tuple[int, tuple[T, ...]]:
        best: tuple[int, tuple[T, ...]] = (at, ())
        node = self._root
        for i in range(at, len(words)):
            below = node.below.get(words[i].folded)
            if below is None or (i > at and not _joined(text, words[i - 1], words[i])):
                break
            node = below
            items = tuple(
                dict.fromkeys(it for caps, it in node.forms if _fits(caps, words[at : i + 1]))
            )
            best = (i, items) if items else best
        return best


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a blank, a hyphen, an apostrophe or an initial's dot stands between."""
    gap = text[left.end : right.start]
    if BETWEEN.fullmatch(gap):
        return True
    return len(left.letters) <= 3 and left.letters[0].isupper() and bool(INITIAL.fullmatch(gap))


def _capitals(letters: str) -> tuple[int, ...]:
    found = tuple(i for i, c in enumerate(letters) if c.isupper())
    return found[:1] if len(found) >= LONG_ACRONYM and len(found) >= len(letters) - 1 else found


def _fits(capitals: tuple[tuple[int, ...], ...], words: tuple[Word, ...]) -> bool:
    return all(
        i < len(word.letters) and word.letters[i].isupper()
        for places, word in zip(capitals, words, strict=True)
        for i in places
    )
