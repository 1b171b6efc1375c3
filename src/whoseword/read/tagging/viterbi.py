"""The best tags of a text's words under the model's transitions, in numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from whoseword.read.tagging.pieces import Bools, Ints

Floats = NDArray[np.float32]

TAGS = 7  # none, then begin and inside of source, cue, content
SOURCE, CUE, CONTENT = 1, 3, 5
NEVER = np.float32(-1e4)
FORBIDDEN = np.zeros((TAGS, TAGS), bool)  # [from, to]: 'inside' only after its own kind
for _inside in (2, 4, 6):
    FORBIDDEN[:, _inside] = True
    FORBIDDEN[[_inside - 1, _inside], _inside] = False


def chains(paragraph: Ints) -> tuple[Ints, Bools]:
    """Word numbers by paragraph, one row each, padded with 0, and which of them are words."""
    _, begins, counts = np.unique(paragraph, return_index=True, return_counts=True)
    steps = np.arange(counts.max(initial=0))
    real = steps[None, :] < counts[:, None]
    return np.where(real, begins[:, None] + steps[None, :], 0), real


def viterbi(scores: Floats, paragraph: Ints, transition: Floats) -> tuple[Ints, Floats]:
    """The best tag of every word, chain by chain, and its marginal probability [word, tag]."""
    rows, real = chains(paragraph)
    move = transition + np.where(FORBIDDEN, NEVER, np.float32(0))
    steps = scores[rows]
    best, back = _forward(steps, real, move)
    tags = np.zeros(rows.shape, np.int64)
    tags[:, -1] = best.argmax(1)
    lines = np.arange(len(rows))
    for t in range(rows.shape[1] - 1, 0, -1):
        tags[:, t - 1] = np.where(real[:, t], back[t][lines, tags[:, t]], tags[:, t])
    out = np.zeros(len(scores), np.int64)
    out[rows[real]] = tags[real]
    soft = np.exp(scores - scores.max(1, keepdims=True))
    return out, soft / soft.sum(1, keepdims=True)


def _forward(steps: Floats, real: Bools, move: Floats) -> tuple[Floats, list[Ints]]:
    state = steps[:, 0].copy()
    state[:, [2, 4, 6]] += NEVER
    back: list[Ints] = [np.zeros(state.shape, np.int64)]
    for t in range(1, steps.shape[1]):
        paths = state[:, :, None] + move
        pointer = paths.argmax(1)
        reached = np.take_along_axis(paths, pointer[:, None], 1)[:, 0] + steps[:, t]
        state = np.where(real[:, t, None], reached, state)
        back.append(pointer)
    return state, back


def runs(tags: Ints, paragraph: Ints) -> dict[int, list[tuple[int, int]]]:
    """The spans of each role, in order."""
    opens = np.append(True, paragraph[1:] != paragraph[:-1]) if len(tags) else np.zeros(0, bool)
    begins = np.flatnonzero((tags % 2 == 1) | (opens & (tags > 0)))
    out: dict[int, list[tuple[int, int]]] = {SOURCE: [], CUE: [], CONTENT: []}
    for a in begins.tolist():
        kind = tags[a] if tags[a] % 2 else tags[a] - 1
        b = a + 1
        while b < len(tags) and tags[b] == kind + 1 and not opens[b]:
            b += 1
        out[int(kind)].append((a, b))
    return out
