"""What a person, or a rule, decided: append-only, with who, when and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from whoseword.model.claim import EventType
from whoseword.model.span import Span

# Hexadecimal digits of a judgement's id.
DIGITS = 16


class Ruling(StrEnum):
    """What a judgement does.

    `merge`: the claims of both sides are one event. `split`: no claim of one side is the same
    event as one of the other. `confirm` and `reject`: the claim was read rightly, or not.
    `correct`: a slot of the claim has another value. `grade`: how reliable a source is (A to F),
    or how credible what an event's claims say is (1 to 6). `resolve`: what became of a forecast.
    `undo`: an earlier judgement no longer holds.
    """

    MERGE = "merge"
    SPLIT = "split"
    CONFIRM = "confirm"
    REJECT = "reject"
    CORRECT = "correct"
    GRADE = "grade"
    RESOLVE = "resolve"
    UNDO = "undo"


# What a person may say of one claim, and what closes its review.
VERDICTS = (Ruling.CONFIRM, Ruling.REJECT)
ON_CLAIMS = (*VERDICTS, Ruling.CORRECT)


class Outcome(StrEnum):
    """What became of a forecast."""

    TRUE = "true"
    FALSE = "false"
    UNCLEAR = "unclear"
    TOO_VAGUE = "too vague"


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Where a claim stands: in which text, at which evidence, of which type.

    A claim's id changes with every reader and pack; this doesn't, or hardly, so that what was
    judged finds its claim again. `claim` is the id that it had, which finds it exactly while the
    same reader's reading is in view.
    """

    digest: str
    span: Span
    type: EventType
    claim: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. It is never changed; a later one on the same matter supersedes it.

    `at` is in UTC. `claims` are those it is about; `others` the other side of a merge or a split.
    An event is named by the claim that founds it. `subject` is the source that is graded, or the
    id of the judgement that is undone. `slot` and `value` say what is corrected into what (an
    empty value: there is none); `value` is also the grade, or the forecast's outcome.
    """

    who: str
    at: datetime
    kind: Ruling
    claims: tuple[Anchor, ...] = ()
    others: tuple[Anchor, ...] = ()
    subject: str | None = None
    slot: str | None = None
    value: str | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None or self.at.utcoffset():
            raise ValueError(f"a judgement's time is in UTC, not {self.at.isoformat()}")

    @property
    def id(self) -> str:
        """A hash of the whole content."""
        sides = [[(a.digest, a.span.pair(), a.type.value) for a in s] for s in self.sides]
        parts = (self.who, self.at.isoformat(), self.kind.value, sides, self.subject)
        content = repr((*parts, self.slot, self.value, self.why))
        return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]

    @property
    def sides(self) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
        """The claims that it is about, and those of the other side."""
        return self.claims, self.others

    @property
    def matter(self) -> tuple[object, ...]:
        """What it is about: of several judgements on one matter the last holds.

        Merge and split answer one question, confirm and reject another.
        """
        question = MATTERS.get(self.kind, self.kind.value)
        both = tuple(sorted((tuple(sorted(self.claims)), tuple(sorted(self.others)))))
        return question, both, self.subject, self.slot


MATTERS = {
    Ruling.MERGE: "same",
    Ruling.SPLIT: "same",
    Ruling.CONFIRM: "read rightly",
    Ruling.REJECT: "read rightly",
}


@dataclass(frozen=True, slots=True)
class About:
    """One thing that a judgement is about, as people look it up and know it again.

    `kind` is claim, event, source, forecast or judgement; `id` leads there (a source's is its
    name). `words` are the evidence, or what an undone judgement said; empty where there are none.
    """

    kind: str
    id: str
    words: str = ""


def ended(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """By which later one each of `judgements` that no longer holds was ended, by its id.

    They come in the order in which they were made. An undo ends what it undoes, a later judgement
    the earlier one on the same matter; one that is undone itself ends nothing.
    """
    over: dict[str, Judgement] = {}
    last: dict[tuple[object, ...], Judgement] = {}
    for judgement in reversed(list(judgements)):
        if judgement.id in over:
            continue
        if judgement.kind is Ruling.UNDO:
            over.setdefault(judgement.subject or "", judgement)
        elif last.setdefault(judgement.matter, judgement) is not judgement:
            over[judgement.id] = last[judgement.matter]
    return over


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that hold, oldest first, of `judgements` in the order in which they were made.

    None that was ended does, and an undo does nothing else; undoing it brings the first back.
    """
    made = tuple(judgements)
    over = ended(made)
    return tuple(j for j in made if j.kind is not Ruling.UNDO and j.id not in over)
