"""From which probability on a proposal is taken, and how often one of that probability is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from training.claims.steps import Proposed, claim

Floats = NDArray[np.float64]
LEAST = tuple(n / 100 for n in range(16, 50))
STEPS = 40  # points of the table of confidences


@dataclass(frozen=True)
class Judged:
    """What the last step gives proposals, and which of them are right.

    `claims` counts the articles' annotated claims.
    """

    chances: Floats
    right: Floats
    claims: int


def judged(proposed: Sequence[Proposed]) -> Judged:
    """By last steps that never saw the proposal's fold."""
    chances, right = [], []
    for fold in sorted({one.text.fold for one in proposed}):
        trees = claim([one for one in proposed if one.text.fold != fold])
        here = [one for one in proposed if one.text.fold == fold and one.claims]
        chances.append(trees.probability(np.array([row for one in here for row in one.rows()])))
        right += [one.right() for one in here]
    claims = sum(len(one.text.claims) for one in proposed)
    return Judged(np.concatenate(chances), np.concatenate(right), claims)


def best_limit(some: Judged) -> float:
    """The limit with the best F1 of claims found; the highest of equals."""
    return max(LEAST, key=lambda least: (f1(some, least), least))


def f1(some: Judged, least: float) -> float:
    """F1 of claims found."""
    taken = some.chances >= least
    return float(2 * some.right[taken].sum() / (taken.sum() + some.claims))


def confidence(some: Judged) -> Floats:
    """A table from a probability to how often such a claim is right, both rising."""
    order = np.argsort(some.chances, kind="stable")
    smooth = isotonic_regression(some.right[order]).x
    points = np.linspace(0, 1, STEPS + 1)
    return np.array([points, np.interp(points, some.chances[order], smooth)])
