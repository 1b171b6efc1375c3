"""Why each part of a claim is as it is: what the reader keeps of its own decisions."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.model import Attribution, Reason, Source, Span
from whoseword.read.certainty import Certainty
from whoseword.read.filled import Arguments, Slot
from whoseword.read.rates import Rates
from whoseword.read.stated import UNLISTED
from whoseword.read.syntax import Token
from whoseword.read.triggers import Trigger

# The rules of parts that only one rule fills.
QUANTITY, DATE, CARRIED = "governing figure", "own time", "carried on"
OWN_VOICE, SAID, SPOKEN = "own voice", "attribution", "speaks in a statement"


def reasons(
    text: str,
    trigger: Trigger,
    token: Token,
    found: Arguments,
    attribution: Attribution | None,
    chain: tuple[Source, ...],
    sure: float,
    certainty: Certainty,
    finder: float | None,
) -> Iterator[Reason]:
    """The reasons of a claim's parts in the order of the record; its date's come later.

    `sure` is how likely the chain's root is right; `finder` the learned finder's confidence that
    this is a claim of its type, if that found it.
    """
    typed = Rates.load().of("type", trigger.type.value) if finder is None else finder
    rule = f"trigger of {trigger.where}" if trigger.where != UNLISTED else "claim finder"
    yield Reason("type", rule, token.text, typed)
    who = {"actor": found.actor, "recipient": found.recipient, "object": found.object}
    for part, slot in who.items():
        yield from _slot(text, part, slot)
    if found.quantity is not None:
        yield _ruled(text, "quantity", QUANTITY, found.quantity.span)
    yield from _slot(text, "place", found.place)
    yield _root(text, attribution, chain, sure)
    words = certainty.probability_span or certainty.modality_span
    said = words.of(text) if words else ""
    yield Reason("modality", certainty.rule, said, certainty.confidence)


def dated(words: str, sure: float, *, carried: bool) -> Reason:
    """Why a claim has its date: a time of its sentence, said in `words`, or one carried on."""
    return Reason("date", CARRIED if carried else DATE, words, sure)


def _slot(text: str, part: str, slot: Slot[str] | None) -> Iterator[Reason]:
    if slot is not None:
        sure = slot.confidence
        sure = Rates.load().of(part, slot.rule) if sure is None else sure
        yield Reason(part, slot.rule, slot.span.of(text), sure)


def _ruled(text: str, part: str, rule: str, span: Span) -> Reason:
    return Reason(part, rule, span.of(text), Rates.load().of(part, rule))


def _root(
    text: str, attribution: Attribution | None, chain: tuple[Source, ...], sure: float
) -> Reason:
    """On whose word it stands, by an attribution's cue, a statement's speaker, or nobody's."""
    rule = OWN_VOICE if not chain else SAID if attribution is not None else SPOKEN
    cue = " ".join(s.of(text) for s in attribution.cue) if attribution and chain else ""
    return Reason("root", rule, cue, sure)
