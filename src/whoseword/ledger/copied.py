"""Looks at the copies among a ledger's documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, func, select

from whoseword.ledger.base import Article, CopyGroup
from whoseword.ledger.rows import article_of
from whoseword.ledger.schema import copy_pairs, copy_texts, documents
from whoseword.model import Copy

# Groups that are asked for at a time; databases bound the values of one query.
BATCH = 500

_later = documents.alias("later")
_part, _whole = copy_texts.alias("part"), copy_texts.alias("whole")

# A document is in view where no later version of its article exists.
NEWEST = ~exists().where(
    _later.c.article == documents.c.article, _later.c.version > documents.c.version
)
GROUP: ColumnElement[str] = func.coalesce(copy_texts.c.group, documents.c.digest)
GROUPED = documents.outerjoin(copy_texts, copy_texts.c.digest == documents.c.digest)


def copy_groups(connection: Connection) -> dict[int, str]:
    """The copy group of every document in view, by the document's key."""
    query = select(documents.c.key, GROUP).select_from(GROUPED).where(NEWEST)
    return {row.key: row[1] for row in connection.execute(query)}


def copies(connection: Connection, wanted: Collection[str] | None) -> tuple[CopyGroup, ...]:
    """The groups of two or more documents in view, the largest first."""
    sizes = Counter(copy_groups(connection).values())
    chosen = [g for g, size in sizes.items() if size > 1 and (wanted is None or g in wanted)]
    found = [group for some in _batches(chosen) for group in _groups(connection, some)]
    return tuple(sorted(found, key=lambda g: (-len(g.articles), g.id)))


def _groups(connection: Connection, ids: Collection[str]) -> Iterator[CopyGroup]:
    pairs = _pairs(connection, ids)
    for group, rows in _members(connection, ids).items():
        ordered = sorted(((article_of(row), row.digest) for row in rows), key=_by_time)
        articles, digests = zip(*ordered, strict=True)
        yield CopyGroup(group, articles, digests, tuple(pairs[group]))


def _members(connection: Connection, ids: Collection[str]) -> dict[str, list[Row[Any]]]:
    """The documents in view of each group, without their texts."""
    names = ("version", "title", "url", "publisher", "published", "published_found", "origin")
    query = (
        select(
            GROUP.label("group"),
            documents.c.digest,
            documents.c.key.label("document_key"),
            documents.c.id.label("document_id"),
            *(documents.c[name] for name in names),
        )
        .select_from(GROUPED)
        .where(NEWEST, GROUP.in_(ids))
    )
    members: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query):
        members[row.group].append(row)
    return members


def _pairs(connection: Connection, ids: Collection[str]) -> dict[str, list[Copy]]:
    """The pairs of each group, by the digests of their texts."""
    columns = (copy_pairs.c[name] for name in ("share", "words", "longest", "why"))
    query = (
        select(_part.c.group, _part.c.digest, _whole.c.digest, *columns)
        .join(_part, copy_pairs.c.part == _part.c.key)
        .join(_whole, copy_pairs.c.whole == _whole.c.key)
        .where(_part.c.group.in_(ids))
        .order_by(_part.c.digest, _whole.c.digest)
    )
    pairs: dict[str, list[Copy]] = defaultdict(list)
    for group, part, whole, share, words, longest, why in connection.execute(query):
        pairs[group].append(Copy(part, whole, share, words, longest, tuple(why)))
    return pairs


def _by_time(member: tuple[Article, str]) -> tuple[bool, str, str]:
    article = member[0]
    when = article.published.when.iso() if article.published else ""
    return not when, when, article.id


def _batches(ids: list[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while some := list(islice(rest, BATCH)):
        yield some
