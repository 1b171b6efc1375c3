"""Judgements and events as rows, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from whoseword.ledger.base import Gathered
from whoseword.ledger.rows import Cells
from whoseword.model import (
    Account,
    Anchor,
    Comparison,
    Conflict,
    Event,
    EventType,
    Grade,
    Judgement,
    Membership,
    Modality,
    Role,
    Ruling,
    Span,
    When,
    Word,
)


def judgement_cells(judgement: Judgement) -> Cells:
    """A judgement's own columns."""
    return {
        "id": judgement.id,
        "who": judgement.who,
        "at": judgement.at.isoformat(),
        "kind": judgement.kind.value,
        "subject": judgement.subject,
        "slot": judgement.slot,
        "value": judgement.value,
        "why": judgement.why,
    }


def anchor_cells(anchor: Anchor) -> Cells:
    """An anchor's columns, without the claim's id."""
    return {
        "digest": anchor.digest,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "type": anchor.type.value,
    }


def anchor_of(row: Row[Any], claim: str = "") -> Anchor:
    """An anchor from its columns."""
    return Anchor(row.digest, Span(row.start, row.end), EventType(row.type), claim)


def judgement_of(row: Row[Any], sides: Iterable[Row[Any]]) -> Judgement:
    """A judgement from its row and those of its claims, in order."""
    claims: dict[bool, list[Anchor]] = {False: [], True: []}
    for side in sides:
        claims[side.other].append(anchor_of(side, side.claim))
    return Judgement(
        who=row.who,
        at=datetime.fromisoformat(row.at),
        kind=Ruling(row.kind),
        claims=tuple(claims[False]),
        others=tuple(claims[True]),
        subject=row.subject,
        slot=row.slot,
        value=row.value,
        why=row.why,
    )


def event_cells(gathered: Gathered) -> Cells:
    """An event's own columns."""
    event, when = gathered.event, gathered.event.date
    plain = ("id", "actor", "recipient", "object", "quantity", "place")
    counts = ("claims", "headlines", "groups", "roots", "self_reporting")
    return {
        **{name: getattr(event, name) for name in (*plain, *counts)},
        "founder": gathered.founder,
        "type": event.type.value,
        "modality": event.modality.value,
        "date": when.iso() if when else None,
        "date_first": when.start if when else None,
        "date_last": when.end if when else None,
        "first_seen": event.first_seen.iso() if event.first_seen else None,
        "words": [asdict(word) for word in event.words],
        "conflicts": [asdict(conflict) for conflict in event.conflicts],
        "grade": asdict(event.grade),
    }


def event_of(row: Row[Any]) -> Event:
    """An event from its row, joined with where its founding claim stands."""
    span = Span(row.founder_start, row.founder_end)
    kind = EventType(row.type)
    slots = ("actor", "recipient", "object", "quantity", "place", "claims", "headlines", "groups")
    return Event(
        id=row.id,
        founder=Anchor(row.founder_digest, span, kind, row.founder_id),
        type=kind,
        modality=Modality(row.modality),
        date=When.parse(row.date) if row.date else None,
        first_seen=When.parse(row.first_seen) if row.first_seen else None,
        words=tuple(Word(**word) for word in row.words),
        conflicts=tuple(_conflict(cell) for cell in row.conflicts),
        grade=Grade(**row.grade | {"reasons": tuple(row.grade["reasons"])}),
        **{name: getattr(row, name) for name in slots},
    )


def _conflict(cell: Cells) -> Conflict:
    accounts = (Account(a["value"], tuple(a["roots"])) for a in cell["accounts"])
    return Conflict(cell["slot"], tuple(accounts))


def membership_cells(part: Membership) -> Cells:
    """A membership's columns, without its event."""
    return {
        "claim": part.claim,
        "role": part.role.value,
        "group": part.group,
        "root": part.root,
        "self_reporting": part.self_reporting,
        "why": list(part.why),
    }


def membership_of(row: Row[Any]) -> Membership:
    """A membership from its row."""
    plain = (row.group, row.root, row.self_reporting, tuple(row.why))
    return Membership(row.claim, Role(row.role), *plain)


def comparison_cells(comparison: Comparison) -> Cells:
    """A comparison's columns."""
    names = ("left", "right", "score", "same")
    cells = {name: getattr(comparison, name) for name in names}
    return cells | {"reasons": list(comparison.reasons)}


def comparison_of(row: Row[Any]) -> Comparison:
    """A comparison from its row."""
    return Comparison(row.left, row.right, row.score, row.same, tuple(row.reasons))
