"""What the ledger hands over and is asked by: plain values.

`export` and `draw` import this file and counts.py alone; draw/views.py, which looks, more.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whoseword.model import (
    Anchor,
    Claim,
    Comparison,
    Copy,
    Event,
    EventType,
    Judged,
    Judgement,
    Membership,
    Modality,
    Published,
    Role,
    SourceType,
    When,
    Word,
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
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim as the ledger holds it: with the words of its evidence, and whose article it is.

    `key` is the row, in this ledger, of the claim as it was read. `judged` is what people say of
    it, where anybody does and the claim is shown as it stands.
    """

    claim: Claim
    evidence: str
    article: Article
    key: int = 0
    judged: Judged | None = None

    @property
    def anchor(self) -> Anchor:
        """Where the claim stands in its text, for judgements: under the type that was read."""
        claim = self.claim
        read = self.judged.corrected.get("type") if self.judged else None
        kind = EventType(read) if read else claim.type
        return Anchor(self.article.digest, claim.evidence, kind, claim.id)


@dataclass(frozen=True, slots=True)
class Member:
    """A claim in an event."""

    held: Held
    part: Membership


@dataclass(frozen=True, slots=True)
class Text:
    """One text's claims in an event, copies folded.

    `members` are the claims of its earliest document; `copies` the other documents that repeat it
    with claims of their own, earliest first.
    """

    group: str
    members: tuple[Member, ...]
    copies: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """All that an event's texts say on one word.

    `root` is empty for the outlets' own voice; `word` is None there, and for whoever only foresaw
    what the event is said to be.
    """

    role: Role
    root: str
    word: Word | None
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event with all that is known of it: its claims by root, those who deny it last, the
    judgements on it in the order in which they were made, the comparisons of its claims."""

    event: Event
    voices: tuple[Voice, ...]
    judgements: tuple[Judgement, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """An event with the parts that it is kept with.

    `founder` is the founding claim's row; `judgements` are ids.
    """

    event: Event
    founder: int
    members: tuple[Membership, ...]
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """How a judged claim stands. `key` is the row of the claim as it was read; `corrected` is the
    claim with other values in some slots, None where it stands as it was read, or not at all."""

    key: int
    judged: Judged
    corrected: Claim | None = None


class Derived(StrEnum):
    """What is made of claims and judgements, each in one go: how judged claims stand; events."""

    STANDINGS = "standings"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Basis:
    """What something is derived from: the rules' version, the last reading, the last judgement."""

    rules: str
    readings: int
    judgements: int


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


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Documents that repeat one text, the earliest first, those without a date last.

    `id` is the smallest digest of a text in it; `pairs` are the copies among the group's texts,
    those of older versions too.
    """

    id: str
    articles: tuple[Article, ...]
    pairs: tuple[Copy, ...]
