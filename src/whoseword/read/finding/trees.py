"""Boosted regression trees, read from plain arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
LEAF = -1  # the `feature` of a node that has no children
LEAVES = 16  # a tree's at most: one bit each
# The lowest of the bits that are set, for all sets of LEAVES bits.
LOWEST = np.zeros(1 << LEAVES, np.int8)
for _bit in range(LEAVES):
    LOWEST[1 << _bit :: 2 << _bit] = _bit


@dataclass(frozen=True)
class Trees:
    """The nodes of all trees in one row of arrays; `roots` is where each tree begins.

    A row goes left where its feature is at most the threshold. A leaf's answer is its `value`.
    """

    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats

    def raw(self, rows: Floats) -> Floats:
        """The sum of the trees' answers for every row.

        Every question is asked at once: one that sends a row right strikes out the leaves on its
        left, and the leftmost leaf that is left is the row's (Lucchese et al., QuickScorer, 2015).
        """
        asked = self._asked
        right = rows.T.take(asked.feature, axis=0) > asked.threshold
        struck = np.bitwise_or.reduce(right * asked.left, axis=0)
        answers = asked.values.take(LOWEST.take(~struck) + asked.places)
        # One row's answers lie side by side, so that other rows don't change how they add up.
        return np.asarray(np.ascontiguousarray(answers.T).sum(axis=1))

    def probability(self, rows: Floats) -> Floats:
        """The same as a probability, for trees that were trained on yes and no."""
        return np.asarray(1 / (1 + np.exp(-self.raw(rows))))

    @cached_property
    def _asked(self) -> _Asked:
        count = len(self.roots)
        values, questions = np.zeros((count, LEAVES)), list[list[tuple[int, int]]]()
        for tree, root in enumerate(self.roots):
            found = list(self._questions(int(root), 0))
            leaves = [(place, node) for node, place, mask in found if mask is None]
            values[tree, [p for p, _ in leaves]] = self.value[[n for _, n in leaves]]
            questions.append([(node, mask) for node, _, mask in found if mask is not None])
        # Trees with fewer questions than others ask some with nothing to strike out.
        most = max(1, *map(len, questions))
        padded = [(*some, *[(int(self.roots[0]), 0)] * (most - len(some))) for some in questions]
        nodes, masks = np.array(padded).reshape(count, most, 2).T
        return _Asked(
            np.maximum(self.feature[nodes], 0),
            self.threshold[nodes][..., None],
            masks[..., None].astype(np.uint16),
            np.arange(count)[:, None] * LEAVES,
            values,
        )

    def _questions(self, node: int, place: int) -> Iterator[tuple[int, int, int | None]]:
        """The nodes under `node`: number, its leftmost leaf's place, the bits of the leaves on its
        left (None: it is a leaf itself)."""
        if self.feature[node] == LEAF:
            yield node, place, None
            return
        left = list(self._questions(int(self.left[node]), place))
        width = sum(mask is None for _, _, mask in left)
        yield node, place, ((1 << width) - 1) << place
        yield from left
        yield from self._questions(int(self.right[node]), place + width)


@dataclass(frozen=True)
class _Asked:
    """The questions of all trees, [question, tree]; `places` is where each tree's leaves begin.

    `left` are the bits of the leaves that a question strikes out where a row goes right; `values`
    [tree, place] are the answers of its leaves from left to right.
    """

    feature: Ints
    threshold: Floats
    left: NDArray[np.uint16]
    places: NDArray[np.int64]
    values: Floats
