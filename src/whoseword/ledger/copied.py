"""Looks at the copies among a ledger's documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from whoseword.ledger.base import Article, CopyGroup
from whoseword.ledger.batches import batches
from whoseword.ledger.columns import ARTICLE, NEWEST
from whoseword.ledger.pairs import PAIRS, PART, WHOLE, copy_of
from whoseword.ledger.rows import article_of
from whoseword.ledger.schema import copy_pairs, copy_texts, documents
from whoseword.model import Copy

GROUP: ColumnElement[str] = func.coalesce(copy_texts.c.group, documents.c.digest)
WEIGHED = documents.join(copy_texts, copy_texts.c.digest == documents.c.digest)
GROUPED = documents.outerjoin(copy_texts, copy_texts.c.digest == documents.c.digest)


def copy_groups(connection: Connection, of: Collection[int] | None = None) -> dict[int, str]:
    """The copy group of every document in view, or of those `of`, by the document's key."""
    query = select(documents.c.key, GROUP).select_from(GROUPED)
    if of is None:
        queries = [query.where(NEWEST)]
    else:
        queries = [query.where(documents.c.key.in_(some)) for some in batches(of)]
    return {row.key: row[1] for one in queries for row in connection.execute(one)}


def copies(connection: Connection, wanted: Collection[str] | None) -> tuple[CopyGroup, ...]:
    """The groups of two or more documents in view, the largest first."""
    chosen = _shared_groups(connection) if wanted is None else sorted(set(wanted))
    found = (group for some in batches(chosen) for group in _groups(connection, some))
    return tuple(sorted(found, key=lambda g: (-len(g.articles), g.id)))


def _shared_groups(connection: Connection) -> list[str]:
    """The groups in which more than one document in view stands."""
    query = select(copy_texts.c.group).select_from(WEIGHED).where(NEWEST)
    return list(connection.scalars(query.group_by(copy_texts.c.group).having(func.count() > 1)))


def _groups(connection: Connection, ids: Collection[str]) -> Iterator[CopyGroup]:
    pairs = _pairs(connection, ids)
    for group, rows in _members(connection, ids).items():
        if len(rows) == 1:
            continue
        articles = tuple(sorted(map(article_of, rows), key=_by_time))
        yield CopyGroup(group, articles, tuple(pairs[group]))


def _members(connection: Connection, ids: Collection[str]) -> dict[str, list[Row[Any]]]:
    """The documents in view of each group, without their texts."""
    query = (
        select(copy_texts.c.group, *ARTICLE)
        .select_from(WEIGHED)
        .where(NEWEST, copy_texts.c.group.in_(ids))
    )
    members: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        members[row.group].append(row)
    return members


def _pairs(connection: Connection, ids: Collection[str]) -> dict[str, list[Copy]]:
    """The pairs that make each group, by the digests of their texts."""
    query = PAIRS.where(PART.c.group.in_(ids), copy_pairs.c.joins)
    pairs: dict[str, list[Copy]] = defaultdict(list)
    for row in connection.execute(query.order_by(PART.c.digest, WHOLE.c.digest)):
        pairs[row.group].append(copy_of(row))
    return pairs


def _by_time(article: Article) -> tuple[bool, str, str]:
    when = article.published.when.iso() if article.published else ""
    return not when, when, article.id
