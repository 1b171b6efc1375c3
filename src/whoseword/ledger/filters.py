"""Which claims to show, as conditions of a query."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, ColumnElement, func, literal, or_, select

from whoseword.ledger.base import ClaimFilter
from whoseword.ledger.schema import claim_sources, claims, sources
from whoseword.ledger.types import Exact

Condition = ColumnElement[bool]


def conditions(wanted: ClaimFilter) -> Iterator[Condition]:
    """Each of them must hold."""
    if wanted.types:
        yield claims.c.type.in_([kind.value for kind in wanted.types])
    if wanted.modalities:
        yield claims.c.modality.in_([modality.value for modality in wanted.modalities])
    if wanted.actors:
        yield _party(claims.c.actor, wanted.actors)
    if wanted.recipients:
        yield _party(claims.c.recipient, wanted.recipients)
    if wanted.sources:
        yield _vouches(wanted.sources)
    if wanted.roots:
        yield _vouches(wanted.roots, claim_sources.c.root)
    if wanted.since:
        yield claims.c.date_last >= wanted.since.start
    if wanted.until:
        yield claims.c.date_first <= wanted.until.end
    if wanted.text:
        yield claims.c.evidence.icontains(wanted.text, autoescape=True)


def _party(column: Column[str], names: tuple[str, ...]) -> Condition:
    """One of the parties that `column` names, 'A', 'A and B' or 'A, B and C', is in `names`."""
    parts = literal(", ", Exact) + func.replace(column, " and ", ", ") + literal(",")
    wanted = (f", {name.replace(' and ', ', ')}," for name in names)
    return or_(*(parts.icontains(name, autoescape=True) for name in wanted))


def _vouches(names: tuple[str, ...], *more: Condition | Column[bool]) -> Condition:
    """Somebody of `names` stands in the chain."""
    lowered = [func.lower(literal(name, Exact)) for name in names]
    chosen = (
        select(claim_sources.c.claim)
        .join(sources, claim_sources.c.source == sources.c.key)
        .where(func.lower(sources.c.name).in_(lowered), *more)
    )
    return claims.c.key.in_(chosen)
