"""How well the network of hints answers on annotated windows that it never saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from training.claims.network import Hinter, choices, pooled
from training.claims.words import Window, collate
from whoseword.read.hints import SLOTS


@torch.inference_mode()
def measure(model: Hinter, items: Sequence[Window]) -> dict[str, float]:
    """Over sentences and types: F1 at the best threshold, and average precision.

    Over questions, slot by slot: how often the likeliest answer is right. Over words: F1 of what
    they name.
    """
    model.eval()
    scores, truth = [], []
    answers = {slot: list[bool]() for slot in SLOTS}
    naming = Counter[str]()
    for at in range(0, len(items), 8):
        batch = collate(items[at : at + 8])
        made = model(batch)
        logits, long_enough = pooled(made.share, batch)
        best = choices(made, batch).argmax(1, keepdim=True)
        for n, right in zip(batch["slot"], batch["right"].gather(1, best), strict=True):
            answers[SLOTS[n]].append(bool(right))
        real = batch["sentence"] >= 0
        naming += _named(made.entity[real], batch["entity"][real])
        scores.append(logits[long_enough].flatten().numpy())
        truth.append(batch["stated"][long_enough].flatten().numpy())
    model.train()
    s, y = np.concatenate(scores), np.concatenate(truth)
    hits = np.cumsum(y[np.argsort(-s)])
    shown = np.arange(1, len(s) + 1)
    f1 = 2 * hits / (shown + y.sum())
    precise = (hits / shown * y[np.argsort(-s)]).sum() / y.sum()
    slots = {slot: round(float(np.mean(each)), 4) for slot, each in answers.items() if each}
    named = 2 * naming["right"] / max(1, naming["found"] + naming["there"])
    out = {"f1": float(f1.max()), "average_precision": float(precise), "entity": named}
    return {key: round(value, 4) for key, value in out.items()} | slots


def _named(logits: Tensor, there: Tensor) -> Counter[str]:
    """How many words were found to name something, how many do, and how many were found rightly."""
    found = logits.argmax(1)
    right = int(((found == there) & (there > 0)).sum())
    return Counter(right=right, found=int((found > 0).sum()), there=int((there > 0).sum()))
