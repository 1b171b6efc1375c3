"""Handovers as records."""

from __future__ import annotations

from dataclasses import asdict

from whoseword.export.records import Record
from whoseword.model.handover import Handover


def handover_record(row: Handover) -> Record:
    """`{giver, taker, good, category, year, ahead, events, claims, quantities, roots, words, ids}`.

    `roots` counts those who report it; `words` are all roots, those who deny it marked.
    """
    return asdict(row) | {"roots": row.roots, "words": [asdict(word) for word in row.words]}
