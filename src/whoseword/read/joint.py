"""A party with those whom the text joins to it: `Australia and Japan` impose sanctions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from whoseword.lexicon.parties import in_one
from whoseword.model import Actor, EventType, Span
from whoseword.read.filled import Slot
from whoseword.read.fillers import acting
from whoseword.read.view import TextView

# What takes two: who is joined there is the other party.
MUTUAL = frozenset({EventType.MEETING, EventType.AGREEMENT})


def joint(
    view: TextView, type_: EventType, slot: Slot[str] | None, others: Collection[str | None]
) -> Slot[str] | None:
    """`slot` naming all who are joined where its words stand, `others` aside."""
    name = whole(view, type_, slot.value, slot.span, others) if slot else ""
    return slot if slot is None or name == slot.value else replace(slot, value=name)


def whole(
    view: TextView, type_: EventType, name: str, span: Span, others: Collection[str | None] = ()
) -> str:
    """Who is named `name` at `span`, with all who are joined there, `others` aside.

    Joint parties are one string, in the order of the text (the annotation guidelines, 'actor').
    """
    every = () if type_ in MUTUAL else _joined(view, span)
    if len(every) < 2:
        return name
    acts = (acting(type_, actor) for actor in every)
    names = tuple(dict.fromkeys(n for n in acts if n not in others))
    return in_one(names) if name in names else name


def _joined(view: TextView, span: Span) -> tuple[Actor, ...]:
    """All of the list in which the words at `span` stand."""
    head = view.parse.head_of(span)
    while head is not None and head.dep == "conj" and view.mentions.at(head.head):
        head = view.parse.tokens[head.head]
    return view.lists.parties(head.i) if head else ()
