"""What most queries ask for: articles and claims, and which of them are in view."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Join,
    Select,
    exists,
    func,
    null,
    select,
    type_coerce,
)

from whoseword.ledger.schema import claims, documents, readings, standings
from whoseword.ledger.types import Packed

# Characters of an ISO month, and of a day.
MONTH, DAY = len("2024-05"), len("2024-05-31")

_later, _again = documents.alias("later"), readings.alias("again")

# A document is in view where no later version of its article exists; a reading likewise.
NEWEST = ~exists().where(
    _later.c.article == documents.c.article, _later.c.version > documents.c.version
)
LAST_READ = ~exists().where(_again.c.document == readings.c.document, _again.c.key > readings.c.key)
# The row of a claim as it was read: its own, or for a row that stands corrected the other.
READ_ROW: ColumnElement[int] = func.coalesce(claims.c.as_read, claims.c.key)
# What was read stands unless people rejected or corrected it; a corrected row always does.
_FELL = select(standings.c.claim).where(standings.c.stands.is_distinct_from(standings.c.claim))
STANDS = claims.c.key.not_in(_FELL)
AS_READ = claims.c.as_read.is_(None)
# Claims in view as they stand: everybody's; and as they were read: whoever judges or derives.
CURRENT = (NEWEST, LAST_READ, STANDS)
CURRENT_AS_READ = (NEWEST, LAST_READ, AS_READ)
# A document's columns without its text, under the names by which article_of takes them.
ARTICLE = (
    documents.c.key.label("document_key"),
    documents.c.id.label("document_id"),
    *(documents.c[name] for name in ("version", "digest", "title", "url", "publisher")),
    *(documents.c[name] for name in ("published", "published_found", "origin")),
)


def with_documents(told: FromClause) -> Join:
    """`told`, in which claims stand, beside their readings and documents."""
    read = told.join(readings, claims.c.reading == readings.c.key)
    return read.join(documents, readings.c.document == documents.c.key)


JOINED = with_documents(claims)
JUDGED = JOINED.outerjoin(standings, standings.c.claim == READ_ROW)


def select_claims(told: FromClause = JUDGED) -> Select[Any]:
    """Claims with the columns of their article, without its text, and with what people say of
    them; `STANDS` leaves those that stand. `told` has all that beside more."""
    judged = (standings.c.stands, standings.c.said)
    return select(claims, *judged, *ARTICLE).select_from(told)


def select_as_read() -> Select[Any]:
    """The same claims as they were read, with nothing that people say."""
    nothing = (null().label("stands"), type_coerce(null(), Packed).label("said"))
    return select(claims, *nothing, *ARTICLE).select_from(JOINED).where(AS_READ)
