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
    Reason,
    Source,
)
from whoseword.model.copies import Copy, Ranges, Weighed
from whoseword.model.document import Dateline, Document, Published, text_digest
from whoseword.model.event import (
    Account,
    Comparison,
    Conflict,
    Event,
    Grade,
    Membership,
    Role,
    Word,
    event_id,
)
from whoseword.model.judged import Finding, Judged
from whoseword.model.judgement import About, Anchor, Judgement, Outcome, Ruling, ended, in_force
from whoseword.model.quantity import Quantity
from whoseword.model.reading import Reading
from whoseword.model.span import Span, hull
from whoseword.model.when import Precision, When, today

__all__ = [
    "About",
    "Account",
    "Actor",
    "Anchor",
    "ArgumentSpans",
    "Attribution",
    "Claim",
    "Comparison",
    "Conflict",
    "Copy",
    "Dateline",
    "Document",
    "Event",
    "EventType",
    "Finding",
    "Grade",
    "Judged",
    "Judgement",
    "Membership",
    "Modality",
    "Outcome",
    "Plover",
    "Precision",
    "Published",
    "Quantity",
    "Ranges",
    "Reading",
    "Reason",
    "Role",
    "Ruling",
    "Source",
    "SourceType",
    "Span",
    "Stance",
    "Weighed",
    "When",
    "Word",
    "ended",
    "event_id",
    "hull",
    "in_force",
    "text_digest",
    "today",
]
