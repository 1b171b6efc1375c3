"""The words of the model as rows, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Row

from whoseword.ledger.base import Article
from whoseword.model import (
    ArgumentSpans,
    Attribution,
    Claim,
    Dateline,
    Document,
    EventType,
    Modality,
    Plover,
    Published,
    Quantity,
    Reason,
    Source,
    SourceType,
    Span,
    Stance,
    When,
)

Cells = dict[str, Any]


def document_cells(document: Document) -> Cells:
    """A document's own columns."""
    published = document.published
    return {
        "id": document.id,
        "digest": document.digest,
        "text": document.text,
        "origin": document.origin,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": published.when.iso() if published else None,
        "published_found": published.found if published else None,
        "dateline": _dateline_cell(document.dateline),
    }


def document_of(row: Row[Any]) -> Document:
    """A document from its row."""
    return Document(
        id=row.id,
        text=row.text,
        origin=row.origin,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        published=_published(row),
        dateline=_dateline(row.dateline),
    )


def article_of(row: Row[Any]) -> Article:
    """A document without its text, from its row under the names that the view gives."""
    return Article(
        key=row.document_key,
        id=row.document_id,
        version=row.version,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        published=_published(row),
        origin=row.origin,
        digest=row.digest,
    )


def attribution_cells(attribution: Attribution) -> Cells:
    """An attribution's own columns."""
    return {
        "source": [span.pair() for span in attribution.source],
        "cue": [span.pair() for span in attribution.cue],
        "content": [span.pair() for span in attribution.content],
        "stance": attribution.stance.value,
        "parent": attribution.parent,
        "confidence": attribution.confidence,
    }


def attribution_of(row: Row[Any]) -> Attribution:
    """An attribution from its row."""
    source, cue, content = (
        tuple(Span(*pair) for pair in cell) for cell in (row.source, row.cue, row.content)
    )
    return Attribution(source, cue, content, Stance(row.stance), row.parent, row.confidence)


def claim_cells(claim: Claim, evidence: str) -> Cells:
    """A claim's own columns; `evidence` is its words."""
    low, high = _ends(claim.quantity.value) if claim.quantity else (None, None)
    band = claim.probability or (None, None)
    when = claim.date
    return {
        "id": claim.id,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "evidence": evidence,
        "type": claim.type.value,
        "actor": claim.actor,
        "recipient": claim.recipient,
        "object": claim.object,
        "quantity_low": low,
        "quantity_high": high,
        "quantity_unit": claim.quantity.unit if claim.quantity else None,
        "place": claim.place,
        "date": when.iso() if when else None,
        "date_first": when.start if when else None,
        "date_last": when.end if when else None,
        "modality": claim.modality.value,
        "probability_low": band[0],
        "probability_high": band[1],
        "plover": asdict(claim.plover),
        "spans": _spans_cell(claim.spans),
        "reader": claim.reader,
        "pack": claim.pack,
        "why": [asdict(reason) for reason in claim.why],
    }


def claim_of(row: Row[Any], chain: Sequence[Source]) -> Claim:
    """A claim from its row and its chain of sources."""
    return Claim(
        id=row.id,
        document=row.document_id,
        evidence=Span(row.start, row.end),
        type=EventType(row.type),
        plover=Plover(**row.plover | {"contexts": tuple(row.plover["contexts"])}),
        actor=row.actor,
        recipient=row.recipient,
        object=row.object,
        quantity=_quantity(row),
        place=row.place,
        date=When.parse(row.date) if row.date else None,
        sources=tuple(chain),
        modality=Modality(row.modality),
        probability=None if row.probability_low is None else _band(row),
        spans=ArgumentSpans(**{slot: Span(*pair) for slot, pair in row.spans.items()}),
        reader=row.reader,
        pack=row.pack,
        why=tuple(_reason(cell) for cell in row.why),
    )


def source_of(row: Row[Any]) -> Source:
    """A link of a chain from its row."""
    span = Span(*row.span) if row.span else None
    return Source(row.name, SourceType(row.type), span, row.resolved)


def _ends(value: float | tuple[float, float]) -> tuple[float, float | None]:
    return value if isinstance(value, tuple) else (value, None)


def _quantity(row: Row[Any]) -> Quantity | None:
    if row.quantity_low is None:
        return None
    low, high = row.quantity_low, row.quantity_high
    return Quantity(low if high is None else (low, high), row.quantity_unit)


def _band(row: Row[Any]) -> tuple[float, float]:
    return row.probability_low, row.probability_high


def _published(row: Row[Any]) -> Published | None:
    return Published(When.parse(row.published), row.published_found) if row.published else None


def _spans_cell(spans: ArgumentSpans) -> Cells:
    found = {f.name: getattr(spans, f.name) for f in fields(ArgumentSpans)}
    return {name: span.pair() for name, span in found.items() if span}


def _dateline_cell(dateline: Dateline | None) -> Cells | None:
    if dateline is None:
        return None
    parts = {name: getattr(dateline, name) for name in ("span", "place", "date", "credit")}
    spans: Cells = {name: span.pair() for name, span in parts.items() if span}
    return spans | ({"when": dateline.when.iso()} if dateline.when else {})


def _dateline(cell: Cells | None) -> Dateline | None:
    if cell is None:
        return None
    spans = {name: Span(*pair) for name, pair in cell.items() if name != "when"}
    return Dateline(**spans, when=When.parse(cell["when"]) if "when" in cell else None)


def _reason(cell: dict[str, Any] | str) -> Reason:
    """A reason from its cell; early ledgers kept reasons as sentences, and claims never change."""
    return Reason("type", cell) if isinstance(cell, str) else Reason(**cell)
