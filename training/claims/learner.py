"""One network of hints that learns: its steps, and the running average of its weights."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import nn

from training.attribution.workers import Share
from training.claims.network import Hinter, loss
from training.claims.words import Window, collate

WARM = 0.1  # of the steps, in which the rate rises


@dataclass(frozen=True)
class Way:
    """How it learns: rates of its body and of its heads, windows a step, the average's decay."""

    rate: float
    heads: float = 1e-3
    batch: int = 8
    average: float = 0.99
    workers: int = 1


class Learner:
    """One worker's model and all that changes with it. Made after what stays frozen is so."""

    def __init__(self, model: Hinter, way: Way) -> None:
        self.model, self.way = model, way
        self.trained = {k: v for k, v in model.named_parameters() if v.requires_grad}
        body = [p for n, p in self.trained.items() if n.startswith("body")]
        heads = [p for n, p in self.trained.items() if not n.startswith("body")]
        groups = [{"params": body, "lr": way.rate}, {"params": heads, "lr": way.heads}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.share = Share(model, way.workers)
        self.mean = {k: v.detach().clone() for k, v in self.trained.items()}
        self.step, self.begun = 0, time.monotonic()

    def batches(self, windows: Sequence[Window], rng: random.Random) -> list[list[Window]]:
        """One pass, windows of about one length together."""
        size = self.way.batch // self.way.workers
        order = sorted(windows, key=lambda w: len(w.ids) + rng.randint(0, 40))
        found = [order[i : i + size] for i in range(0, len(order) - size + 1, size)]
        rng.shuffle(found)
        return found

    def update(self, batch: list[Window], steps: int, *, tell: bool = False) -> None:
        """One step of so many."""
        factor = min(1.0, (self.step + 1) / (WARM * steps)) * max(0.01, 1 - self.step / steps)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        self.share.clear()
        total = loss(self.model, collate(batch))
        total.backward()
        lost = self.share.mean(float(total.detach()))
        nn.utils.clip_grad_norm_(self.share.trained, 1.0)
        self.optimiser.step()
        self.step += 1
        if tell and self.step % 25 == 0:
            print(
                f"{self.step}/{steps} {lost:.3f} {time.monotonic() - self.begun:.0f}s", flush=True
            )
        with torch.no_grad():
            decay = min(self.way.average, (1 + self.step) / (10 + self.step))
            for k, v in self.trained.items():
                self.mean[k].lerp_(v, 1 - decay)

    @contextmanager
    def averaged(self) -> Iterator[Hinter]:
        """The model with the running average for its weights."""
        now = {k: v.detach().clone() for k, v in self.trained.items()}
        self.model.load_state_dict(self.mean, strict=False)
        yield self.model
        self.model.load_state_dict(now, strict=False)
