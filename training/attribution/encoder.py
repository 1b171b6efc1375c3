"""A BERT or MPNet encoder for training: fused products, cheap dropout, layers that stay frozen.

The library's own classes compute the same, but in more and smaller steps, and MPNet's without
fused attention; on a CPU this one trains about half as fast again.
"""

from __future__ import annotations

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.bases import Base

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


class Layer(nn.Module):
    """Attention and feed-forward, each with its skip and its norm."""

    def __init__(self, base: Base, *, dropout: float, epsilon: float) -> None:
        super().__init__()
        self.heads = base.heads
        self.qkv = nn.Linear(base.width, 3 * base.width)
        self.mix = nn.Linear(base.width, base.width)
        self.norm1 = nn.LayerNorm(base.width, eps=epsilon)
        self.wide = nn.Linear(base.width, base.inner)
        self.back = nn.Linear(base.inner, base.width)
        self.norm2 = nn.LayerNorm(base.width, eps=epsilon)
        self.dropout = CheapDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x [batch, piece, width]; bias is added to attention's scores."""
        b, n, width = x.shape
        q, k, v = (
            t.view(b, n, self.heads, -1).transpose(1, 2) for t in self.qkv(x).split(width, -1)
        )
        y = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm1(x + self.dropout(self.mix(y.transpose(1, 2).reshape(b, n, width))))
        y = self.back(functional.gelu(self.wide(x)))
        out: Tensor = self.norm2(x + self.dropout(y))
        return out


class Encoder(nn.Module):
    """Word pieces and a vector to add to each -> vectors [batch, piece, width].

    The embeddings of pieces never change, nor do the first `frozen` layers.
    """

    def __init__(self, base: Base, *, layers: int, dropout: float, frozen: int = 0) -> None:
        super().__init__()
        self.base, self.frozen = base, frozen
        kept = load_file(base.folder / "model.safetensors")
        kept = {k.removeprefix("bert.").removeprefix("mpnet."): v.float() for k, v in kept.items()}
        epsilon = 1e-5 if base.relative else 1e-12
        pieces = kept["embeddings.word_embeddings.weight"]
        places = kept["embeddings.position_embeddings.weight"][base.first_place :]
        if "embeddings.token_type_embeddings.weight" in kept:
            places = places + kept["embeddings.token_type_embeddings.weight"][:1]
        self.pieces = nn.Embedding.from_pretrained(pieces, freeze=True)
        self.places = nn.Embedding.from_pretrained(places.contiguous(), freeze=bool(frozen))
        self.norm = nn.LayerNorm(base.width, eps=epsilon)
        self.layers = nn.ModuleList(
            Layer(base, dropout=dropout, epsilon=epsilon) for _ in range(layers)
        )
        self.dropout = CheapDropout(dropout)
        _fill(self.norm, kept, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            _fill_layer(layer, kept, f"encoder.layer.{i}", bool(base.relative))
        if base.relative:
            self.register_buffer("nearness", kept["encoder.relative_attention_bias.weight"])
        for fixed in [self.norm, *self.layers[:frozen]] if frozen else []:
            fixed.requires_grad_(False)

    def forward(self, ids: Tensor, more: Tensor, mask: Tensor) -> Tensor:
        """ids in BERT's numbers; mask 1 where there is a piece."""
        return self.upper(self.lower(ids, more, mask), mask)

    def lower(self, ids: Tensor, more: Tensor, mask: Tensor) -> Tensor:
        """What the embeddings and the frozen layers make of the pieces."""
        x = self.pieces(self._own(ids)) + more + self.places.weight[: ids.shape[1]]
        x = self.dropout(self.norm(x))
        bias = self._bias(mask)
        with torch.no_grad():
            for layer in self.layers[: self.frozen]:
                x = layer(x, bias)
        return x

    def upper(self, x: Tensor, mask: Tensor) -> Tensor:
        """What the trained layers make of that."""
        bias = self._bias(mask)
        for layer in self.layers[self.frozen :]:
            x = layer(x, bias)
        return x

    def _bias(self, mask: Tensor) -> Tensor:
        bias = (1 - mask[:, None, None, :].float()) * NEVER
        return bias + self._near(mask.shape[1]) if self.base.relative else bias

    def _own(self, ids: Tensor) -> Tensor:
        if not self.base.shift:
            return ids
        out = ids + self.base.shift
        for theirs, ours in zip((101, 102, 0), self.base.marks, strict=True):
            out = torch.where(ids == theirs, ours, out)
        return out

    def _near(self, n: int) -> Tensor:
        """MPNet's bias [1, head, from, to] by relative place (T5's buckets, both directions)."""
        place = torch.arange(n, device=self.nearness.device)
        apart = place[None, :] - place[:, None]
        half = self.base.relative // 2
        exact = half // 2
        far = apart.abs()
        log = torch.log(far.clamp(min=1) / exact) / torch.log(torch.tensor(128 / exact))
        large = (exact + (log * (half - exact)).long()).clamp(max=half - 1)
        bucket = torch.where(far < exact, far, large) + (apart > 0) * half
        return self.nearness[bucket].permute(2, 0, 1)[None]


def _fill(module: nn.Module, kept: dict[str, Tensor], *names: str) -> None:
    """Load a module's weight and bias; several are put side by side."""
    module.load_state_dict(
        {part: torch.cat([kept[f"{n}.{part}"] for n in names]) for part in ("weight", "bias")}
    )


def _fill_layer(layer: Layer, kept: dict[str, Tensor], at: str, mpnet: bool) -> None:
    own = f"{at}.attention.attn" if mpnet else f"{at}.attention.self"
    _fill(layer.qkv, kept, *(f"{own}.{p}" for p in ("qkv" if mpnet else ("query", "key", "value"))))
    _fill(layer.mix, kept, f"{own}.o" if mpnet else f"{at}.attention.output.dense")
    norm = "attention.LayerNorm" if mpnet else "attention.output.LayerNorm"
    _fill(layer.norm1, kept, f"{at}.{norm}")
    _fill(layer.wide, kept, f"{at}.intermediate.dense")
    _fill(layer.back, kept, f"{at}.output.dense")
    _fill(layer.norm2, kept, f"{at}.output.LayerNorm")
