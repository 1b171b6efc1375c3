"""The ledger: documents, what was read from them, and by which reader. Nothing is overwritten."""

from __future__ import annotations

from whoseword.ledger.base import (
    Added,
    Article,
    Basis,
    ClaimFilter,
    Gathered,
    Held,
    Keeper,
    Member,
    SourceCount,
    Tally,
    View,
    Writer,
)
from whoseword.ledger.store import Store, open_ledger

__all__ = [
    "Added",
    "Article",
    "Basis",
    "ClaimFilter",
    "Gathered",
    "Held",
    "Keeper",
    "Member",
    "SourceCount",
    "Store",
    "Tally",
    "View",
    "Writer",
    "open_ledger",
]
