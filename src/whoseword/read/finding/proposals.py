"""The claims that a text may state: for every likely type of a sentence its likeliest words.

What models without the network's hints say (looked.py) is weighed with them here. Each proposal is
a row of numbers for a last model, see detect.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from whoseword.model import EventType, Span
from whoseword.read.finding.hinted import odds, others
from whoseword.read.finding.looked import Case, Looked, scores_of
from whoseword.read.finding.seen import NUMBER
from whoseword.read.finding.trees import Trees
from whoseword.read.hints import TYPES

Floats = NDArray[np.float64]
# From this chance on that a sentence states a type, claims are proposed.
LEAST = 0.2
# Claims of one type in a sentence at most; so many units, the likeliest, are looked at for them.
MOST = 3
# Evidence shared from which on two claims of a type in a sentence are one.
APART = 0.7
# A unit by its position, and a type that it may state; rows of its spans; how well each would fit.
Cut = tuple[tuple[int, EventType], Floats, Floats]


@dataclass(frozen=True)
class Proposal:
    """A claim that a text may state: its unit's position, its type, its evidence, and its row."""

    case: Case
    position: int
    evidence: Span
    row: tuple[float, ...]


@dataclass(frozen=True)
class Hinted:
    """The trees that weigh what plain models say with the hints: of sentences, units and spans."""

    stated: Trees
    stater: Trees
    cut: Trees


def proposals(look: Looked, models: Hinted) -> list[Proposal]:
    """All claims that a text may state, the likeliest of each case first."""
    chance = models.stated.probability(look.sentence_rows()).reshape(look.one.shape)
    around = _around(look, chance)
    cases = [(int(n), TYPES[t]) for n, t in np.argwhere(chance >= LEAST)]
    scores = scores_of(models.stater, look.unit_rows(cases))
    orders = [np.argsort(-own, kind="stable")[:MOST] for own in scores]
    sentences = list(look.seen.sentences.values())
    asked = [
        (sentences[n][k], type_)
        for (n, type_), order in zip(cases, orders, strict=True)
        for k in order
    ]
    rows = look.span_rows(asked)
    cuts = iter(zip(asked, rows, scores_of(models.cut, rows), strict=True))
    found: list[Proposal] = []
    for case, own, order in zip(cases, scores, orders, strict=True):
        some = list(islice(cuts, len(order)))
        found += _distinct(look, around, case, own[order], some)
    return found


def _distinct(
    look: Looked, around: Floats, case: Case, scores: Floats, cuts: Iterable[Cut]
) -> Iterator[Proposal]:
    """The claims of one case with the best span each, but those whose evidence is taken."""
    taken: list[Span] = []
    for score, ((position, _), rows, fits) in zip(scores, cuts, strict=True):
        best = int(fits.argmax())
        evidence = list(look.seen.extents[position].values())[best]
        if all(shared(evidence, other) < APART for other in taken):
            row = _row(look, around, case, evidence, taken)
            cut = (score, scores[0] - score, fits[best], *rows[best])
            yield Proposal(case, position, evidence, (*row, *cut))
            taken.append(evidence)


def _around(look: Looked, chance: Floats) -> Floats:
    """What speaks for a type in a sentence, [sentence, type, 5].

    The log-odds of `chance`, and without the hints that it is stated once and twice; the highest
    chance of another type, and all types' together.
    """
    whole = np.broadcast_to(chance.sum(axis=1, keepdims=True), chance.shape)
    columns = (*map(odds, (chance, look.one, look.two)), others(chance), whole)
    return np.stack(columns, axis=2)


def _row(
    look: Looked, around: Floats, case: Case, evidence: Span, taken: Sequence[Span]
) -> tuple[float, ...]:
    """What speaks for a claim beside its unit: its sentence, what is taken, the other types."""
    n, t = case[0], NUMBER[case[1]]
    *ours, most, whole = around[n, t].tolist()
    return (
        *ours,
        *(len(taken), max((evidence.shared(other) for other in taken), default=0)),
        *look.marks.left(evidence, taken, t),
        *(most, whole),
    )


def shared(a: Span, b: Span) -> float:
    """The characters that two spans have in common over those from the first to the last."""
    return a.shared(b) / (max(a.end, b.end) - min(a.start, b.start))
