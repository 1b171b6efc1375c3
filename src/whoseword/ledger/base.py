"""What others may see of the ledger: one who writes, one who looks, and what they hand over.

`export` and `draw` import this file alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from whoseword.errors import RefusedInput
from whoseword.model import (
    Attribution,
    Claim,
    Document,
    EventType,
    Modality,
    Published,
    Reading,
    SourceType,
    When,
)


class Added(StrEnum):
    """What became of a document: a new article or version or reading, or nothing new."""

    NEW = "added"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents a run added, found unchanged and refused."""

    added: int = 0
    unchanged: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A document without its text. `version` counts from 1; `key` is its row in this ledger."""

    key: int
    id: str
    version: int
    title: str | None
    url: str | None
    publisher: str | None
    published: Published | None
    origin: str


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as the ledger holds it: with the words of its evidence, and whose article it is."""

    claim: Claim
    evidence: str
    article: Article


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to show. Each field that is set must hold; of several values, one.

    Names are compared without case; a joint party (`South Korea and Japan`) counts as each of its
    parts. `sources` stand anywhere in the chain, `roots` at its end. `since` and `until` keep the
    claims whose time may reach between them; a claim without a time is then left out. `text` is
    looked for in the evidence.
    """

    types: tuple[EventType, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    since: When | None = None
    until: When | None = None
    modalities: tuple[Modality, ...] = ()
    text: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How often a source is the root of a claim, how often it only passes one on, and where."""

    name: str
    type: SourceType
    root: int
    relay: int
    documents: int


class View(Protocol):
    """Looks: of each article its newest version, of that version the reading added last."""

    def claims(self, wanted: ClaimFilter = ...) -> Iterator[Held]:
        """Claims by time (those without one last), then by article and place in it."""
        ...

    def claim(self, prefix: str) -> Held:
        """The one claim whose id begins with `prefix`; LedgerError for none or several."""
        ...

    def document(self, key: int) -> Document:
        """A document with its text; LedgerError where the ledger has none under `key`."""
        ...

    def attributions(self, key: int) -> tuple[Attribution, ...]:
        """The attributions of the document under `key`."""
        ...

    def sources(self) -> tuple[SourceCount, ...]:
        """All sources of the claims in view, those that most claims rest on first."""
        ...


class Writer(Protocol):
    """Writes one run. Each call is one transaction: all of it is kept, or nothing."""

    def holds(self, document: Document) -> bool:
        """Whether this run's reader and pack have already read this very text under this id."""
        ...

    def add(self, reading: Reading) -> Added:
        """Keep a document and what was read from it."""
        ...

    def refuse(self, refused: RefusedInput) -> None:
        """Note an input that couldn't be taken."""
        ...

    def finish(self) -> Tally:
        """Close the run and count it."""
        ...
