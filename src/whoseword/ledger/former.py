"""Ids that events had before, and which of today's events they lead to."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from whoseword.ledger.columns import with_documents
from whoseword.ledger.schema import claims, documents, event_claims, event_ids
from whoseword.model import Role

# Claims of today's events, in their documents.
TOLD = with_documents(event_claims.join(claims, event_claims.c.claim == claims.c.key))


def key_now(connection: Connection, prefix: str) -> int | None:
    """The row of the event with the claims that stand where those of the old id stood.

    None where no event, or more than one, ever had an id that begins with `prefix`.
    """
    begins = event_ids.c.id.startswith(prefix, autoescape=True)
    old = connection.execute(select(event_ids).where(begins).limit(2)).all()
    if len(old) != 1:
        return None
    anchor = old[0]
    shared = _shared(connection, anchor)
    there = (
        documents.c.digest == anchor.digest,
        claims.c.type == anchor.type,
        event_claims.c.role == Role.ACCOUNT.value,
        or_(shared > 0, claims.c.start == anchor.start),
    )
    query = select(event_claims.c.event).select_from(TOLD).where(*there)
    best = (shared.desc(), claims.c.start, event_claims.c.event)
    key: int | None = connection.scalar(query.order_by(*best).limit(1))
    return key


def _shared(connection: Connection, anchor: Row[Any]) -> ColumnElement[int]:
    """The code points that a claim's evidence shares with the anchor's."""
    postgres = connection.dialect.name == "postgresql"
    least, greatest = (func.least, func.greatest) if postgres else (func.min, func.max)
    shared: ColumnElement[int] = least(claims.c.end, anchor.end) - greatest(
        claims.c.start, anchor.start
    )
    return shared
