"""Looks at what people judged of single claims, and at how those stand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, func, select

from whoseword.ledger.base import ClaimStanding, Held
from whoseword.ledger.columns import AS_READ, select_as_read, select_claims, with_documents
from whoseword.ledger.schema import (
    claims,
    documents,
    judgement_claims,
    judgements,
    readings,
    standings,
)
from whoseword.ledger.view import LedgerView
from whoseword.model import Judged
from whoseword.model.judgement import ON_CLAIMS

# Judged claims: the row that stands, or what was read where none does.
ROW = func.coalesce(standings.c.stands, standings.c.claim)
FOUND = with_documents(standings.join(claims, claims.c.key == ROW))


class StandingView(LedgerView):
    """Looks at claims, and at what people say of them."""

    def met_by_judgements(self) -> tuple[Held, ...]:
        """The claims of all readings, as they were read, that a judgement on claims may mean: of
        its type, in its text, on evidence that overlaps; by reading and place in it."""
        met = select_as_read().where(claims.c.key.in_(_met()))
        rows = self.connection.execute(met.order_by(claims.c.reading, claims.c.position))
        return tuple(self.held(rows.all()))

    def standings(self) -> dict[int, ClaimStanding]:
        """How the judged claims stand, by the rows of the claims as they were read."""
        rows = self.connection.execute(select_claims(FOUND)).all()
        found = {}
        for row, held in zip(rows, self.held(rows), strict=True):
            corrected = held.claim if row.as_read else None
            found[held.key] = ClaimStanding(held.key, held.judged or Judged(), corrected)
        return found


def _met() -> Select[Any]:
    """The rows of claims as read whose evidence overlaps that of a judgement on claims.

    It's asked from the judgements' side, of which there are few, and not from the claims'.
    """
    there = judgement_claims.c
    met = and_(
        claims.c.reading == readings.c.key,
        claims.c.type == there.type,
        claims.c.start < there.end,
        claims.c.end > there.start,
        AS_READ,
    )
    about = judgements.join(judgement_claims, there.judgement == judgements.c.key)
    read = about.join(documents, there.digest == documents.c.digest).join(
        readings, readings.c.document == documents.c.key
    )
    kinds = judgements.c.kind.in_([ruling.value for ruling in ON_CLAIMS])
    return select(claims.c.key).select_from(read.join(claims, met)).where(kinds)
