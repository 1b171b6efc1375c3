"""A party with those whom the text joins to it: `Australia and Japan` impose sanctions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeVar

from whoseword.lexicon.parties import in_one
from whoseword.model import EventType
from whoseword.read.filled import Slot
from whoseword.read.fillers import acting
from whoseword.read.view import TextView

# What takes two: who is joined there is the other party.
MUTUAL = frozenset({EventType.MEETING, EventType.AGREEMENT})


S = TypeVar("S", Slot[str], Slot[str] | None)


def joint(view: TextView, type_: EventType, slot: S, others: Collection[str | None]) -> S:
    """`slot` naming all who are joined where its words stand, `others` aside.

    Joint parties are one string, in the order of the text (the annotation guidelines, 'actor').
    """
    if slot is None or type_ in MUTUAL:
        return slot
    names = tuple(dict.fromkeys(n for n in _joined(view, type_, slot) if n not in others))
    if len(names) < 2 or slot.value not in names:
        return slot
    return replace(slot, value=in_one(names))


def _joined(view: TextView, type_: EventType, slot: Slot[str]) -> Iterator[str]:
    """All of the list in which the slot's words stand, as the slot has them."""
    head = view.parse.head_of(slot.span)
    while head is not None and head.dep == "conj" and view.mentions.at(head.head):
        head = view.parse.tokens[head.head]
    yield from (acting(type_, a) for a in (view.mentions.parties(head.i) if head else ()))
