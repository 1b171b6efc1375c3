"""An event as its slots are asked for, and what fills them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from whoseword.model import Actor, Quantity, Span
from whoseword.read.triggers import Trigger

T = TypeVar("T")
WEIGHED = "weighed"  # the rule of a slot that was chosen by learned weights


@dataclass(frozen=True, slots=True)
class Slot(Generic[T]):
    """A value, the words that give it, and the rule that found it or how likely it is right."""

    value: T
    span: Span
    rule: str = ""
    confidence: float | None = None


def value_of(slot: Slot[str] | None) -> str | None:
    """The value of a slot; None where nothing fills it."""
    return slot.value if slot else None


@dataclass(frozen=True, slots=True)
class Case:
    """An event whose slots are asked for: its word, its evidence, who says and who orders it."""

    trigger: Trigger
    evidence: Span
    speaker: Slot[Actor] | None = None
    orderer: Slot[Actor] | None = None


@dataclass(frozen=True, slots=True)
class Arguments:
    """What fills an event's slots; None where the text fills none."""

    actor: Slot[str] | None
    recipient: Slot[str] | None
    object: Slot[str] | None
    quantity: Slot[Quantity] | None
    place: Slot[str] | None
