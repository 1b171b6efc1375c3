"""A claim as a person corrects it. The claim itself stays as it was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical
from whoseword.model import (
    ArgumentSpans,
    Claim,
    EventType,
    Judgement,
    Modality,
    Quantity,
    Reason,
    Source,
    SourceType,
    When,
)
from whoseword.model.words import word_of

# The slots that a person may set right, in the order of a reviewer's keys.
SLOTS = (
    *("actor", "recipient", "object", "quantity", "place", "date"),
    *("root", "modality", "type"),
)

# What has a probability: the others are said, willed or denied.
FORETOLD = (Modality.PREDICTED, Modality.POSSIBLE)
# A type always has its word in the text.
SPANS = frozenset(field.name for field in fields(ArgumentSpans)) - {"trigger"}


def revised(claim: Claim, corrections: Iterable[Judgement], names: Names) -> Claim:
    """`claim` as all `corrections` have it, each of a slot of its own.

    What went with a slot as read goes with it: where its words stand, what decided it, and the
    probability of what is no longer foretold. A correction that says what was read changes
    nothing; nor does one that the slot can't take, which another ledger may have brought.
    """
    for judgement in corrections:
        slot = judgement.slot or ""
        try:
            found = corrected(claim, slot, judgement.value or "", names)
        except ValueError:
            continue
        if found != claim:
            claim = _settled(found, slot, judgement.who)
    return claim


def _settled(claim: Claim, slot: str, who: str) -> Claim:
    gone: dict[str, Any] = {slot: None} if slot in SPANS else {}
    if slot == "modality" and claim.modality not in FORETOLD:
        gone["probability"] = None
        claim = replace(claim, probability=None)
    mine = Reason(slot, f"corrected by {who}")
    why = tuple(mine if reason.part == slot else reason for reason in claim.why)
    why = why if mine in why else (*why, mine)
    return replace(claim, spans=replace(claim.spans, **gone), why=why)


def corrected(claim: Claim, slot: str, value: str, names: Names) -> Claim:
    """`claim` with `value` in `slot`; an empty value empties it.

    ValueError, with what to write, where the slot takes no such value.
    """
    match slot:
        case "actor":
            return replace(claim, actor=canonical(value, names) or None)
        case "recipient":
            return replace(claim, recipient=canonical(value, names) or None)
        case "object":
            return replace(claim, object=value or None)
        case "place":
            return replace(claim, place=value or None)
        case "quantity":
            return replace(claim, quantity=Quantity.parse(value) if value else None)
        case "date":
            return replace(claim, date=When.parse(value) if value else None)
        case "type":
            return replace(claim, type=word_of(EventType, value, "type"))
        case "modality":
            return replace(claim, modality=word_of(Modality, value, "modality"))
        case "root":
            return replace(claim, sources=_chain(claim, value, names))
    raise ValueError(f"a claim has no slot {slot!r}; it has {', '.join(SLOTS)}")


def _chain(claim: Claim, root: str, names: Names) -> tuple[Source, ...]:
    """The chain with another root; none where `root` is empty, for the article's own voice."""
    if not root:
        return ()
    actor = names.actor(root)
    before = claim.sources[-1].type if claim.sources else SourceType.EXPERT
    kind = actor.source_type if actor else before
    return (*claim.sources[:-1], Source(actor.name if actor else root, kind))
