"""The words of whoseword as frozen dataclasses: standard library only."""

from __future__ import annotations

from whoseword.model.actor import Actor, SourceType
from whoseword.model.attribution import Attribution, Stance
from whoseword.model.claim import (
    ArgumentSpans,
    Claim,
    EventType,
    Modality,
    Plover,
    Quantity,
    Source,
)
from whoseword.model.document import Dateline, Document, Published, text_digest
from whoseword.model.reading import Reading
from whoseword.model.span import Span, hull
from whoseword.model.when import Precision, When

__all__ = [
    "Actor",
    "ArgumentSpans",
    "Attribution",
    "Claim",
    "Dateline",
    "Document",
    "EventType",
    "Modality",
    "Plover",
    "Precision",
    "Published",
    "Quantity",
    "Reading",
    "Source",
    "SourceType",
    "Span",
    "Stance",
    "When",
    "hull",
    "text_digest",
]
