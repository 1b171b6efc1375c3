"""The model: a small encoder, a tagger with a linear-chain CRF, a linker of two pointers.

The encoder is uncased; what case and quotation marks say comes back through a feature embedding
that starts at zero.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.bases import Base
from training.attribution.encoder import NEVER, CheapDropout, Encoder
from whoseword.read.tagging.links import BUCKETS, LINK, buckets
from whoseword.read.tagging.pieces import FEATURES
from whoseword.read.tagging.viterbi import FORBIDDEN, TAGS


class Tagger(nn.Module):
    """ids, features, mask -> tag scores, queries and keys of the linker."""

    def __init__(
        self, base: Base, *, layers: int | None = None, dropout: float = 0.1, frozen: int = 0
    ) -> None:
        super().__init__()
        depth = layers or (12 if base.relative else 6)
        self.body = Encoder(base, layers=depth, dropout=dropout, frozen=frozen)
        self.feature = nn.Embedding(FEATURES, base.width)
        nn.init.zeros_(self.feature.weight)
        self.dropout = CheapDropout(dropout)
        self.tag = nn.Linear(base.width, TAGS)
        self.query = nn.Linear(base.width, 2 * LINK)
        self.key = nn.Linear(base.width, 2 * LINK)
        self.distance = nn.Parameter(torch.zeros(2, BUCKETS))
        self.transition = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.register_buffer(
            "forbidden", torch.from_numpy(FORBIDDEN.astype(np.float32)) * NEVER, persistent=False
        )

    def forward(self, ids: Tensor, feature: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores [batch, piece, tag], queries and keys [batch, piece, both links]."""
        fast = torch.autocast(ids.device.type, torch.bfloat16)
        with fast:
            h = self.dropout(self.body(ids, self.feature(feature), mask))
            scores, query, key = self.tag(h), self.query(h), self.key(h)
        return scores.float(), query.float() * LINK**-0.5, key.float()

    def links(self, query: Tensor, key: Tensor, first: Tensor) -> list[Tensor]:
        """Scores [batch, from, to] of content -> cue and cue -> source; to a word or to [CLS]."""
        n = query.shape[1]
        place = np.arange(n)
        bucket = torch.from_numpy(buckets(place[None, :] - place[:, None])).to(query.device)
        target = first.clone()
        target[:, 0] = True
        out = []
        for i in (0, 1):
            cut = slice(i * LINK, (i + 1) * LINK)
            scores = query[..., cut] @ key[..., cut].transpose(1, 2) + self.distance[i][bucket]
            out.append(scores.masked_fill(~target[:, None, :], NEVER))
        return out

    def crf_loss(self, scores: Tensor, tags: Tensor, words: Tensor) -> Tensor:
        """Mean negative log-likelihood a word of chains [chain, word, ...], one a paragraph."""
        inside = torch.tensor([0, 0, 1, 0, 1, 0, 1], device=scores.device) * NEVER
        move = self.transition + self.forbidden
        gold = scores.gather(2, tags[..., None])[..., 0]
        gold = gold + functional.pad(move[tags[:, :-1], tags[:, 1:]], (1, 0))
        alpha = scores[:, 0] + inside
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + move, 1) + scores[:, t]
            alpha = torch.where(words[:, t, None], step, alpha)
        return (torch.logsumexp(alpha, 1).sum() - (gold * words).sum()) / words.sum()


def loss(
    model: Tagger, batch: dict[str, Tensor], *, link_weight: float = 0.3, taught: float = 0.7
) -> tuple[Tensor, dict[str, Any]]:
    """Tag cross-entropy and CRF likelihood in equal parts, plus the two link losses.

    Where a teacher marked the batch, its probabilities take the share `taught` of the tag losses:
    twice the cross-entropy with them, which weighs as much as the two that it stands for.
    """
    scores, query, key = model(batch["ids"], batch["feature"], batch["mask"])
    tags, links = batch["tags"], batch["links"]
    single = functional.cross_entropy(scores.transpose(1, 2), tags, ignore_index=-100)
    at, words = batch["words"].clamp(min=0), batch["words"] >= 0
    chain = model.crf_loss(scores.flatten(0, 1)[at], tags.flatten()[at].clamp(min=0), words)
    total = single + chain
    parts = {"tag": single.item(), "chain": chain.item()}
    if "soft" in batch:
        real = tags >= 0
        follow = -(batch["soft"] * scores.log_softmax(-1)).sum(-1)[real].mean()
        total = (1 - taught) * total + 2 * taught * follow
        parts["follow"] = follow.item()
    link = torch.zeros((), device=total.device)
    for table, rows in zip(
        model.links(query, key, batch["first"]), (tags >= 5, (tags == 3) | (tags == 4)), strict=True
    ):
        chosen = rows & (links >= 0)
        if chosen.any():
            link = link + functional.cross_entropy(table[chosen], links[chosen])
    return total + link_weight * link, parts | {"link": float(link.detach())}
