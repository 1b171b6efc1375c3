"""Examples -> padded tensors."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from training.attribution.data import IGNORE, Example
from whoseword.read.tagging.viterbi import chains

STRAIGHT = {1523: 1000, 1524: 1000, 1520: 1005, 1521: 1005}  # word pieces of “ ” ‘ ’ -> " '


def collate(
    examples: list[Example], device: torch.device, straight: list[bool] | None = None
) -> dict[str, Tensor]:
    """`words`: where, in the flattened batch, a paragraph's words are; `straight`: plain quotes."""
    n = -(-max(len(e.window) for e in examples) // 8) * 8
    shape = (len(examples), n)
    ids, feature, mask = (np.zeros(shape, np.int64) for _ in range(3))
    tags, links = np.full(shape, IGNORE), np.full(shape, IGNORE)
    first = np.zeros(shape, bool)
    words: list[np.ndarray] = []
    for row, e in enumerate(examples):
        m = len(e.window)
        ids[row, :m], feature[row, :m], mask[row, :m] = e.window.ids, e.window.feature, 1
        tags[row, :m], links[row, :m], first[row, :m] = e.tags, e.links, e.window.first
        at = np.flatnonzero(e.window.first)
        rows, real = chains(e.window.paragraph[at])
        words += [row * n + at[r[ok]] for r, ok in zip(rows, real, strict=True)]
        if straight and straight[row]:
            for piece, plain in STRAIGHT.items():
                ids[row][ids[row] == piece] = plain
    table = np.full((len(words), max(map(len, words))), -1)
    for row, chain in enumerate(words):
        table[row, : len(chain)] = chain
    arrays = {
        "ids": ids,
        "feature": feature,
        "mask": mask,
        "tags": tags,
        "links": links,
        "first": first,
        "words": table,
    }
    if examples[0].soft is not None:
        arrays["soft"] = np.zeros((*shape, 7), np.float32)
        for row, e in enumerate(examples):
            arrays["soft"][row, : len(e.window)] = e.soft
    return {k: torch.from_numpy(v).to(device) for k, v in arrays.items()}
