"""Claims as a ledger gives them."""

from __future__ import annotations

from datetime import UTC, datetime

from factories import document
from whoseword.ledger.base import Article, Held
from whoseword.model import Claim, Document, Finding, Judged, Ruling

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
# A claim of which Ann set the actor right and Ben confirmed the rest; and one that Ann rejected.
RIGHT = Judged(
    Finding("2", "Ben", NOON.replace(hour=13), Ruling.CONFIRM),
    (Finding("1", "Ann", NOON, Ruling.CORRECT, "actor", "Russia"),),
)
WRONG = Judged(Finding("3", "Ann", NOON, Ruling.REJECT, why="a drill"))


def article_of(of: Document, key: int = 1) -> Article:
    """A document without its text, under that row."""
    about = (of.title, of.url, of.publisher, of.published, of.origin, of.digest)
    return Article(key, of.id, 1, *about)


def held(claim: Claim, of: Document | None = None, *, words: str = "") -> Held:
    """A claim with its own words as evidence, or others."""
    of = of or document()
    return Held(claim, words or claim.evidence.of(of.text), article_of(of), 1)
