"""From annotated texts to a detector: linear models first, boosted trees over their scores.

What the trees learn from must not come from linear models that saw the same text. So every text is
scored by models that were fitted without its fold; to judge on a fold, it is left out everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from training.claims import fit
from training.claims.align import evidence, shared
from training.claims.annotated import FOLDS
from training.claims.texts import Text
from whoseword.model import EventType
from whoseword.read.hints import TYPES
from whoseword.read.linear import Linear
from whoseword.read.seen import NUMBER
from whoseword.read.signs import sentence_rows, span_rows, unit_rows
from whoseword.read.trees import Trees

Floats = NDArray[np.float64]
Without = frozenset[int]


@dataclass
class Linears:
    """The linear models of units and of sentences, by the folds that they never saw."""

    texts: Sequence[Text]
    kept: dict[Without, tuple[Linear, Linear]] = field(default_factory=dict)

    def __getitem__(self, without: Without) -> tuple[Linear, Linear]:
        if without not in self.kept:
            self.kept[without] = self._fitted(without)
        return self.kept[without]

    def scores(self, text: Text, without: Without) -> tuple[Floats, Floats]:
        """A text's probabilities, unit by unit and sentence by sentence."""
        units, sentences = self[without]
        return units.scores(text.seen.traits), sentences.scores(text.seen.sentence_traits)

    def _fitted(self, without: Without) -> tuple[Linear, Linear]:
        taken = [t for t in self.texts if t.fold not in without]
        print(f"fitting linear models without {sorted(without)}", flush=True)
        return (
            fit.linear([s for t in taken for s in t.seen.traits], _rows(t.stated for t in taken)),
            fit.linear(
                [s for t in taken for s in t.seen.sentence_traits],
                np.minimum(1, np.vstack([counts(t) for t in taken])),
            ),
        )


@dataclass(frozen=True)
class Stack:
    """The boosted trees of a detector."""

    one: Trees
    two: Trees
    place: Trees
    extent: Trees


def _rows(stated: Iterator[Sequence[Sequence[EventType]]]) -> Floats:
    """Yes or no for every unit and type."""
    return np.array(
        [[float(type_ in types) for type_ in TYPES] for text in stated for types in text]
    )


def counts(text: Text) -> Floats:
    """How many claims of each type every sentence states."""
    return np.array(
        [
            [sum(type_ in text.stated[p] for p in positions) for type_ in TYPES]
            for positions in text.seen.sentences.values()
        ],
        dtype=np.float64,
    )


def stack(linears: Linears, without: Without) -> Stack:
    """Boosted trees from the texts of all folds but `without`."""
    taken = [t for t in linears.texts if t.fold not in without]
    scored = [(t, linears.scores(t, without | {t.fold})) for t in taken]
    rows = np.vstack([sentence_rows(t.seen, u, s) for t, (u, s) in scored])
    answers = np.concatenate([counts(t).ravel() for t in taken])
    places = [pair for t, (u, _) in scored for pair in _places(t, u)]
    spans = [pair for t in taken for pair in _spans(t)]
    return Stack(
        fit.boosted(rows, (answers >= 1).astype(float)),
        fit.boosted(rows, (answers >= 2).astype(float)),
        fit.boosted(np.vstack([r for r, _ in places]), np.concatenate([a for _, a in places])),
        fit.boosted(
            np.vstack([r for r, _ in spans]), np.concatenate([a for _, a in spans]), yes_no=False
        ),
    )


def _places(text: Text, units: Floats) -> Iterator[tuple[Floats, Floats]]:
    """For every type that a sentence states: its units, and which of them do."""
    for n, positions in enumerate(text.seen.sentences.values()):
        for type_ in sorted({t for p in positions for t in text.stated[p]}, key=NUMBER.__getitem__):
            yes = np.array([float(type_ in text.stated[p]) for p in positions])
            yield unit_rows(text.seen, units, n, type_), yes


def _spans(text: Text) -> Iterator[tuple[Floats, Floats]]:
    """For every unit that states a claim: its spans, and how well each fits the evidence."""
    for position, types in enumerate(text.stated):
        for type_ in types:
            spans, rows = span_rows(text.seen, position, type_)
            golds = [evidence(c) for c in text.claims if c["type"] == type_.value]
            fits = [[shared(span, gold) for span in spans] for gold in golds]
            best = max(fits, key=max)
            yield rows, np.array(best)


def fold_sizes(texts: Sequence[Text]) -> dict[int, int]:
    """Gold articles a fold."""
    found = Counter(t.fold for t in texts if t.gold)
    return {k: found[k] for k in range(FOLDS)}
