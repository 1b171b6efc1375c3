"""How values are said in a line, the same on a page, in a terminal, a picture and a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from whoseword.model.judged import Finding, Judged
from whoseword.model.judgement import Ruling

VERDICT_WORDS = {Ruling.CONFIRM: "confirmed", Ruling.REJECT: "rejected"}


class Told(Protocol):
    """A claim, an event or a forecast: something that somebody does, to somebody or not."""

    @property
    def actor(self) -> str | None:
        """Who does it."""
        ...

    @property
    def recipient(self) -> str | None:
        """To or with whom."""
        ...


def parties(told: Told) -> str:
    """`North Korea → Russia`, or whichever of the two there is."""
    if told.recipient:
        return f"{told.actor} → {told.recipient}" if told.actor else f"→ {told.recipient}"
    return told.actor or "–"


def number_of(things: int, noun: str) -> str:
    """`1 claim`, `2 claims`, of a noun whose plural ends in s."""
    return f"{things} {noun}" if things == 1 else f"{things} {noun}s"


def percents(ends: tuple[float, float]) -> str:
    """`55–80`, for a probability between 0.55 and 0.8."""
    low, high = (round(100 * end) for end in ends)
    return f"{low}–{high}"


def mark(judged: Judged | None) -> str:
    """`corrected, confirmed`: what people did to a claim, in a word or two; empty where nobody
    did."""
    if judged is None:
        return ""
    said = ["corrected"] if judged.corrections else []
    return ", ".join([*said, VERDICT_WORDS[judged.verdict.kind]] if judged.verdict else said)


def judged_words(judged: Judged | None) -> Iterator[str]:
    """`actor read as Russia, corrected by Ann on 2026-01-02`, `rejected by Ann on 2026-01-02: why`,
    and whatever else holds of what people say of a claim."""
    for one in judged.corrections if judged else ():
        yield f"{one.slot} read as {one.read or 'nothing'}, corrected {_by(one)}"
    if judged and judged.verdict:
        one = judged.verdict
        yield f"{VERDICT_WORDS[one.kind]} {_by(one)}" + (f": {one.why}" if one.why else "")


def _by(one: Finding) -> str:
    return f"by {one.who} on {one.at.date().isoformat()}"
