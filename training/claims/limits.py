"""From which probability on a claim is taken, and how often one of that probability is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from training.claims.fit import boosted
from training.claims.stack import Stack
from whoseword.read.trees import Trees

Floats = NDArray[np.float64]
ONE = tuple(n / 100 for n in range(16, 50, 2))
TWO = (0.2, 0.3, 0.4, 0.5, 0.6)
ROUNDS = 80  # trees that weigh hints: there are only the gold's sentences to fit them on
STEPS = 40  # points of the table of confidences


@dataclass(frozen=True)
class Judged:
    """A fold's probabilities and true counts, a row a sentence and a column a type.

    `rows` are what `hinted` weighs, a row a sentence and type; `claims` counts the fold's annotated
    claims, those that no unit states too.
    """

    made: Stack
    one: Floats
    two: Floats
    rows: Floats
    answers: Floats
    claims: int


def hinted(folds: Sequence[Judged]) -> Trees:
    """Trees that weigh the hints: from gold articles alone, which the network never saw."""
    rows = np.vstack([fold.rows for fold in folds])
    answers = np.concatenate([fold.answers.ravel() for fold in folds])
    return boosted(rows, (answers >= 1).astype(float), rounds=ROUNDS)


def weighed(folds: Sequence[Judged]) -> list[Judged]:
    """The folds, each with the chances that trees of the others give with the hints."""
    found = []
    for fold in folds:
        chance = hinted([other for other in folds if other is not fold]).probability(fold.rows)
        found.append(replace(fold, one=chance.reshape(fold.answers.shape)))
    return found


def best_limits(folds: Sequence[Judged]) -> tuple[float, float]:
    """The limits with the best F1 of claims found, counted by sentence and type."""
    return max(product(ONE, TWO), key=lambda limits: (f1(folds, *limits), limits))


def f1(folds: Sequence[Judged], one: float, two: float) -> float:
    """F1 of claims found, counted by sentence and type."""
    hits = taken = 0.0
    for fold in folds:
        number = (fold.one >= one).astype(float) * (1 + (fold.two >= two))
        hits += float(np.minimum(number, fold.answers).sum())
        taken += float(number.sum())
    return 2 * hits / (taken + sum(fold.claims for fold in folds))


def confidence(folds: Sequence[Judged]) -> Floats:
    """A table from a probability to how often such a claim is right, both rising."""
    given = np.concatenate([fold.one.ravel() for fold in folds])
    true = np.concatenate([(fold.answers.ravel() >= 1).astype(float) for fold in folds])
    order = np.argsort(given, kind="stable")
    smooth = isotonic_regression(true[order]).x
    points = np.linspace(0, 1, STEPS + 1)
    return np.array([points, np.interp(points, given[order], smooth)])
