"""How a judged claim stands: what people say of it, and what of that holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from whoseword.model.judgement import Ruling


@dataclass(frozen=True, slots=True)
class Finding:
    """What one person says of a claim, and what holds: a verdict on it, or what a slot should be.

    `judgement` is the id of the judgement, `at` in UTC. `read` is what the program read in the
    `slot` that is corrected, as text; None where it read nothing.
    """

    judgement: str
    who: str
    at: datetime
    kind: Ruling
    slot: str | None = None
    read: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """All that holds of what people say of one claim: the last verdict, and of each slot that they
    set right the last correction, in the order in which they were made."""

    verdict: Finding | None = None
    corrections: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The corrections, and the verdict."""
        return (*self.corrections, *((self.verdict,) if self.verdict else ()))

    @property
    def rejected(self) -> bool:
        """Whether it was no claim: then it stands nowhere."""
        return self.verdict is not None and self.verdict.kind is Ruling.REJECT

    @property
    def corrected(self) -> Mapping[str, str | None]:
        """What was read in the slots that were set right."""
        return {one.slot: one.read for one in self.corrections if one.slot}

    @property
    def who(self) -> tuple[str, ...]:
        """Everybody on whose judgement it stands so, each once, by time."""
        return tuple(dict.fromkeys(one.who for one in sorted(self.findings, key=lambda f: f.at)))

    @property
    def last(self) -> datetime | None:
        """When the last of it was said."""
        return max((one.at for one in self.findings), default=None)
