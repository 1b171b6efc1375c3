"""The network that tells which words, and which sentences, are evidence of which type of claim."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.bases import Base
from training.attribution.encoder import CheapDropout, Encoder
from training.claims.words import SHORT
from whoseword.read.hints import TYPES
from whoseword.read.tagging.pieces import FEATURES


class Hinter(nn.Module):
    """Pieces -> a logit a type for every piece, of the word itself and as its share in a sentence's.

    A sentence's logit is the mean of its words' shares.
    """

    def __init__(self, base: Base, *, layers: int, frozen: int = 0, dropout: float = 0.1) -> None:
        super().__init__()
        self.body = Encoder(base, layers=layers, dropout=dropout, frozen=frozen)
        self.feature = nn.Embedding(FEATURES, base.width)
        nn.init.zeros_(self.feature.weight)
        self.feature.requires_grad_(not frozen)
        self.dropout = CheapDropout(dropout)
        self.word = nn.Linear(base.width, len(TYPES))
        self.share = nn.Linear(base.width, len(TYPES))
        for head in (self.word, self.share):
            nn.init.constant_(head.bias, -3.0)  # most words are evidence of nothing

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Logits of words and shares [batch, piece, type]."""
        with torch.autocast("cpu", torch.bfloat16):
            x = batch["lower"] if "lower" in batch else self.lower(batch)
            h = self.dropout(self.body.upper(x, batch["mask"]))
            word, share = self.word(h), self.share(h)
        return word.float(), share.float()

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
    """Cross-entropy of words and of sentences, a sum over types."""
    word, share = model(batch)
    real = batch["sentence"] >= 0
    entropy = functional.binary_cross_entropy_with_logits
    of_words = entropy(word[real], batch["word"][real])
    sentences, long_enough = pooled(share, batch)
    of_sentences = entropy(sentences[long_enough], batch["stated"][long_enough])
    return len(TYPES) * (of_words + of_sentences)
