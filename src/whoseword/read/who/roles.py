"""What nouns of the pack make of somebody: a role of several words, a body by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from whoseword.lexicon.names import Names
from whoseword.lexicon.rows import Row
from whoseword.model import SourceType
from whoseword.read.syntax import Parse, Token

# Bodies that speak for themselves and for no government.
OWN = (SourceType.MILITARY, SourceType.INTELLIGENCE)
LINK = re.compile(r" (?:of|to) ")
LONGEST = 5  # words and hyphens of a role: 'state-run news agency'


def role(parse: Parse, names: Names, i: int) -> tuple[int, Row | None]:
    """Where the role noun that ends in token `i` begins, and its row: `attorney general`."""
    end = parse.tokens[i].end
    far = LONGEST if names.ends_role(parse.tokens[i].lower) else 1
    for first in range(max(0, i - far + 1), i):
        row = names.kind(" ".join(parse.text[parse.tokens[first].start : end].split()))
        if row is not None:
            return first, row
    return i, names.kind(parse.tokens[i].lower) or names.kind(parse.tokens[i].lemma)


def past(names: Names, words: Iterable[Token]) -> bool:
    """Whether words beside a role say that it is over: `former`, `ex-`."""
    return any(t.lower.strip("-") in names.sense("former") for t in words)


def body_type(names: Names, words: str) -> SourceType | None:
    """The source type that the last noun for a body in `words` stands for, with the word before."""
    found = re.findall(r"\w+", words)
    for first, word in reversed([*pairwise(["", *found])]):
        row = names.kind(f"{first} {word}") or names.kind(word)
        if row is not None and row["kind"] == "body":
            return SourceType(row["source_type"])
    return None


def office_role(names: Names, office: str) -> str:
    """The role noun of an office: `press secretary`, `ambassador` to somewhere; else its last word.

    What stands behind 'of' or 'to' is no part of it.
    """
    words = LINK.split(office, maxsplit=1)[0].split()
    tails = (" ".join(words[n:]) for n in range(max(0, len(words) - LONGEST), len(words)))
    return next((row["noun"] for tail in tails if (row := names.kind(tail))), words[-1])
