"""People's names that nothing marks, told by their form or their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whoseword.model import Span
from whoseword.read.syntax import Token
from whoseword.read.who.described import description
from whoseword.read.who.phrases import Scene

# `Ahn Gyu-back`: a romanised Korean or Chinese name, the second syllable in small letters.
HYPHENATED = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{2,}\b")
CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][a-z]+){1,2}\b")
# `Howard P. “Buck” McKeon`: a person's name with what he is called by between.
NICKNAMED = re.compile(r"\b[A-Z][\w.]+(?: [A-Z]\.)? [“\"][\w. -]{2,20}[”\"] [A-Z][\w’'-]+")
NICKNAME = re.compile(r"\s*[“\"].*[”\"]")


def unmarked(scene: Scene, covered: set[int]) -> Iterator[Span]:
    """People's names that the parser misses, told by their form or neighbours."""
    for pattern, named in ((HYPHENATED, _syllables), (NICKNAMED, _called), (CAPITALISED, _told)):
        for found in pattern.finditer(scene.parse.text):
            tokens = scene.tokens(Span(*found.span()))
            if tokens and not covered & {t.i for t in tokens} and named(scene, tokens):
                yield Span(*found.span())


def _syllables(_scene: Scene, tokens: Sequence[Token]) -> bool:
    """Whether hyphenated words are a name, and no `Pyongyang-based`."""
    return all(t.pos == "PROPN" for t in tokens[:2]) and tokens[-1].tag not in ("VBN", "JJ")


def _called(_scene: Scene, tokens: Sequence[Token]) -> bool:
    """Whether the words around a quotation are somebody's name."""
    return tokens[0].entity == tokens[-1].entity == "PERSON"


def _told(scene: Scene, tokens: Sequence[Token]) -> bool:
    """Whether words with capitals, not all marked, are described as a person beside them."""
    free = any(not t.entity for t in tokens)
    plain = free and all(t.entity in ("", "PERSON") and t.pos == "PROPN" for t in tokens)
    role = any(scene.names.kind(t.lower) or scene.names.rank(t.text) for t in tokens)
    whole = Span(tokens[0].start, tokens[-1].end)
    return plain and not role and description(scene, whole) is not None
