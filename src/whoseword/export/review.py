"""The review queue as records."""

from __future__ import annotations

from whoseword.export.records import Record
from whoseword.export.tables import held_record
from whoseword.ledger.counts import Waiting


def waiting_record(one: Waiting) -> Record:
    """A claim in the queue: its record, and why it stands where it does."""
    return {
        "claim": held_record(one.held),
        "confidence": round(one.confidence, 4),
        "stakes": one.stakes,
        "value": round(one.value, 4),
        "event": one.event,
        "headlines": one.headlines,
        "differs": list(one.differs),
    }
