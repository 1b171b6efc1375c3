"""Finds many names in a text at once: the longest at each word, by a tree over folded words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from whoseword.lexicon.slug import SOFT_HYPHEN, fold
from whoseword.model import Span

T = TypeVar("T")

# `U.S.` is one word, `Hwasong-14` two, `Korea's` two, `Kim Jong-un` three; a capital after a small
# letter begins a word, so that a name glued to the word before it is found.
WORD = re.compile(
    rf"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W\d_]+(?:{SOFT_HYPHEN}[^\W\d_]+)*|\d+", re.UNICODE
)
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# A name of this many words is so distinct that its last may be glued to the next word, as in the
# archive of the Korean Central News Agency, where markup was dropped without a blank.
GLUED = 3
BETWEEN = re.compile(
    r"[ \t\u00a0\u2009\u202f]?[-\u2010-\u2014/]?[ \t\u00a0\u2009\u202f]?|['’‘`]\s?"
)
INITIAL = re.compile(r"\.[ \u00a0]?")
LONG_ACRONYM = 4  # letters from which newspapers also write an acronym like a word: Nato, Unesco


# Which letters of a form are capitals: its words' and their letters' numbers.
Capitals = tuple[tuple[int, int], ...]


class Word(NamedTuple):
    """A word of a text with its folded form and its letters as they stand."""

    start: int
    end: int
    folded: str
    letters: str


@lru_cache(maxsize=8)  # several matchers look through a text, one after the other
def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text`, with half-open code point offsets."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    for found in WORD.finditer(text):
        at, whole = found.start(), found.group()
        if whole.islower() or whole.istitle() or whole.isdigit():
            plain = whole.replace(".", "").replace(SOFT_HYPHEN, "")
            yield Word(at, found.end(), fold(plain), plain)
            continue
        for part in HUMP.split(whole):
            letters = part.replace(".", "").replace(SOFT_HYPHEN, "")
            yield Word(at, at + len(part), fold(part), letters)
            at += len(part)


@dataclass(slots=True)
class _Node(Generic[T]):
    below: dict[str, _Node[T]] = field(default_factory=dict)
    forms: list[tuple[Capitals, T]] = field(default_factory=list)


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
        node, capitals = self._root, list[tuple[int, int]]()
        for n, word in enumerate(_words(form)):
            node = node.below.setdefault(word.folded, _Node())
            capitals += ((n, i) for i in _capitals(word.letters))
        if node is not self._root:
            node.forms.append((tuple(capitals), item))

    def find(self, text: str, words: tuple[Word, ...]) -> Iterator[tuple[Span, tuple[T, ...]]]:
        """The longest forms in `text`, left to right, none overlapping, with all they stand for.

        A form gives way to one as long that begins inside it: `The South` in `The South Korean`.
        """
        at = 0
        while at < len(words):
            if words[at].folded not in self._root.below:  # as most words
                at += 1
                continue
            following, end, items = self._longest(text, words, at)
            inside = self._inside(text, words, at, following) if items else None
            if items and inside is None:
                yield Span(words[at].start, end), items
            at = following if inside is None else inside

    def _inside(self, text: str, words: tuple[Word, ...], at: int, following: int) -> int | None:
        """The word inside a form at which another begins that ends later and is as long."""
        for inner in range(at + 1, following):
            after, _, items = self._longest(text, words, inner)
            if items and after > following and after - inner >= following - at:
                return inner
        return None

    def whole(self, text: str) -> tuple[T, ...]:
        """What `text` as a whole stands for."""
        words = words_of(text)
        following, _, items = self._longest(text, words, 0) if words else (0, 0, ())
        return items if following == len(words) else ()

    def _longest(
        self, text: str, words: tuple[Word, ...], at: int
    ) -> tuple[int, int, tuple[T, ...]]:
        """The word after the longest form from word `at` on, where it ends, what it stands for."""
        best: tuple[int, int, tuple[T, ...]] = (at + 1, words[at].end, ())
        node = self._root
        for i in range(at, len(words)):
            if i > at and not _joined(text, words[i - 1], words[i]):
                break
            below = node.below.get(words[i].folded)
            if below is None:
                return self._glued(node, words, at, i) or best
            node = below
            items = _fitting(node, words, at) if node.forms else ()
            best = (i + 1, words[i].end, items) if items else best
        return best

    def _glued(
        self, node: _Node[T], words: tuple[Word, ...], at: int, i: int
    ) -> tuple[int, int, tuple[T, ...]] | None:
        """A long form whose last word, a name, runs into the next one: `Kim Jong Unsaid`."""
        if i - at + 1 < GLUED or not words[i].letters[0].isupper():
            return None
        for word, below in node.below.items():
            glued = len(word) > 1 and words[i].folded.startswith(word)  # no plural's s
            if glued and words[i].letters[len(word) :].islower():
                items = _fitting(below, words, at)
                if items:
                    return i + 1, words[i].start + len(word), items
        return None


def _fitting(node: _Node[T], words: tuple[Word, ...], at: int) -> tuple[T, ...]:
    """What the forms that end here stand for, if their capitals fit the words from `at` on."""
    found = [item for capitals, item in node.forms if _fits(capitals, words, at)]
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a blank, a hyphen, an apostrophe or an initial's dot stands between."""
    gap = text[left.end : right.start]
    if BETWEEN.fullmatch(gap):
        return True
    return len(left.letters) <= 3 and left.letters[0].isupper() and bool(INITIAL.fullmatch(gap))


def _capitals(letters: str) -> tuple[int, ...]:
    if letters.islower():
        return ()
    if letters.istitle():
        return (0,)
    found = tuple(i for i, c in enumerate(letters) if c.isupper())
    return found[:1] if len(found) >= LONG_ACRONYM and len(found) >= len(letters) - 1 else found


def _fits(capitals: Capitals, words: tuple[Word, ...], at: int) -> bool:
    return all(words[at + n].letters[i : i + 1].isupper() for n, i in capitals)
