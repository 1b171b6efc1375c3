"""One claim in several documents: outlets that run one text word for word make the same claims.

A claim's id is a hash of its text and content, so there it's the same; and what is judged of it is
judged of all, since a judgement says where in which text a claim stands.
"""

from __future__ import annotations

from sqlalchemy import select

from whoseword.ledger.base import Article, Held
from whoseword.ledger.browse import Browse
from whoseword.ledger.columns import ARTICLE, JOINED
from whoseword.ledger.rows import article_of
from whoseword.ledger.schema import claims, documents
from whoseword.ledger.view import EARLIEST


def told_too(look: Browse, held: Held) -> tuple[Article, ...]:
    """The other documents that hold this very claim, the earliest first."""
    tell = select(documents.c.key).select_from(JOINED).where(claims.c.id == held.claim.id)
    others = (documents.c.key.in_(tell), documents.c.key != held.article.key)
    query = select(*ARTICLE).where(*others).order_by(*EARLIEST)
    return tuple(map(article_of, look.connection.execute(query)))
