"""Annotated articles as windows of word pieces, with what each word is evidence of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whoseword.model import EventType, Modality
from whoseword.read.tagging.pieces import Segment, segments
from whoseword.read.tagging.windows import Window, pack, window

Floats = NDArray[np.float32]

TYPES = tuple(t.value for t in EventType)
MODALITIES = tuple(m.value for m in Modality)
SOURCED = "sourced"  # the claim stands on somebody's word
OUTPUTS = (*TYPES, *MODALITIES, SOURCED)


@dataclass(frozen=True)
class Labelled:
    """An article's segments with their labels [piece, output], and the claims they come from."""

    parts: list[Segment]
    labels: list[Floats]
    text: str
    claims: Sequence[Mapping[str, Any]]

    @property
    def lengths(self) -> list[int]:
        """Word pieces a segment."""
        return [len(p) for p in self.parts]


def labelled(text: str, claims: Sequence[Mapping[str, Any]], tokenizer: Any) -> Labelled:
    """Cut a text and label its pieces: type and modality of every claim that they are evidence of,
    and whether one of these stands on somebody's word."""
    marks = np.zeros((len(text) + 1, len(OUTPUTS)), np.float32)
    for claim in claims:
        start, end = claim["start"], claim["start"] + len(claim["evidence"])
        marks[start:end, TYPES.index(claim["type"])] = 1
        marks[start:end, len(TYPES) + MODALITIES.index(claim["modality"])] = 1
        if claim["sources"]:
            marks[start:end, -1] = 1
    parts = segments(text, tokenizer)
    return Labelled(parts, [marks[p.start] for p in parts], text, claims)


def example(article: Labelled, chosen: range) -> tuple[Window, Floats]:
    """The chosen segments as one window, with its labels."""
    w = window([article.parts[i] for i in chosen])
    blank = np.zeros((1, len(OUTPUTS)), np.float32)
    rows = [blank]
    for i in chosen:
        rows += [article.labels[i], blank]
    return w, np.concatenate(rows)


def windows(articles: Iterable[Labelled], most: int) -> list[tuple[Labelled, range]]:
    """All windows of some articles."""
    return [(a, chosen) for a in articles for chosen in pack(a.lengths, most)]
