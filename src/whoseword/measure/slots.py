"""When do two fillers of one slot agree?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from whoseword.model import When

SLOTS = (
    *("actor", "recipient", "object", "place", "quantity", "date"),
    *("sources", "root", "source_type", "modality", "probability"),
)
# A root of a claim that the article makes in its own voice.
OWN_VOICE = "own voice"
# Days by which a predicted date may be wider than the annotated one.
SLACK = 7

Canonical = Callable[[str], str]
Slots = Mapping[str, Any]


def plain(name: str) -> str:
    """A name without case, possessive, full stops, marks and leading article."""
    name = re.sub(r"['’]s\b", "", name.casefold()).replace(".", "")
    return re.sub(r"^(the|a|an) ", "", re.sub(r"\W+", " ", name).strip())


def slots_of(claim: Mapping[str, Any], canonical: Canonical) -> Slots:
    """The fillers of `claim` in a form that `agree` compares; None where a slot is empty."""
    chain = [_name(source, canonical) or source for source in claim.get("sources") or ()]
    quantity = claim.get("quantity")
    value = quantity["value"] if quantity else None
    band = claim.get("probability")
    return {
        "actor": _parties(claim.get("actor"), canonical),
        "recipient": _parties(claim.get("recipient"), canonical),
        "object": _name(claim.get("object"), canonical),
        "place": _name(claim.get("place"), canonical),
        "quantity": tuple(value) if isinstance(value, list | tuple) else value,
        "date": When.parse(claim["date"]) if claim.get("date") else None,
        "sources": tuple(chain) or None,
        "root": chain[-1] if chain else OWN_VOICE,
        "source_type": claim.get("source_type"),
        "modality": claim.get("modality"),
        "probability": tuple(round(float(p), 2) for p in band) if band else None,
    }


def agree(slot: str, gold: Any, got: Any) -> bool:
    """Whether two fillers mean the same.

    Joint parties agree where one of them does; objects and roots where half of their words do;
    dates where they meet and the predicted one is at most a week wider.
    """
    if gold == got:
        return True
    if gold is None or got is None:
        return False
    match slot:
        case "actor" | "recipient":
            return bool(gold & got)
        case "object" | "root":
            return OWN_VOICE not in (gold, got) and _alike(gold, got)
        case "sources":
            return len(gold) == len(got) and all(map(_alike, gold, got))
        case "date":
            return _same_days(gold, got)
    return False


def _same_days(gold: When, got: When) -> bool:
    return got.meets(gold) and got.length - gold.length <= SLACK


def _alike(a: str, b: str) -> bool:
    left, right = set(a.split()), set(b.split())
    return len(left & right) >= 0.5 * len(left | right)


def _name(value: str | None, canonical: Canonical) -> str | None:
    return plain(canonical(value)) or None if value else None


def _parties(value: str | None, canonical: Canonical) -> frozenset[str | None] | None:
    """All parties of a joint name, and the whole of it."""
    if not value:
        return None
    parts = [*re.split(r"\s+and\s+|\s*,\s*", value), value]
    return frozenset(_name(part, canonical) for part in parts)
