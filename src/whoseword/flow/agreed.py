"""How far those who judged the same claims agree."""

from __future__ import annotations

from whoseword.flow.review import SLOTS, machine_value
from whoseword.ledger.browse import Browse
from whoseword.ledger.judged import judged_claims
from whoseword.measure.agreement import Agreement, agreements
from whoseword.model import Anchor


def agreed(look: Browse) -> tuple[Agreement, ...]:
    """Agreement on the verdict and on each slot that somebody corrected."""
    held = {one.anchor: one for one in judged_claims(look)}

    def machine(anchor: Anchor, slot: str) -> str | None:
        return machine_value(held[anchor], slot) if anchor in held else None

    return agreements(look.judgements(), SLOTS, machine)
