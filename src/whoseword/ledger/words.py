"""Words as full text search sees them, and what a person asks for.

The words are cut and folded here and not by a database, so that SQLite and PostgreSQL find the
same: case and diacritics don't count (`wonsan` finds Wŏnsan), a hyphen parts words (`Hwasong-18` is
two in a row), and a run of Chinese or Japanese characters, which has no blanks, is held as pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from whoseword.model import Span

# Code points of a word that count: a tsvector takes words of at most 2 kB.
LONGEST = 200
# Kana, and Chinese characters with their extension A and compatibility forms.
UNSPACED = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{UNSPACED}]+|[^\W_{UNSPACED}]+")
ASKED = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another; the last of them may go on where `begins` (`missil*`)."""

    words: tuple[str, ...]
    begins: bool = False
    excluded: bool = False


def folded(word: str) -> str:
    """`word` without case and diacritics."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)[:LONGEST]


def words_in(string: str) -> Iterator[tuple[str, Span]]:
    """Each word of `string`, folded, with where it stands."""
    for found in WORD.finditer(string):
        start, end = found.span()
        if re.match(f"[{UNSPACED}]", found[0]):
            for at in range(start, max(end - 1, start + 1)):
                pair = string[at : min(at + 2, end)]
                yield folded(pair), Span(at, at + len(pair))
        elif word := folded(found[0]):
            yield word, Span(start, end)


def terms(asked: str) -> tuple[Term, ...]:
    """What `asked` means: each word must stand there, `"a phrase"` in a row, `-word` nowhere.

    Signs alone ('!!!') are one term without words, which stands nowhere.
    """
    every = tuple(
        Term(tuple(one for one, _ in words_in(phrase or word)), word.endswith("*"), bool(minus))
        for minus, phrase, word in ASKED.findall(asked)
    )
    return tuple(term for term in every if term.words) or every[:1]


def places(string: str, wanted: tuple[Term, ...]) -> tuple[Span, ...]:
    """Where the terms that aren't excluded stand in `string`, in text order."""
    held = list(words_in(string))
    hits = {
        Span(held[at][1].start, held[at + len(term.words) - 1][1].end)
        for term in wanted
        if term.words and not term.excluded
        for at in range(len(held) - len(term.words) + 1)
        if _stands(term, [word for word, _ in held[at : at + len(term.words)]])
    }
    return tuple(sorted(hits))


def _stands(term: Term, words: list[str]) -> bool:
    *before, last = words
    same = last.startswith(term.words[-1]) if term.begins else last == term.words[-1]
    return same and tuple(before) == term.words[:-1]
