"""A text as models see it that know nothing of the network, with the network's marks beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from whoseword.model import EventType
from whoseword.read.finding import hinted, signs
from whoseword.read.finding.hinted import Marks
from whoseword.read.finding.linear import Linear
from whoseword.read.finding.seen import Seen
from whoseword.read.finding.trees import Trees
from whoseword.read.hints import TYPES

Floats = NDArray[np.float64]
# A sentence by its number among those that have units, and a type that it may state.
Case = tuple[int, EventType]


@dataclass(frozen=True)
class Plain:
    """The models that know nothing of the network."""

    units: Linear
    sentences: Linear
    one: Trees
    two: Trees
    place: Trees
    extent: Trees


@dataclass(frozen=True)
class Looked:
    """A text as `Plain` models see it, with what the network makes of its words.

    `units` [unit, type] are chances that a unit states a type, `one` and `two` [sentence, type]
    those that a sentence states it once and twice.
    """

    seen: Seen
    plain: Plain
    units: Floats
    one: Floats
    two: Floats
    marks: Marks
    _spans: dict[int, Floats] = field(default_factory=dict)

    @classmethod
    def of(cls, seen: Seen, plain: Plain) -> Looked:
        """A text that has units."""
        units = plain.units.scores(seen.traits)
        rows = signs.sentence_rows(seen, units, plain.sentences.scores(seen.sentence_traits))
        shape = (len(seen.sentences), len(TYPES))
        one, two = (trees.probability(rows).reshape(shape) for trees in (plain.one, plain.two))
        return cls(seen, plain, units, one, two, Marks.of(seen))

    def sentence_rows(self) -> Floats:
        """A row for every sentence and type."""
        return hinted.sentence_rows(self.seen, self.one, self.two)

    def unit_rows(self, cases: Sequence[Case]) -> list[Floats]:
        """For every case a row for each unit of its sentence."""
        rows = [signs.unit_rows(self.seen, self.units, n, type_) for n, type_ in cases]
        scores = scores_of(self.plain.place, rows)
        return [
            hinted.unit_rows(self.seen, self.marks, *case, own)
            for case, own in zip(cases, scores, strict=True)
        ]

    def span_rows(self, stated: Sequence[tuple[int, EventType]]) -> list[Floats]:
        """For every unit, by its position, that may state a type: a row for each of its spans."""
        rows = [signs.stating(self._cut(position), type_) for position, type_ in stated]
        scores = scores_of(self.plain.extent, rows)
        return [
            hinted.span_rows(self.seen, self.marks, *one, own)
            for one, own in zip(stated, scores, strict=True)
        ]

    def _cut(self, position: int) -> Floats:
        if position not in self._spans:
            self._spans[position] = signs.span_rows(self.seen, position)
        return self._spans[position]


def scores_of(trees: Trees, blocks: Sequence[Floats]) -> list[Floats]:
    """The trees' scores of several blocks of rows, asked at once."""
    if not blocks:
        return []
    scores = trees.raw(np.vstack(blocks))
    ends = accumulate(map(len, blocks), initial=0)
    return [scores[a:b] for a, b in pairwise(ends)]
