"""The annotated articles as training material: parsed, with what is seen of each, in folds.

Gold articles are folded by their group. Further labels (labels/*.jsonl) join the fold of a gold
article whose text they share, else one by their id's hash. They are trained on, never scored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.claims.align import aligned
from training.claims.labels import Record, load, load_corpora, names, read_lines, unpack
from whoseword.gather.jsonl import read_lines as documents
from whoseword.model import Document, EventType
from whoseword.read.reader import Reader
from whoseword.read.seen import Seen

FOLDS = 4
SHINGLE = 8  # words
NEAR = 0.1  # of the shorter text's shingles: more in common, and two texts share a fold


@dataclass(frozen=True)
class Text:
    """One article: `stated` holds the types that each of its units states, in `seen`'s order."""

    id: str
    gold: bool
    fold: int
    document: Document
    claims: Sequence[Record]
    seen: Seen
    stated: Sequence[Sequence[EventType]]


@dataclass(frozen=True)
class Annotated:
    """An article and its claims in the gold's format."""

    article: Record
    claims: Sequence[Record]
    gold: bool


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
            yield Annotated(article, record["claims"], False)


def texts(data: Path, reader: Reader, sets: Iterable[str] | None = None) -> list[Text]:
    """All articles, parsed by `reader`; `sets` names the label sets, by default all."""
    found = list(annotated(data, names() if sets is None else sets))
    return [_text(one, fold, reader) for one, fold in zip(found, folds(found), strict=True)]


def document_of(one: Annotated) -> Document:
    """The article as the reader takes it."""
    line = json.dumps(one.article).encode()
    [document] = documents(one.article["id"], [line])
    assert isinstance(document, Document)
    return document


def _text(one: Annotated, fold: int, reader: Reader) -> Text:
    document = document_of(one)
    seen = reader.see(document)
    return Text(
        document.id,
        one.gold,
        fold,
        document,
        one.claims,
        seen,
        aligned(seen, one.claims),
    )


def folds(found: Sequence[Annotated]) -> list[int]:
    """The fold of each: all articles of one group, and texts that share much, are in one."""
    gold = [one for one in found if one.gold]
    shingles = [_shingles(one.article["text"]) for one in gold]
    return [_fold(one if one.gold else _near(one, gold, shingles) or one) for one in found]


def _fold(one: Annotated) -> int:
    key = one.article["group"] if one.gold and one.article["group"] else one.article["id"]
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def _near(
    one: Annotated, gold: Sequence[Annotated], shingles: Sequence[frozenset[str]]
) -> Annotated | None:
    """The gold article with which a text shares most, if that is much."""
    own = _shingles(one.article["text"])
    shares = [len(own & s) / max(1, min(len(own), len(s))) for s in shingles]
    best = max(range(len(gold)), key=shares.__getitem__)
    return gold[best] if shares[best] > NEAR else None


def _shingles(text: str) -> frozenset[str]:
    words = text.lower().split()
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def digest(found: Iterable[Text]) -> str:
    """SHA-256 over the texts and their claims."""
    hashed = hashlib.sha256()
    for text in found:
        hashed.update(text.document.digest.encode())
        hashed.update(repr([sorted(_plain(c).items()) for c in text.claims]).encode())
    return hashed.hexdigest()


def _plain(claim: Mapping[str, Any]) -> dict[str, str]:
    return {key: repr(value) for key, value in claim.items()}
