"""From a text to the word pieces that the attribution model reads, and what it can't see in them.

The model's words are uncased: the shape of a word and whether it stands in quotation marks come
beside it as a number. Only numpy is needed here, the tokenizer is passed in; training cuts texts
with this file too. Offsets are half-open code points of the text as it came.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whoseword.model import Span
from whoseword.read.blocks import encodable

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

MAX_PIECES = 256  # a window with its marks; the length the model is trained on
FEATURES = 12  # six shapes, outside and inside quotation marks

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_OPEN, _CLOSE, _STRAIGHT = "“«„", "”»", '"'
_FINAL = (".", "?", "!")
_AFTER_FINAL = ('"', "”", "'", "’", "»", ")")


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph, or a part of a very long one, as word pieces.

    `first` marks the pieces that begin a word; `feature` is a number below FEATURES.
    """

    ids: Ints
    start: Ints
    end: Ints
    first: Bools
    feature: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, a: int, b: int) -> Segment:
        """The pieces from a to b."""
        return Segment(
            self.ids[a:b], self.start[a:b], self.end[a:b], self.first[a:b], self.feature[a:b]
        )


@lru_cache(maxsize=1 << 16)
def shape(token: str) -> int:
    """0 lower or uncased, 1 Capitalised, 2 UPPER, 3 miXed, 4 with digits, 5 punctuation."""
    if not any(c.isalnum() for c in token):
        return 5
    if any(c.isdigit() for c in token):
        return 4
    if token.islower() or not any(c.isupper() for c in token):
        return 0
    if token.isupper() and len(token) > 1:
        return 2
    return 1 if token[0].isupper() and not any(c.isupper() for c in token[1:]) else 3


def quoted(text: str) -> Bools:
    """For every character of a paragraph, whether it stands between double quotation marks.

    The marks themselves count as outside; a quotation left open runs to the paragraph's end.
    """
    inside = np.zeros(len(text), bool)
    opened = -1
    for mark in re.finditer('[“«„”»"]', text):
        at, char = mark.start(), mark.group()
        if opened >= 0 and (char in _CLOSE or char == _STRAIGHT):
            inside[opened + 1 : at] = True
            opened = -1
        elif opened < 0 and (char in _OPEN or char == _STRAIGHT):
            opened = at
    if opened >= 0:
        inside[opened + 1 :] = True
    return inside


def _cut(tokens: Sequence[str], first: Bools, a: int, most: int) -> int:
    """Where to cut pieces that don't fit: after a sentence if there is one, else before a word."""
    for k in range(a + most, a + most // 3, -1):
        if first[k] and tokens[k - 1] in (*_FINAL, "”", '"') and tokens[k] not in _AFTER_FINAL:
            return k
    k = a + most
    while k > a + 1 and not first[k]:
        k -= 1
    return k if first[k] else a + most


def segments(text: str, tokenizer: Any, most: int = MAX_PIECES - 2) -> list[Segment]:
    """The paragraphs of a text as word pieces, in order; a paragraph longer than `most` is cut."""
    out: list[Segment] = []
    for match in _PARAGRAPH.finditer(encodable(text)):
        paragraph, s = match.group(), match.start()
        code = tokenizer.encode(paragraph, add_special_tokens=False)
        if not code.ids:
            continue
        offsets = np.array(code.offsets, np.int64)
        word = np.array(code.word_ids)
        first = np.append(True, word[1:] != word[:-1])
        inside = quoted(paragraph)
        begins = np.flatnonzero(first)
        ends = np.append(begins[1:], len(first)) - 1
        shapes = [
            shape(paragraph[offsets[i, 0] : offsets[j, 1]])
            for i, j in zip(begins, ends, strict=True)
        ]
        feature = np.array(shapes, np.int64)[np.cumsum(first) - 1] + 6 * inside[offsets[:, 0]]
        whole = Segment(
            np.array(code.ids, np.int64), offsets[:, 0] + s, offsets[:, 1] + s, first, feature
        )
        a = 0
        while len(whole) - a > most:
            b = _cut(code.tokens, first, a, most)
            out.append(whole.part(a, b))
            a = b
        out.append(whole.part(a, len(whole)))
    return out


def words(part: Segment) -> list[Span]:
    """Where each word of a segment stands: from its first piece to its last."""
    at = np.flatnonzero(part.first)
    ends = np.maximum.reduceat(part.end, at)
    return [
        Span(int(s), max(int(e), int(s) + 1)) for s, e in zip(part.start[at], ends, strict=True)
    ]
