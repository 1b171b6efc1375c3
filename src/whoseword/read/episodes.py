"""Dates carried from claim to claim within one episode: what the rules make of a text's claims.

A claim without a time of its own goes on with the date of the claim of its type right before it,
where that is dated and it tells of the same: the annotation guidelines ('Carried forward within one
episode'). The conditions were read off the annotated articles with odd numbers and checked on the
even ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from whoseword.model import Claim, Document, EventType, Modality, Span
from whoseword.read.dating import Date, Dating
from whoseword.read.syntax import Parse
from whoseword.read.telling import perfect, simple_past
from whoseword.read.view import TextView
from whoseword.read.when import TimeExpression

# How many paragraphs on an episode may go on.
REACH = 3
# Only a day or a few carry on: a claim that lasts a year is no episode.
LONGEST = timedelta(days=31)
TOLD = frozenset({Modality.ASSERTED, Modality.POSSIBLE, Modality.ORDERED})
SPOKEN = frozenset({Modality.ASSERTED, Modality.DEMANDED, Modality.PLANNED})
# Types that often make one occasion: a visit to a test, a meeting with an agreement.
OCCASIONS = frozenset(
    {EventType.TEST, EventType.VISIT, EventType.MEETING, EventType.AGREEMENT, EventType.UNVEILING}
)
# An opening longer than this is a paragraph of its own, in characters.
LONGEST_OPENING = 600


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with its date, if any."""

    claim: Claim
    date: Date | None


def ruled_dates(
    document: Document, dating: Dating, claims: Sequence[Claim]
) -> tuple[list[Held], list[Held]]:
    """`claims`, in text order, each with its own date; and each with its own or its episode's."""
    text = dating.text
    own = [Held(c, dating.own(c)) for c in claims]
    opening = _opening(document, text, dating.times)
    return own, [_in_full(text, h, opening) for h in _forward(text, own)]


def _forward(text: TextView, every: list[Held]) -> list[Held]:
    """Each without a date gets that of the claim before it of its type, or of one occasion."""
    last: dict[EventType, Held] = {}
    latest: Held | None = None
    found = []
    for held in every:
        if held.date is None:
            earlier = (last.get(held.claim.type), latest)
            gone_on = (h.date for h in earlier if h and _goes_on(text, h, held.claim))
            held = replace(held, date=next(gone_on, None))
        latest = last[held.claim.type] = held
        found.append(held)
    return found


def _opening(
    document: Document, text: TextView, times: tuple[TimeExpression, ...]
) -> TimeExpression | None:
    """When a statement that an article gives in full was issued.

    Its first sentence ends with a colon: 'The ministry on Monday issued this press statement:'.
    """
    first = next(iter(text.parse.sentences), None)
    if first is None:
        return None
    line = document.text[first.span.start :].partition("\n")[0].rstrip()
    if not line.endswith((":", ": ", ":“", ':"')) or len(line) > LONGEST_OPENING:
        return None
    span = Span(first.span.start, first.span.start + len(line))
    return next((t for t in times if span.covers(t.span) and t.when), None)


def _in_full(text: TextView, held: Held, opening: TimeExpression | None) -> Held:
    """A statement of the issuer, somewhere in the text that is given in full, has its date."""
    claim = held.claim
    spoken = claim.type is EventType.STATEMENT and claim.modality in SPOKEN
    if held.date or not spoken or opening is None or opening.when is None or not claim.root:
        return held
    before = Span(0, text.parse.sentences[0].span.end)
    issuers = {m.actor.name for m in text.mentions.within(before) if m.actor}
    if claim.root.name not in issuers:
        return held
    return replace(held, date=Date(opening.when, opening.span))


def _goes_on(text: TextView, before: Held, claim: Claim) -> bool:
    """Whether `claim` tells on of what the dated claim before it tells."""
    if before.date is None or before.date.when.end - before.date.when.start > LONGEST:
        return False
    apart = paragraphs(text.parse.text[before.claim.evidence.start : claim.evidence.start])
    if before.claim.type is not claim.type:
        return _at_one(text.parse, before.claim, claim, apart)
    if claim.type is EventType.STATEMENT:
        return _speaks_on(text.parse, before.claim, claim, apart)
    same = before.claim.actor == claim.actor
    return apart <= (REACH if same else 1) and _happens_on(text.parse, claim)


def _at_one(parse: Parse, before: Claim, claim: Claim, apart: int) -> bool:
    """Whether two claims of different types tell of one occasion: a test and who watched it."""
    if before.type not in OCCASIONS or before.modality not in TOLD:
        return False
    if claim.type is EventType.STATEMENT:
        return apart == 0 and claim.modality in SPOKEN and not perfect(parse, claim)
    told = claim.type in OCCASIONS and claim.modality in TOLD
    return told and apart <= 1 and simple_past(parse, claim)


def paragraphs(between: str) -> int:
    """How many paragraphs begin in `between`."""
    return len(re.findall(r"\n\s*", between))


def _speaks_on(parse: Parse, before: Claim, claim: Claim, apart: int) -> bool:
    """Whether the same speaker goes on, or another one answers in the next paragraph."""
    if claim.modality not in SPOKEN or perfect(parse, claim):
        return False
    same = speaker(before) == speaker(claim)
    return apart <= (REACH if same else 1)


def speaker(claim: Claim) -> str | None:
    """On whose word a claim stands, or who does it."""
    return claim.root.name if claim.root else claim.actor


def _happens_on(parse: Parse, claim: Claim) -> bool:
    """Whether an act is told on, in the simple past."""
    told = claim.type is not EventType.ASSESSMENT and claim.modality in TOLD
    return told and simple_past(parse, claim)
