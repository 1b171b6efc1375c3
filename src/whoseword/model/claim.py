"""One proposition with its evidence, and on whose word it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from whoseword.model.actor import SourceType
from whoseword.model.quantity import Quantity
from whoseword.model.span import Span
from whoseword.model.when import When


class EventType(StrEnum):
    """What happened, in the public contract's thirteen types."""

    TEST = "test"
    PRODUCTION = "production"
    CONSTRUCTION = "construction"
    VISIT = "visit"
    TRANSFER = "transfer"
    DEPLOYMENT = "deployment"
    AGREEMENT = "agreement"
    MEETING = "meeting"
    SANCTION = "sanction"
    UNVEILING = "unveiling"
    ATTACK = "attack"
    STATEMENT = "statement"
    ASSESSMENT = "assessment"


class Modality(StrEnum):
    """How the proposition stands: as fact, as plan, as forecast, …"""

    ASSERTED = "asserted"
    ORDERED = "ordered"
    PLANNED = "planned"
    PREDICTED = "predicted"
    POSSIBLE = "possible"
    DENIED = "denied"
    DEMANDED = "demanded"


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain of sources.

    `name` is canonical; for somebody whom nothing identifies it is `unidentified` and `resolved`
    is False: a pronoun is never a name. `span` is where this link is named or spoken for.
    """

    name: str
    type: SourceType
    span: Span | None = None
    resolved: bool = True


@dataclass(frozen=True, slots=True)
class Plover:
    """The claim in PLOVER's terms (manual draft 2.0), with the nearest CAMEO code.

    `event` is None where PLOVER has no home for it (a comment, an assessment).
    """

    event: str | None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class ArgumentSpans:
    """Where each filled slot stands in the text; None where it isn't said in words of its own."""

    trigger: Span
    actor: Span | None = None
    recipient: Span | None = None
    object: Span | None = None
    quantity: Span | None = None
    place: Span | None = None
    date: Span | None = None
    modality: Span | None = None
    probability: Span | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part of a claim is as it is: the rule or learned head that decided, and on which words.

    `confidence` is how likely the part is right, between 0 and 1: a head's own probability, or the
    share of times that the rule was right on annotated articles; None where neither is known.
    """

    part: str
    rule: str
    words: str = ""
    confidence: float | None = None

    def __str__(self) -> str:
        """In one line: `actor: subject 'North Korea' (0.83)`."""
        words = f" {self.words!r}" if self.words else ""
        sure = f" ({self.confidence:.2f})" if self.confidence is not None else ""
        return f"{self.part}: {self.rule}{words}{sure}"


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition, exactly as one document makes it. Claims never change.

    `sources` is the chain of say-so, outermost first, without the article's own outlet; the last
    is the root. `probability` is the ICD 203 band, both ends between 0 and 1. `id` is a hash of
    the document's text, the claim's content, the reader's version and the pack's digest.
    """

    id: str
    document: str
    evidence: Span
    type: EventType
    plover: Plover
    actor: str | None
    recipient: str | None
    object: str | None
    quantity: Quantity | None
    place: str | None
    date: When | None
    sources: tuple[Source, ...]
    modality: Modality
    probability: tuple[float, float] | None
    spans: ArgumentSpans
    reader: str
    pack: str
    why: tuple[Reason, ...] = field(default=())

    @property
    def source_type(self) -> SourceType:
        """The root's type, or `none` where the article speaks in its own voice."""
        return self.sources[-1].type if self.sources else SourceType.NONE

    @property
    def root(self) -> Source | None:
        """The source on whose word the claim finally rests."""
        return self.sources[-1] if self.sources else None
