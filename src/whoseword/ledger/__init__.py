"""The ledger: documents, what was read from them, and by which reader. Nothing is overwritten."""

from __future__ import annotations

from whoseword.ledger.base import (
    Added,
    Article,
    Basis,
    ClaimFilter,
    ClaimStanding,
    CopyGroup,
    Derived,
    EventPage,
    Gathered,
    Held,
    Member,
    SourceCount,
    Tally,
    Text,
    Voice,
)
from whoseword.ledger.copies import CopyWriter
from whoseword.ledger.protocols import Keeper, Meeting, View, Weigher, Writer
from whoseword.ledger.store import Store, open_ledger

__all__ = [
    "Added",
    "Article",
    "Basis",
    "ClaimFilter",
    "ClaimStanding",
    "CopyGroup",
    "CopyWriter",
    "Derived",
    "EventPage",
    "Gathered",
    "Held",
    "Keeper",
    "Meeting",
    "Member",
    "SourceCount",
    "Store",
    "Tally",
    "Text",
    "View",
    "Voice",
    "Weigher",
    "Writer",
    "open_ledger",
]
