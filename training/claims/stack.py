"""The models without the network's hints, from annotated texts: linear ones, then boosted trees.

What the trees learn from must not come from linear models that saw the same text. So every text is
scored by models that were fitted without its fold; to judge on a fold, it is left out everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from training.claims import fit
from training.claims.align import evidence
from training.claims.annotated import FOLDS
from training.claims.texts import Text
from whoseword.model import EventType
from whoseword.read.finding import signs
from whoseword.read.finding.linear import Linear
from whoseword.read.finding.looked import Plain
from whoseword.read.finding.proposals import shared
from whoseword.read.finding.seen import NUMBER
from whoseword.read.hints import TYPES

Floats = NDArray[np.float64]
Folds = frozenset[int]
ALL: Folds = frozenset(range(FOLDS))
Stated = tuple[int, EventType]  # a unit's position and a type that it states


@dataclass
class Linears:
    """The linear models of units and of sentences, by the folds that they never saw."""

    texts: Sequence[Text]
    kept: dict[Folds, tuple[Linear, Linear]] = field(default_factory=dict)

    def __getitem__(self, without: Folds) -> tuple[Linear, Linear]:
        if without not in self.kept:
            self.kept[without] = self._fitted(without)
        return self.kept[without]

    def scores(self, text: Text, without: Folds) -> tuple[Floats, Floats]:
        """A text's probabilities, unit by unit and sentence by sentence."""
        units, sentences = self[without]
        return units.scores(text.seen.traits), sentences.scores(text.seen.sentence_traits)

    def _fitted(self, without: Folds) -> tuple[Linear, Linear]:
        taken = [t for t in self.texts if t.fold not in without]
        print(f"fitting linear models without {sorted(without)}", flush=True)
        return (
            fit.linear([s for t in taken for s in t.seen.traits], _rows(t.stated for t in taken)),
            fit.linear(
                [s for t in taken for s in t.seen.sentence_traits],
                np.minimum(1, np.vstack([counts(t) for t in taken])),
            ),
        )


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


def plain(linears: Linears, without: Folds) -> Plain:
    """The models without hints, from the texts of all folds but `without`."""
    taken = [t for t in linears.texts if t.fold not in without]
    scored = [(t, linears.scores(t, without | {t.fold})) for t in taken]
    rows = np.vstack([signs.sentence_rows(t.seen, u, s) for t, (u, s) in scored])
    answers = np.concatenate([counts(t).ravel() for t in taken])
    units = [signs.unit_rows(t.seen, u, n, type_) for t, (u, _) in scored for n, type_ in cases(t)]
    spans = [
        signs.stating(signs.span_rows(t.seen, position), type_)
        for t in taken
        for position, type_ in stated(t)
    ]
    return Plain(
        *linears[without],
        one=fit.boosted(rows, (answers >= 1).astype(float)),
        two=fit.boosted(rows, (answers >= 2).astype(float)),
        place=fit.boosted(np.vstack(units), staters(taken)),
        extent=fit.boosted(np.vstack(spans), fits(taken), yes_no=False),
    )


def cases(text: Text) -> list[Stated]:
    """The sentences, by their place, and the types that they state."""
    return [
        (n, type_)
        for n, positions in enumerate(text.seen.sentences.values())
        for type_ in sorted({t for p in positions for t in text.stated[p]}, key=NUMBER.__getitem__)
    ]


def stated(text: Text) -> list[Stated]:
    """The units, by their position, and the types that they state."""
    return [(p, type_) for p, types in enumerate(text.stated) for type_ in types]


def staters(texts: Iterable[Text]) -> Floats:
    """For every place its sentence's units: which of them state the type."""
    return np.array(
        [
            float(type_ in text.stated[p])
            for text in texts
            for n, type_ in cases(text)
            for p in list(text.seen.sentences.values())[n]
        ]
    )


def fits(texts: Iterable[Text]) -> Floats:
    """For every unit that states a claim: how well each of its spans fits the evidence."""
    found: list[float] = []
    for text in texts:
        for position, type_ in stated(text):
            golds = [evidence(c) for c in text.claims if c["type"] == type_.value]
            spans = text.seen.extents[position].values()
            found += max(([shared(span, gold) for span in spans] for gold in golds), key=max)
    return np.array(found)
