"""Why each part of a claim is as it is: what the reader keeps of its own decisions."""

from __future__ import annotations

from collections.abc import Iterator

from whoseword.model import Attribution, Reason, Source, Span
from whoseword.read.arguments import Arguments, Slot
from whoseword.read.certainty import Certainty
from whoseword.read.rates import Rates
from whoseword.read.stated import LEARNED
from whoseword.read.syntax import Token
from whoseword.read.triggers import Trigger

# The rules of parts that only one rule fills.
OBJECT, QUANTITY, DATE, CARRIED = "done to", "governing figure", "own time", "carried on"
OWN_VOICE, SAID, SPOKEN = "own voice", "attribution", "speaks in a statement"


def reasons(
    text: str,
    trigger: Trigger,
    token: Token,
    found: Arguments,
    attribution: Attribution | None,
    chain: tuple[Source, ...],
    certainty: Certainty,
    finder: float | None,
) -> Iterator[Reason]:
    """The reasons of a claim's parts in the order of the record; its date's come later.

    `finder` is the learned finder's confidence that this is a claim of its type, if that found it.
    """
    rates = Rates.load()
    sure = rates.of("type", trigger.type.value) if finder is None else finder
    rule = f"trigger of {trigger.where}" if trigger.where != LEARNED else "claim finder"
    yield Reason("type", rule, token.text, sure)
    slots: dict[str, Slot[str] | None] = {"actor": found.actor, "recipient": found.recipient}
    for part, slot in slots.items():
        yield from _slot(text, part, slot)
    if found.object is not None:
        yield _ruled(text, "object", OBJECT, found.object.span)
    if found.quantity is not None:
        yield _ruled(text, "quantity", QUANTITY, found.quantity.span)
    yield from _slot(text, "place", found.place)
    yield _root(text, attribution, chain)
    words = certainty.probability_span or certainty.modality_span
    said = words.of(text) if words else ""
    yield Reason("modality", certainty.rule, said, certainty.confidence)


def dated(words: str, *, carried: bool) -> Reason:
    """Why a claim has its date: a time of its own, said in `words`, or one carried on."""
    rule = CARRIED if carried else DATE
    return Reason("date", rule, words, Rates.load().of("date", rule))


def _slot(text: str, part: str, slot: Slot[str] | None) -> Iterator[Reason]:
    if slot is not None:
        sure = slot.confidence
        sure = Rates.load().of(part, slot.rule) if sure is None else sure
        yield Reason(part, slot.rule, slot.span.of(text), sure)


def _ruled(text: str, part: str, rule: str, span: Span) -> Reason:
    return Reason(part, rule, span.of(text), Rates.load().of(part, rule))


def _root(text: str, attribution: Attribution | None, chain: tuple[Source, ...]) -> Reason:
    """On whose word it stands, by an attribution's cue, a statement's speaker, or nobody's.

    A learned attribution has a confidence of its own; one that the rules found is sure (1.0) only
    of its words, so that the rule's rate says how likely the root is right.
    """
    rule = OWN_VOICE if not chain else SAID if attribution is not None else SPOKEN
    cue = " ".join(s.of(text) for s in attribution.cue) if attribution and chain else ""
    sure = attribution.confidence if attribution and chain else 1.0
    return Reason("root", rule, cue, sure if sure < 1 else Rates.load().of("root", rule))
