"""Claims about the future, what became of them, and how those who made them fared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from whoseword.model.actor import SourceType
from whoseword.model.claim import EventType, Modality
from whoseword.model.judgement import Anchor, Outcome
from whoseword.model.when import When

# Hexadecimal digits of a forecast's id.
DIGITS = 16

Band = tuple[float, float]


class Standing(StrEnum):
    """Where a forecast stands: its time still runs, has run out, or somebody said how it ended.

    `open-ended` names no time, so that nothing can ever make it false.
    """

    OPEN = "open"
    OPEN_ENDED = "open-ended"
    DUE = "due"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Forecast:
    """One claim about the future, on one word; `claims` are all that make it, copies too.

    `made` is when it was first published, None where no article says. `deadline` is the last day of
    the time that it names ('next year': its 31 December), None where it names none. `band` is the
    ICD 203 band of its estimative word, None where no such word was said. `forecaster` is on whose
    word it rests: the root, or the outlet; `identified` whether that is anybody in particular.
    """

    id: str
    claims: tuple[Anchor, ...]
    evidence: str
    document: str
    made: When | None
    type: EventType
    actor: str | None
    recipient: str | None
    object: str | None
    quantity: str | None
    place: str | None
    modality: Modality
    window: When | None
    band: Band | None
    forecaster: str
    identified: bool
    source_type: SourceType
    headlines: int

    @property
    def deadline(self) -> date | None:
        """The last day on which it can come true."""
        return self.window.end if self.window else None

    @property
    def probability(self) -> float | None:
        """The middle of its band."""
        return sum(self.band) / 2 if self.band else None


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event that may be the one foretold, and why. `sure` where every slot and the time fit."""

    event: str
    date: When | None
    roots: int
    self_reporting: int
    sure: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of a forecast, who says so (a person, or `rule`), when (UTC, ISO) and why."""

    outcome: Outcome
    by: str
    at: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A forecast in the book.

    `base` is the probability that the ledger's own record gave it when it was made, None where that
    is too short; `score` is None unless it ended true or false and said how probable it was.
    """

    forecast: Forecast
    standing: Standing
    proposals: tuple[Proposal, ...]
    resolution: Resolution | None
    base: float | None
    score: CaseScore | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A score by the middle of the band, with the scores of the band's two ends, best first."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CaseScore:
    """The Brier score (0 to 1) and the log score (natural, 0 and up) of one forecast; low is good.

    `base` is the Brier score of the base rate, where there is one.
    """

    brier: Measure
    log: Measure
    base: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """The mean scores of `cases` forecasts of one group; None for each on too few cases.

    `skill` is 1 - Brier / Brier of the base rate, over the `compared` cases that have one: above 0
    is better than the record alone. `unscored` were resolved, but unclear, too vague or without a
    probability.
    """

    group: str
    cases: int
    unscored: int
    brier: Measure | None
    log: Measure | None
    skill: float | None
    compared: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """What became of the forecasts of one band: `happened` of `cases`, as a share with its 95 %
    interval; `fits` whether that meets the band; both None on too few cases."""

    band: Band
    cases: int
    happened: int
    share: Measure | None
    fits: bool | None


def forecast_id(anchor: Anchor, forecaster: str, ordinal: int = 0) -> str:
    """The id of the forecast that a claim makes; the same for every reader that finds it.

    `ordinal` tells apart several on the very same evidence.
    """
    where = f"{anchor.digest}:{anchor.span.start}:{anchor.span.end}:{anchor.type.value}"
    content = f"forecast:{where}:{forecaster}:{ordinal or ''}"
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
