"""PolNeAR as training data: articles, word labels, links, windows.

A word carries one tag (BIO over source, cue, content); where roles overlap the cue wins, then the
source. Every content word points to its cue's first word, every cue word to its source's first word
or, without a source, to the window's [CLS].
"""

from __future__ import annotations

import hashlib
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whoseword.read.tagging.pieces import Ints, Segment, segments
from whoseword.read.tagging.windows import Window, pack, window

IGNORE = -100
ROLES = ("source", "cue", "content")
B = {role: 1 + 2 * i for i, role in enumerate(ROLES)}


@dataclass(frozen=True)
class Article:
    """An article with the tag and the attribution number (-1: none) of every word piece."""

    raw: dict[str, Any]
    parts: list[Segment]
    tags: list[Ints]
    owners: list[Ints]
    soft: list[Any] | None = None  # a teacher's probabilities, [piece, tag] a segment
    points: list[Ints] | None = None  # where a teacher's words point: offset, 0 piece: -1, none: -2

    @property
    def lengths(self) -> list[int]:
        """Word pieces a segment."""
        return [len(p) for p in self.parts]


@dataclass(frozen=True)
class Example:
    """A window with its gold: tags on words, else IGNORE; the piece each word points to."""

    window: Window
    tags: Ints
    links: Ints
    soft: Any = None


def read(path: Path) -> list[dict[str, Any]]:
    """The articles of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def kept_out(article: dict[str, Any], share: float = 0.04) -> bool:
    """Whether an article of train is kept for fitting the confidence; its id's hash decides."""
    return int(hashlib.sha256(article["id"].encode()).hexdigest()[:8], 16) / 2**32 < share


def prepare(raw: dict[str, Any], tokenizer: Any) -> Article:
    """Cut an article into word pieces and label them."""
    text = raw["text"]
    role = np.zeros(len(text) + 1, np.int64)
    owner = np.full(len(text) + 1, -1, np.int64)
    begins = np.zeros(len(text) + 1, bool)
    cues = [a["cue"][0][0] if a["cue"] else None for a in raw["attributions"]]
    for name in ("content", "source", "cue"):
        for i, attribution in enumerate(raw["attributions"]):
            for s, e in attribution[name]:
                begins[s] = True
                other = owner[s]
                shared = name == "source" and other >= 0 and bool((role[s:e] == B["source"]).all())
                if shared and _gap(cues[other], s) <= _gap(cues[i], s):
                    continue
                role[s:e] = B[name]
                owner[s:e] = i
    parts = segments(text, tokenizer)
    labelled = [_label(p, role, owner, begins) for p in parts]
    return Article(raw, parts, [t for t, _ in labelled], [o for _, o in labelled])


def _gap(cue: int | None, at: int) -> int:
    return 10**6 if cue is None else abs(cue - at)


def _label(part: Segment, role: Ints, owner: Ints, begins: Any) -> tuple[Ints, Ints]:
    tags = np.zeros(len(part), np.int64)
    owners = owner[part.start]
    before, before_owner = 0, -1
    for i in np.flatnonzero(part.first):
        at = part.start[i]
        r = role[at]
        if r:
            tags[i] = r if r != before or owners[i] != before_owner or begins[at] else r + 1
        before, before_owner = r, owners[i]
    return tags, owners


def example(article: Article, chosen: range) -> Example:
    """The chosen segments of an article as one labelled window."""
    w = window([article.parts[i] for i in chosen])
    tags = np.full(len(w), IGNORE)
    owners = np.full(len(w), -1)
    at = 1
    for i in chosen:
        n = len(article.parts[i])
        tags[at : at + n], owners[at : at + n] = article.tags[i], article.owners[i]
        at += n + 1
    tags[~w.first] = IGNORE
    place = {int(s): j for j, s in enumerate(w.start) if w.first[j]}
    soft = None
    if article.soft is not None:
        soft = np.zeros((len(w), 7), np.float32)
        soft[_rows(article, chosen)] = np.concatenate([article.soft[i] for i in chosen])
    if article.points is not None:
        return Example(w, tags, _pointed(article, chosen, len(w), place), soft)
    links = np.full(len(w), IGNORE)
    cue_of: dict[int, int] = {}
    for j in np.flatnonzero(tags == B["cue"]):
        cue_of.setdefault(int(owners[j]), int(j))
    for j in np.flatnonzero(tags > B["source"] + 1):
        mine = int(owners[j])
        if tags[j] >= B["content"]:
            links[j] = cue_of.get(mine, IGNORE)
        else:
            source = article.raw["attributions"][mine]["source"]
            links[j] = place.get(source[0][0], IGNORE) if source else 0
    return Example(w, tags, links, soft)


def _rows(article: Article, chosen: range) -> Ints:
    """Where in a window the pieces of its segments stand."""
    sizes = np.array([len(article.parts[i]) for i in chosen])
    begins = 1 + np.append(0, np.cumsum(sizes + 1)[:-1])
    return np.concatenate([b + np.arange(n) for b, n in zip(begins, sizes, strict=True)])


def _pointed(article: Article, chosen: range, length: int, place: dict[int, int]) -> Ints:
    """What each piece of a window points to, as a teacher found it."""
    assert article.points is not None
    where = {-1: 0, **place}
    links = np.full(length, IGNORE)
    offsets = np.concatenate([article.points[i] for i in chosen])
    links[_rows(article, chosen)] = [where.get(int(o), IGNORE) for o in offsets]
    return links


def epoch(
    articles: list[Article], rng: random.Random, size: int, most: int
) -> list[list[tuple[Article, range]]]:
    """One pass in random windows, batched by length so that little is padding."""
    windows = [
        (a, chosen)
        for a in articles
        for chosen in pack(a.lengths, most, rng.randint(most // 4, most))
    ]
    rng.shuffle(windows)
    batches = []
    for i in range(0, len(windows), size * 24):
        some = sorted(windows[i : i + size * 24], key=lambda x: sum(x[0].lengths[k] for k in x[1]))
        batches += [some[j : j + size] for j in range(0, len(some), size)]
    rng.shuffle(batches)
    return batches
