"""What was judged of claims: by whom, what of it still holds, and which claims it's about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select

from whoseword.ledger.base import Held
from whoseword.ledger.browse import Browse
from whoseword.ledger.columns import AS_READ, CURRENT_AS_READ, JOINED
from whoseword.ledger.event_rows import judgement_of
from whoseword.ledger.schema import claims, documents, judgement_claims, judgements, readings
from whoseword.model import Anchor, Judgement, Ruling, in_force
from whoseword.model.judgement import ON_CLAIMS, VERDICTS

# A judgement is about the claim at hand.
HERE = (
    judgement_claims.c.digest == documents.c.digest,
    judgement_claims.c.start == claims.c.start,
    judgement_claims.c.end == claims.c.end,
    judgement_claims.c.type == claims.c.type,
)


def judgements_on(look: Browse, anchors: Iterable[Anchor]) -> tuple[Judgement, ...]:
    """What anybody ever judged of the claims that stand there, and what undid it, in order."""
    wanted = {(a.digest, a.span.start, a.span.end, a.type.value) for a in anchors}
    table = judgement_claims.c
    there = select(table.judgement, table.digest, table.start, table.end, table.type)
    rows = look.connection.execute(there.where(table.digest.in_({digest for digest, *_ in wanted})))
    keys = {row.judgement for row in rows if tuple(row[1:]) in wanted}
    every = _made(look, judgements.c.key.in_(keys) | (judgements.c.kind == Ruling.UNDO.value))
    found: dict[str, Judgement] = {}
    for one in every:
        if one.kind is not Ruling.UNDO or one.subject in found:
            found[one.id] = one
    return tuple(found.values())


def judgements_by(look: Browse, who: str) -> tuple[Judgement, ...]:
    """All that `who` judged, and all that undid anything, in order."""
    return _made(look, (judgements.c.who == who) | (judgements.c.kind == Ruling.UNDO.value))


def last_by(look: Browse, who: str) -> Judgement | None:
    """What `who` judged of a claim last and still holds: the one to undo first."""
    held = [one for one in in_force(judgements_by(look, who)) if one.kind in ON_CLAIMS]
    return held[-1] if held else None


def _made(look: Browse, which: ColumnElement[bool]) -> tuple[Judgement, ...]:
    chosen = select(judgements.c.key).where(which)
    sides = select(judgement_claims).where(judgement_claims.c.judgement.in_(chosen))
    found: dict[int, list[Any]] = {}
    for side in look.connection.execute(sides.order_by(*judgement_claims.primary_key)):
        found.setdefault(side.judgement, []).append(side)
    rows = look.connection.execute(select(judgements).where(which).order_by(judgements.c.key))
    return tuple(judgement_of(row, found.get(row.key, ())) for row in rows)


def judged_claims(look: Browse) -> tuple[Held, ...]:
    """The claims in view, as they were read, that somebody has judged or corrected, by article and
    place in it."""
    about = judgement_claims.join(judgements, judgement_claims.c.judgement == judgements.c.key)
    kinds = judgements.c.kind.in_([ruling.value for ruling in ON_CLAIMS])
    made = exists().select_from(about).where(*HERE, kinds)
    query = select(claims.c.key).select_from(JOINED).where(*CURRENT_AS_READ, made)
    order = (documents.c.key, claims.c.position)
    return look.those_as_read(list(look.connection.scalars(query.order_by(*order))))


def who_judged(look: Browse) -> dict[int, set[str]]:
    """Who gave a verdict that nobody has undone, by the row of the claim.

    It's asked from the judgements' side, of which there are few, and not from the claims'.
    """
    kinds = judgements.c.kind.in_([ruling.value for ruling in VERDICTS])
    holds = judgements.c.id.not_in(sorted(_undone(look)))
    about = judgements.join(judgement_claims, judgement_claims.c.judgement == judgements.c.key)
    there = about.join(documents, judgement_claims.c.digest == documents.c.digest)
    read = there.join(readings, readings.c.document == documents.c.key)
    whole = read.join(claims, and_(claims.c.reading == readings.c.key, *HERE))
    found: dict[int, set[str]] = {}
    query = select(claims.c.key, judgements.c.who).select_from(whole)
    for key, who in look.connection.execute(query.where(kinds, holds, AS_READ)):
        found.setdefault(key, set()).add(who)
    return found


def _undone(look: Browse) -> set[str]:
    """The ids of judgements that an undo which holds itself has undone."""
    query = select(judgements.c.id, judgements.c.subject)
    rows = look.connection.execute(
        query.where(judgements.c.kind == Ruling.UNDO.value).order_by(judgements.c.key.desc())
    )
    undone: set[str] = set()
    for identity, subject in rows:
        if identity not in undone:
            undone.add(subject)
    return undone
