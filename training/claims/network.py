"""The network that tells which words, and which sentences, are evidence of which type of claim."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.bases import Base
from training.attribution.encoder import CheapDropout, Encoder
from training.claims.words import SHORT
from whoseword.read.hints import HEADS, SLOTS, TYPES, WIDTH
from whoseword.read.tagging.pieces import FEATURES

WEIGHT = 2.0  # of how claims stand: of eight outputs, over the words of evidence alone
NAMING = 2.0  # of what words name
LINKED = 2.0  # of what fills slots: a choice among all who are named


class Made(NamedTuple):
    """Logits [batch, piece, …]: the word's types, its share in its sentence's, how claims stand.

    A sentence's logit is the mean of its words' shares. The others are those of `read.hints.Hints`.
    """

    word: Tensor
    share: Tensor
    how: Tensor
    asked: Tensor
    given: Tensor
    blank: Tensor
    entity: Tensor


class Hinter(nn.Module):
    """Pieces -> logits of every piece, as `Made`."""

    def __init__(self, base: Base, *, layers: int, frozen: int = 0, dropout: float = 0.1) -> None:
        super().__init__()
        self.body = Encoder(base, layers=layers, dropout=dropout, frozen=frozen)
        self.feature = nn.Embedding(FEATURES, base.width)
        nn.init.zeros_(self.feature.weight)
        self.feature.requires_grad_(not frozen)
        self.dropout = CheapDropout(dropout)
        self.heads = nn.ModuleDict({k: nn.Linear(base.width, n) for k, n in HEADS.items()})
        for name in ("word", "share"):
            nn.init.constant_(self.heads[name].bias, -3.0)  # most words are evidence of nothing

    def forward(self, batch: dict[str, Tensor]) -> Made:
        """The logits."""
        with torch.autocast("cpu", torch.bfloat16):
            x = batch["lower"] if "lower" in batch else self.lower(batch)
            h = self.dropout(self.body.upper(x, batch["mask"]))
            made = [head(h) for head in self.heads.values()]
        return Made(*(x.float() for x in made))

    def lower(self, batch: dict[str, Tensor]) -> Tensor:
        """What the layers that stay as they are make of the pieces."""
        with torch.autocast("cpu", torch.bfloat16):
            return self.body.lower(batch["ids"], self.feature(batch["feature"]), batch["mask"])


def pooled(share: Tensor, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """The logits [sentence, type] of a batch's sentences, and which of them are long enough."""
    real = batch["sentence"] >= 0
    number, rows = batch["sentence"][real], share[real]
    count = torch.zeros(len(batch["stated"])).index_add(0, number, torch.ones(len(number)))
    total = torch.zeros(len(count), rows.shape[1]).index_add(0, number, rows)
    return total / count.clamp(min=1)[:, None], count >= SHORT


def loss(model: Hinter, batch: dict[str, Tensor]) -> Tensor:
    """Cross-entropy of words and sentences, a sum over types, and a little of all else."""
    made = model(batch)
    word, share, how = made[:3]
    real = batch["sentence"] >= 0
    entropy = functional.binary_cross_entropy_with_logits
    of_words = entropy(word[real], batch["word"][real])
    sentences, long_enough = pooled(share, batch)
    of_sentences = entropy(sentences[long_enough], batch["stated"][long_enough])
    total = len(TYPES) * (of_words + of_sentences)
    total = total + NAMING * functional.cross_entropy(made.entity[real], batch["entity"][real])
    told = real & (batch["how"][..., 0] >= 0)
    if told.any():
        total = total + WEIGHT * entropy(how[told], batch["how"][told])
    if len(batch["slot"]):
        total = total + LINKED * unanswered(made, batch)
    return total


def choices(made: Made, batch: dict[str, Tensor]) -> Tensor:
    """The log-chances [question, option and none] of what fills the slots that are asked for."""
    slot, options = batch["slot"], batch["options"]
    shape = (-1, len(SLOTS), WIDTH)
    asking = (batch["evidence"] >= 0).float()
    asking = asking / asking.sum(1, keepdim=True)
    evidence = batch["evidence"].clamp(min=0)
    asked = made.asked.reshape(shape)[evidence, slot[:, None]]
    asked = (asked * asking[..., None]).sum(1)
    given = made.given.reshape(shape)[options.clamp(min=0), slot[:, None]]
    logits = (given * asked[:, None]).sum(-1).masked_fill(options < 0, -torch.inf)
    blank = made.blank.reshape(-1, len(SLOTS))[evidence, slot[:, None]]
    blank = (blank * asking).sum(1, keepdim=True)
    return torch.cat([logits, blank], 1).log_softmax(1)


def unanswered(made: Made, batch: dict[str, Tensor]) -> Tensor:
    """The mean negative log-likelihood of the right answers, which share theirs."""
    chances = choices(made, batch).masked_fill(~batch["right"], -torch.inf)
    return -chances.logsumexp(1).mean()
