"""Boosted trees: all questions at once give what walking down each tree gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoseword.read.finding.trees import LEAF, Trees

Node = tuple[int, float, "Node", "Node"] | float  # feature, threshold, left, right; or an answer

leaves = st.floats(-5, 5)
nodes: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda below: st.tuples(st.integers(0, 3), st.floats(-2, 2), below, below),
    max_leaves=12,
)


def grown(forest: list[Node]) -> Trees:
    rows: list[tuple[int, float, int, int, float]] = []

    def add(node: Node) -> int:
        here = len(rows)
        rows.append((LEAF, 0.0, here, here, 0.0))
        if isinstance(node, tuple):
            feature, threshold, left, right = node
            rows[here] = (feature, threshold, add(left), add(right), 0.0)
        else:
            rows[here] = (LEAF, 0.0, here, here, float(node))
        return here

    roots = [add(tree) for tree in forest]
    feature, threshold, left, right, value = (np.array(c) for c in zip(*rows, strict=True))
    return Trees(np.array(roots), feature, threshold, left, right, value)


def answer(node: Node, row: list[float]) -> float:
    while isinstance(node, tuple):
        feature, threshold, left, right = node
        node = left if row[feature] <= threshold else right
    return float(node)


@given(
    st.lists(nodes, min_size=1, max_size=6),
    st.lists(st.lists(st.floats(-3, 3), min_size=4, max_size=4), min_size=1, max_size=5),
)
def test_every_row_gets_the_sum_of_the_leaves_it_falls_into(
    forest: list[Node], rows: list[list[float]]
) -> None:
    found = grown(forest).raw(np.array(rows))
    assert found == pytest.approx([sum(answer(tree, row) for tree in forest) for row in rows])


def test_a_probability_lies_between_none_and_one() -> None:
    trees = grown([(0, 0.0, -30.0, 30.0)])
    assert trees.probability(np.array([[-1.0], [1.0]])) == pytest.approx([0, 1])
