"""The ledger's tables. The migrations make them; a test holds the two together.

Times of the clock are UTC, `2025-12-26T08:00:00Z`. Offsets are half-open Unicode code points of
the document's text. Days are first and last day of what was said, both included.
"""

from __future__ import annotations

from whoseword.ledger.schema.common import metadata
from whoseword.ledger.schema.derived import (
    builds,
    comparisons,
    copy_keys,
    copy_pairs,
    copy_texts,
    event_claims,
    event_judgements,
    events,
    standings,
)
from whoseword.ledger.schema.described import describe
from whoseword.ledger.schema.judged import event_ids, judgement_claims, judgements
from whoseword.ledger.schema.read import (
    attributions,
    claim_sources,
    claims,
    documents,
    readings,
    refusals,
    runs,
    sources,
)

__all__ = [
    "attributions",
    "builds",
    "claim_sources",
    "claims",
    "comparisons",
    "copy_keys",
    "copy_pairs",
    "copy_texts",
    "describe",
    "documents",
    "event_claims",
    "event_ids",
    "event_judgements",
    "events",
    "judgement_claims",
    "judgements",
    "metadata",
    "readings",
    "refusals",
    "runs",
    "sources",
    "standings",
]
