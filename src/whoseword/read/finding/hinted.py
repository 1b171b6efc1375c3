"""What the network's word-by-word hints add, as rows of numbers: of sentences, units and spans.

Each function names its columns in the order of its rows; training and reading share them. What was
weighed without the network (signs.py) comes first in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from whoseword.model import EventType, Span
from whoseword.read.finding.extents import WAYS
from whoseword.read.finding.seen import NUMBER, Seen
from whoseword.read.hints import NOTHING, TYPES

Floats = NDArray[np.float64]


# How a span fits the words that look like evidence of a type, in its sentence: what of these words'
# chances it holds, over all of them and its other words (intersection over union); the mean chance
# of its words; what it holds of the sentence's; its words; their mean logit.
FIT, MEAN, PART, WORDS, LOGIT = range(5)


@dataclass(frozen=True)
class Marks:
    """What the network makes of a text's words, gathered by unit.

    `starts` says where each word begins, `chances` [word, type] how likely it is evidence. `own`
    [unit, type, 2] are the logits of the unit's word and the means of it and its neighbours; `fits`
    holds for each unit an array [span, type, 5] of how the spans of its `extents` fit.
    """

    starts: NDArray[np.int64]
    chances: Floats
    own: Floats
    fits: tuple[Floats, ...]

    @classmethod
    def of(cls, seen: Seen) -> Marks:
        """Those of a text; one whose network saw no word has its units' marks all the same."""
        hints, parse = seen.hints, seen.view.parse
        blind = not len(hints.starts)
        starts = np.zeros(1, np.int64) if blind else hints.starts
        logits = np.full((1, len(TYPES)), NOTHING) if blind else hints.word.astype(np.float64)
        chances = 1 / (1 + np.exp(-logits))
        at = np.searchsorted(starts, [parse.tokens[u.i].start for u in seen.units], side="right")
        at = (at - 1).clip(0)
        near = np.clip(at[:, None] + (-1, 0, 1), 0, len(starts) - 1)
        own = np.stack([logits[at], logits[near].mean(axis=1)], axis=-1)
        return cls(starts, chances, own, tuple(_fits(seen, starts, logits, chances)))

    def left(self, span: Span, taken: Sequence[Span], type_: int) -> tuple[float, float, int]:
        """Of the words of `span` in none of `taken`: their chances' sum and mean, and how many."""
        a, b = np.searchsorted(self.starts, (span.start, span.end))
        starts = self.starts[a:b]
        free = np.ones(b - a, bool)
        for other in taken:
            free &= (starts < other.start) | (starts >= other.end)
        found = self.chances[a:b, type_][free]
        return found.sum(), found.mean() if len(found) else 0.0, len(found)


def _fits(
    seen: Seen, starts: NDArray[np.int64], logits: Floats, chances: Floats
) -> Iterator[Floats]:
    """For each unit how the spans that it may be evidence with fit, [span, type, 5]."""
    sizes = [len(extents) for extents in seen.extents]
    sentences = [seen.view.parse.sentences[unit.sentence].span for unit in seen.units]
    spans = [span for extents in seen.extents for span in extents.values()]
    a, b = _words(starts, spans)
    first, last = (np.repeat(edge, sizes) for edge in _words(starts, sentences))
    held, summed = _summed(chances), _summed(logits)
    inside, whole, words = held[b] - held[a], held[last] - held[first], (b - a)[:, None]
    columns = (
        inside / (words + whole - inside).clip(1e-6),
        inside / words.clip(1),
        inside / whole.clip(1e-6),
        np.broadcast_to(words, inside.shape),
        (summed[b] - summed[a]) / words.clip(1),
    )
    every, end = np.stack(columns, axis=-1), 0
    for size in sizes:
        end += size
        yield every[end - size : end]


def _words(starts: NDArray[np.int64], spans: Sequence[Span]) -> NDArray[np.intp]:
    """The first words and the ends of the words that begin in spans, [2, span]."""
    bounds = np.array([(s.start, s.end) for s in spans]).reshape(-1, 2)
    return np.searchsorted(starts, bounds.T)


def _summed(rows: Floats) -> Floats:
    """Before each row, and at the end, the sum of those before it."""
    return np.vstack([np.zeros((1, rows.shape[1])), rows.cumsum(axis=0)])


def sentence_rows(seen: Seen, one: Floats, two: Floats) -> Floats:
    """A row for every sentence and type, sentence by sentence.

    `one` and `two` [sentence, type] are the chances, without the network, that a sentence states a
    type once and twice.
    """
    spans = [seen.view.parse.sentences[n].span for n in seen.sentences]
    stated = np.array([seen.hints.stated(s) for s in spans], np.float64)
    evident = np.array([seen.hints.evident(s) for s in spans], np.float64)
    chance = 1 / (1 + np.exp(-stated))
    edge = np.full((1, len(TYPES)), NOTHING)
    columns = (
        np.broadcast_to(np.arange(len(TYPES)), stated.shape),
        *(odds(one), odds(two), stated, evident),
        *(odds(others(chance)), odds(others(one))),
        *(np.vstack([edge, stated[:-1]]), np.vstack([stated[1:], edge])),
        np.broadcast_to(odds(chance.mean(0)), stated.shape),
        np.full(stated.shape, np.log(chance.sum(1).mean())),
    )
    return np.stack(columns, axis=2).reshape(-1, len(columns))


def odds(chance: Floats) -> Floats:
    """Log-odds, kept within what training can tell apart."""
    kept = np.clip(chance, 1e-5, 1 - 1e-5)
    return np.asarray(np.log(kept / (1 - kept)))


def others(chance: Floats) -> Floats:
    """For each type the highest chance of any other."""
    order = np.sort(chance, axis=1)
    best, next_ = order[:, -1:], order[:, -2:-1]
    return np.where(chance == best, next_, best)


def unit_rows(seen: Seen, marks: Marks, n: int, type_: EventType, plain: Floats) -> Floats:
    """A row for every unit of the `n`th sentence that has any, as the one that states `type_`.

    `plain` holds the units' scores without the network.
    """
    positions, t = list(seen.sentences.values())[n], NUMBER[type_]
    best = [max(marks.fits[p][:, t].tolist(), key=itemgetter(FIT)) for p in positions]
    most = [max(column) for column in zip(*best, strict=True)][:PART]
    own, scores = marks.own[list(positions), t].tolist(), plain.tolist()
    highest = max(scores)
    rows = [
        (
            *(t, score, highest - score, sum([other > score for other in scores]), *own[k]),
            *(whole - part for whole, part in zip(most, best[k], strict=False)),
            *(*best[k], k, len(scores)),
        )
        for k, score in enumerate(scores)
    ]
    return np.array(rows, dtype=np.float64)


def span_rows(seen: Seen, marks: Marks, position: int, type_: EventType, plain: Floats) -> Floats:
    """A row for each span that a unit may be evidence with; `plain` are their scores without."""
    found, t = seen.extents[position], NUMBER[type_]
    fits, scores = marks.fits[position][:, t].tolist(), plain.tolist()
    highest, most = max(scores), max(fit[FIT] for fit in fits)
    rows = [
        (
            *(t, score, highest - score, *fit, most - fit[FIT]),
            *(WAYS.index(way), span.end - span.start, len(scores)),
        )
        for (way, span), score, fit in zip(found.items(), scores, fits, strict=True)
    ]
    return np.array(rows, dtype=np.float64)
