"""What a page counts, and what waits for a look: plain values, made in SQL."""

from __future__ import annotations

from dataclasses import dataclass

from whoseword.ledger.base import Article, Held
from whoseword.model import EventType, SourceType


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds in its current articles, and how much it refused."""

    articles: int
    claims: int
    sources: int
    refused: int
    last_added: str | None


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Claims of one type and kind of root whose time begins in a month (`2025-12`)."""

    month: str
    type: EventType
    source_type: SourceType
    claims: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """Claims of one type about one place."""

    place: str
    type: EventType
    claims: int


@dataclass(frozen=True, slots=True)
class Found:
    """An article in a list: with the number of its claims, and how its text begins."""

    article: Article
    claims: int
    beginning: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim in the queue. `confidence` is between 0 and 1; `differs` names no slot where the
    accounts of its event agree, or where it has no event yet."""

    held: Held
    confidence: float
    stakes: float
    value: float
    event: str | None
    headlines: int
    differs: tuple[str, ...]
