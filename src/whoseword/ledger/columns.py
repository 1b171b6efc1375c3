"""What most queries ask for: articles and claims, and which of them are in view."""

from __future__ import annotations

from typing import Any

from sqlalchemy import FromClause, Join, Select, exists, select

from whoseword.ledger.schema import claims, documents, readings

# Characters of an ISO month, and of a day.
MONTH, DAY = len("2024-05"), len("2024-05-31")

_later, _again = documents.alias("later"), readings.alias("again")

# A document is in view where no later version of its article exists; a reading likewise.
NEWEST = ~exists().where(
    _later.c.article == documents.c.article, _later.c.version > documents.c.version
)
LAST_READ = ~exists().where(_again.c.document == readings.c.document, _again.c.key > readings.c.key)
CURRENT = (NEWEST, LAST_READ)
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


def select_claims() -> Select[Any]:
    """Claims with the columns of their article, without its text."""
    return select(claims, *ARTICLE).select_from(JOINED)
