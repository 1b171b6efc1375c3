"""A claim as a person corrects it. The claim itself stays as it was read."""

from __future__ import annotations

from dataclasses import replace

from whoseword.lexicon.names import Names
from whoseword.lexicon.parties import canonical
from whoseword.model import Claim, EventType, Modality, Quantity, Source, SourceType, When
from whoseword.model.words import word_of

SLOTS = (
    *("type", "actor", "recipient", "object", "quantity", "place", "date", "modality", "root"),
)


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
