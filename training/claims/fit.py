"""Fitting: a linear model over strings by L-BFGS, boosted trees by LightGBM."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from whoseword.read.finding.linear import Linear
from whoseword.read.finding.trees import LEAF, Trees

Floats = NDArray[np.float64]
SEED = 1
RARE = 3  # a string seen in fewer rows is left out
PENALTY = 5.0  # half of it times the squared weights is added to the loss
STEPS = 40
TREES: Mapping[str, Any] = {
    "num_threads": 1,
    "learning_rate": 0.05,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
ROUNDS, LEAVES = 150, 12


def linear(
    texts: Sequence[Collection[str]], answers: Floats, start: Linear | None = None
) -> Linear:
    """Logistic regression of `answers` (a row a text, a column a type, 0 or 1) on the strings.

    `start` gives weights to begin with: those of a fit on nearly the same rows.
    """
    counts = Counter(s for strings in texts for s in strings)
    words = {s: n for n, s in enumerate(sorted(s for s, c in counts.items() if c >= RARE))}
    matrix = _matrix(texts, words)
    turned = matrix.T.tocsr()
    shape = (len(words) + 1, answers.shape[1])
    signs = 2 * answers - 1

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        margins = signs * (matrix @ weights[:-1] + weights[-1])
        slope = -signs / (1 + np.exp(np.clip(margins, -50, 50)))
        gradient = np.vstack([turned @ slope + PENALTY * weights[:-1], slope.sum(axis=0)])
        penalty = PENALTY / 2 * float((weights[:-1] ** 2).sum())
        return float(np.logaddexp(0, -margins).sum()) + penalty, gradient.ravel()

    first = _start(start, words, shape)
    found = minimize(
        loss,
        first.ravel(),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": STEPS if start is None else STEPS // 3},
    )
    weights = found.x.reshape(shape)
    return Linear(words, weights[:-1].astype(np.float16).astype(np.float32), weights[-1])


def _start(start: Linear | None, words: Mapping[str, int], shape: tuple[int, int]) -> Floats:
    first = np.zeros(shape)
    if start is not None:
        for word, n in words.items():
            if word in start.words:
                first[n] = start.weights[start.words[word]]
        first[-1] = start.bias
    return first


def _matrix(texts: Sequence[Collection[str]], words: Mapping[str, int]) -> csr_matrix:
    columns = [sorted(words[s] for s in set(strings) if s in words) for strings in texts]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter((c for row in columns for c in row), dtype=np.int32, count=ends[-1])
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(texts), len(words)))


def boosted(
    rows: Floats,
    answers: Floats,
    *,
    yes_no: bool = True,
    rounds: int = ROUNDS,
    leaves: int = LEAVES,
    counted: Floats | None = None,
) -> Trees:
    """Boosted trees for a probability, or (`yes_no` False) for a number.

    `counted` is what each row weighs, by default all the same.
    """
    options = {**TREES, "num_leaves": leaves, "objective": "binary" if yes_no else "regression"}
    model = lightgbm.train(options, lightgbm.Dataset(rows, answers, weight=counted), rounds)
    return plain(model.dump_model()["tree_info"])


def plain(dumped: Sequence[Mapping[str, Any]]) -> Trees:
    """LightGBM's trees as arrays."""
    nodes: list[tuple[int, float, int, int, float]] = []
    roots = [_append(tree["tree_structure"], nodes) for tree in dumped]
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    return Trees(
        np.array(roots, np.int32),
        np.array(feature, np.int32),
        np.array(threshold, np.float64),
        np.array(left, np.int32),
        np.array(right, np.int32),
        np.array(value, np.float64),
    )


def _append(node: Mapping[str, Any], nodes: list[tuple[int, float, int, int, float]]) -> int:
    """Append `node` and what is under it; the node's position."""
    here = len(nodes)
    if "leaf_value" in node:
        nodes.append((LEAF, 0.0, here, here, float(node["leaf_value"])))
        return here
    assert node["decision_type"] == "<="
    nodes.append((LEAF, 0.0, here, here, 0.0))
    left, right = _append(node["left_child"], nodes), _append(node["right_child"], nodes)
    nodes[here] = (int(node["split_feature"]), float(node["threshold"]), left, right, 0.0)
    return here
