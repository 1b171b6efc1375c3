"""What a teacher marked: its probabilities a word and where it thinks that words point.

A file holds, for each article, its text and, for each segment, the probabilities of the tags
[piece, tag]; for texts without gold also the teacher's own tags and links, the links as offsets of
the piece pointed to (-1: the window's first mark, which stands for 'no source'; -2: nothing).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.attribution.bases import Base
from training.attribution.data import Article
from whoseword.read.tagging.pieces import segments


def tokenizer(base: Base) -> Any:
    """The base's tokenizer, without limits of length."""
    cutter = Tokenizer.from_file(str(base.folder / "tokenizer.json"))
    cutter.no_truncation()
    cutter.no_padding()
    return cutter


def load_silver(path: Path, cutter: Any) -> list[Article]:
    """The articles of a file that `teach` wrote."""
    out = []
    for kept in torch.load(path, weights_only=True):
        soft = [s.float().numpy() for s in kept["soft"]]
        tags = [t.long().numpy() for t in kept["tags"]]
        points = [p.long().numpy() for p in kept["points"]] if kept["points"] else None
        parts = segments(kept["text"], cutter)
        owners = [np.full(len(p), -1) for p in parts]
        raw = {"id": kept["id"], "text": kept["text"], "attributions": []}
        out.append(Article(raw, parts, tags, owners, soft, points))
    return out


def with_soft(gold: Article, marked: Article | None) -> Article:
    """An article with the teacher's probabilities beside its gold."""
    return gold if marked is None else replace(gold, soft=marked.soft)
