"""The annotated articles as training material: parsed, with what is seen of each, in folds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.claims.align import aligned
from training.claims.annotated import Annotated, annotated, folds
from training.claims.labels import Record, names
from whoseword.gather.jsonl import read_lines as documents
from whoseword.model import Document, EventType
from whoseword.read.finding.seen import Seen
from whoseword.read.reader import Reader


@dataclass(frozen=True)
class Text:
    """One article: `stated` holds the types that each of its units states, in `seen`'s order.

    `taught` is whether the network of hints learned from it.
    """

    id: str
    gold: bool
    fold: int
    document: Document
    claims: Sequence[Record]
    seen: Seen
    stated: Sequence[Sequence[EventType]]
    taught: bool = False


def texts(data: Path, readers: Sequence[Reader], sets: Iterable[str] | None = None) -> list[Text]:
    """All articles, each parsed by its fold's reader; `sets` are the label sets, by default all."""
    found = list(annotated(data, names() if sets is None else sets))
    return [_text(one, fold, readers[fold]) for one, fold in zip(found, folds(found), strict=True)]


def document_of(one: Annotated) -> Document:
    """The article as the reader takes it."""
    line = json.dumps(one.article).encode()
    [document] = documents(one.article["id"], [line])
    assert isinstance(document, Document)
    return document


def _text(one: Annotated, fold: int, reader: Reader) -> Text:
    document = document_of(one)
    seen = reader.see(reader.look(document))
    return Text(
        document.id,
        one.gold,
        fold,
        document,
        one.claims,
        seen,
        aligned(seen, one.claims),
        one.taught,
    )


def digest(found: Iterable[Text]) -> str:
    """SHA-256 over the texts and their claims."""
    hashed = hashlib.sha256()
    for text in found:
        hashed.update(text.document.digest.encode())
        hashed.update(repr([sorted(_plain(c).items()) for c in text.claims]).encode())
    return hashed.hexdigest()


def _plain(claim: Mapping[str, Any]) -> dict[str, str]:
    return {key: repr(value) for key, value in claim.items()}
