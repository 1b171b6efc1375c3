"""Learns the weights of a conditional logit (whoseword.read.choice) from examples.

The loss is the negative log likelihood of the right options, which share theirs where several are
right, with an L2 penalty; times WORTH for examples of articles that the network was not taught.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from whoseword.measure.figures import Figures
from whoseword.read.choice import Chooser

RARE = 3  # a trait in fewer examples than this is left out
STEPS = 80  # more change no pick on the gold
SMALL = 0.02  # a weight nearer to zero than this is left out
# What a slot has unless it has a number of its own (slots.py).
PENALTY = 1.0
# What an example of the gold, or of a text that the network never saw, weighs beside one of the
# other labels: their readers had habits of their own (which place a sentence takes over from the
# one before), and what the network says of them is surer than of any new text.
WORTH = 3.0
FACTORS = [n / 20 for n in range(6, 31)]  # tried for `balance`
TRUSTS = [n / 20 for n in range(31)]  # tried for `balance`
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """The options of one event and which of them are right; the last are those of `none`.

    `leans` are what the network says of each.

    `fold` is its article's, and `taught` whether the network learned from that. `scored` examples
    are of gold articles, in the evidence that the reader cut: scores are measured on them. `filled`
    where the annotation fills the slot.
    """

    fold: int
    taught: bool
    scored: bool
    filled: bool
    traits: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    leans: tuple[float, ...]


def learn(
    some: Sequence[Example], penalty: float = PENALTY, worth: float = WORTH, rare: int = RARE
) -> dict[str, float]:
    """The weights of all traits that aren't rare, from the examples that have a right option."""
    some = [e for e in some if any(e.right)]
    counts = Counter(t for e in some for t in {t for one in e.traits for t in one})
    index = {t: n for n, t in enumerate(sorted(t for t, n in counts.items() if n >= rare))}
    seen = _matrix([one for e in some for one in e.traits], index)
    first = np.cumsum([0, *(len(e.traits) for e in some)])[:-1]
    owner = np.repeat(np.arange(len(some)), [len(e.traits) for e in some])
    right = np.array([r for e in some for r in e.right])
    counted = np.array([1.0 if e.taught else worth for e in some])

    def loss(weights: Array) -> tuple[float, Array]:
        """The negative log likelihood of the right options, penalised, and its slope."""
        score = seen @ weights
        every, good = score, np.where(right, score, -np.inf)
        whole, best = (np.logaddexp.reduceat(s, first) for s in (every, good))
        slope = counted[owner] * (np.exp(every - whole[owner]) - np.exp(good - best[owner]))
        value = (counted * (whole - best)).sum() + penalty * (weights**2).sum()
        return value, seen.T @ slope + 2 * penalty * weights

    first_guess = np.zeros(len(index))
    limit = {"maxiter": STEPS}
    found = minimize(loss, first_guess, jac=True, method="L-BFGS-B", options=limit).x
    return {t: float(found[n]) for t, n in index.items() if abs(found[n]) > SMALL}


def _matrix(options: Sequence[Sequence[str]], index: Mapping[str, int]) -> csr_matrix:
    """Which option has which trait."""
    kept = [[index[t] for t in one if t in index] for one in options]
    ends = np.cumsum([0, *map(len, kept)])
    columns = np.fromiter(chain.from_iterable(kept), np.int32, ends[-1])
    return csr_matrix((np.ones(ends[-1]), columns, ends), (len(options), len(index)))


def balance(some: Sequence[Example], learnt: Sequence[Mapping[str, float]]) -> tuple[float, float]:
    """By how much to multiply weights, and what the network says, so that probabilities come true.

    The two under which the right options of every fold's scored examples are likeliest, by the
    model without that fold (Guo et al. 2017, temperature scaling). The network never saw them.
    """
    raw = [
        (
            _sums(learnt[e.fold], e),
            np.array(e.leans),
            np.array(e.right),
        )
        for e in some
        if e.scored and any(e.right)
    ]

    def likelihood(both: tuple[float, float]) -> float:
        total = 0.0
        for score, lean, right in raw:
            every = both[0] * score + both[1] * lean
            total += float(np.logaddexp.reduce(every[right]) - np.logaddexp.reduce(every))
        return total

    return max(product(FACTORS, TRUSTS), key=likelihood)


def figures(some: Iterable[Example], chooser: Chooser) -> Figures:
    """Right, annotated and picked fillers."""
    hit = wanted = given = 0
    for example in some:
        scores = chooser.trust * np.array(example.leans)
        scores += _sums(chooser.weights, example)
        best, _ = chooser.best(scores.tolist())
        wanted += example.filled
        given += best is not None
        hit += best is not None and example.right[best]
    return Figures(hit, given, wanted)


def _sums(weights: Mapping[str, float], example: Example) -> Array:
    """What the traits of each option weigh in all."""
    return np.array([sum(weights.get(t, 0.0) for t in one) for one in example.traits])


def packed(chooser: Chooser) -> dict[str, object]:
    """What `choice.read` makes the chooser of again."""
    weights = {trait: round(w, 3) for trait, w in chooser.weights.items()}
    return {"least": chooser.least, "trust": chooser.trust, "weights": weights}


def write(path: Path, held: Mapping[str, object]) -> None:
    """Write `held` as JSON, a line a weight, so that a change of one shows as one."""
    whole = json.dumps(held, ensure_ascii=False, sort_keys=True, indent=0)
    path.write_text(whole + "\n", encoding="utf-8")
