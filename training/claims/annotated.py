"""The annotated articles: the gold, and the label sets, in folds.

Gold articles are folded by their group. Further labels (labels/*.jsonl) join the fold of a gold
article whose text they share, else one by their id's hash. They are trained on, never scored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.claims.labels import Record, load, load_corpora, read_lines, unpack

FOLDS = 4
SHINGLE = 8  # words
# Sets that were annotated after the network of hints had learned: what it says of them it says as
# of any new article, as it does of the gold. Once it learns from them, they are none any more.
FRESH = frozenset({"R1", "R2", "R3"})
NEAR = 0.1  # of the shorter text's shingles: more in common, and two texts share a fold


@dataclass(frozen=True)
class Annotated:
    """An article and its claims in the gold's format.

    `taught` is whether the network of hints learned from it.
    """

    article: Record
    claims: Sequence[Record]
    gold: bool
    taught: bool = False


def annotated(data: Path, sets: Iterable[str]) -> Iterator[Annotated]:
    """The gold, then the label sets `sets`."""
    gold = data / "gold"
    claims = {r["id"]: r["claims"] for r in read_lines(gold / "claims.jsonl")}
    for article in read_lines(gold / "articles.jsonl"):
        if article["id"] in claims:
            yield Annotated(article, claims[article["id"]], True)
    wanted = sorted(sets)
    corpora = load_corpora(data) if wanted else {}
    for name in wanted:
        for article, record in unpack(load(name), corpora):
            yield Annotated(article, record["claims"], False, name not in FRESH)


def folds(found: Sequence[Annotated]) -> list[int]:
    """The fold of each: all articles of one group, and texts that share much, are in one."""
    gold = [one for one in found if one.gold]
    theirs = [shingles(one.article["text"]) for one in gold]
    return [_fold(one if one.gold else near(one, gold, theirs) or one) for one in found]


def _fold(one: Annotated) -> int:
    key = one.article["group"] if one.gold and one.article["group"] else one.article["id"]
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def near(
    one: Annotated, gold: Sequence[Annotated], theirs: Sequence[frozenset[str]]
) -> Annotated | None:
    """The gold article with which a text shares most, if that is much."""
    own = shingles(one.article["text"])
    shares = [shared(own, other) for other in theirs]
    best = max(range(len(gold)), key=shares.__getitem__)
    return gold[best] if shares[best] > NEAR else None


def shared(own: frozenset[str], other: frozenset[str]) -> float:
    """The part of the shorter text's shingles that both have, 0 to 1."""
    return len(own & other) / max(1, min(len(own), len(other)))


def shingles(text: str) -> frozenset[str]:
    """Every run of SHINGLE words of a text."""
    words = text.lower().split()
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
