"""Claims of annotated records, as a reader would have given them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from whoseword.gather import gather
from whoseword.lexicon.names import Names
from whoseword.model import (
    ArgumentSpans,
    Claim,
    Document,
    EventType,
    Modality,
    Plover,
    Quantity,
    Reading,
    Source,
    SourceType,
    Span,
    When,
)


def recorded(articles: Path, annotations: Path, names: Names) -> Iterator[Reading]:
    """The readings of the annotated ones among `articles`, their claims as annotated."""
    with annotations.open(encoding="utf-8") as lines:
        claims = {record["id"]: record["claims"] for record in map(json.loads, lines)}
    for document in gather([articles]):
        if isinstance(document, Document) and document.id in claims:
            found = (claim_of(document, record, names) for record in claims[document.id])
            yield Reading(document, (), tuple(found))


def claim_of(document: Document, record: Mapping[str, Any], names: Names) -> Claim:
    """A claim of the public contract's record; its argument spans are its evidence's."""
    evidence = Span(record["start"], record["start"] + len(record["evidence"]))
    made = sha256(repr((document.digest, sorted(record.items(), key=str))).encode()).hexdigest()
    slots: dict[str, Any] = {
        name: record[name] or None for name in ("actor", "recipient", "object", "place")
    }
    return Claim(
        id=made[:16],
        document=document.id,
        evidence=evidence,
        type=EventType(record["type"]),
        plover=Plover(None),
        quantity=_quantity(record["quantity"]),
        date=When.parse(record["date"]) if record["date"] else None,
        sources=tuple(_sources(record, names)),
        modality=Modality(record["modality"]),
        probability=tuple(record["probability"]) if record["probability"] else None,
        spans=ArgumentSpans(trigger=evidence),
        reader="recorded",
        pack="recorded",
        **slots,
    )


def _quantity(said: Mapping[str, Any] | None) -> Quantity | None:
    if said is None:
        return None
    value = said["value"]
    plain = tuple(map(float, value)) if isinstance(value, list) else float(value)
    return Quantity(plain, said["unit"] or "")  # type: ignore[arg-type]


def _sources(record: Mapping[str, Any], names: Names) -> Iterator[Source]:
    """The chain; the pack's type for those that it has, the record's for another root."""
    for name in record["sources"]:
        actor = names.actor(name)
        kind = actor.source_type if actor else SourceType(record["source_type"])
        yield Source(name, kind)
