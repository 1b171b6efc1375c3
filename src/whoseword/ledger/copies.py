"""The rows of copies: derived from the documents, kept so that one more costs little.

Whoever weighs texts is handed in, and its answer is kept in the transaction that it
was asked in. The groups are the same in whatever order the texts came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from whoseword.ledger.pairs import PAIRS, components, copy_of, pair_cells
from whoseword.ledger.protocols import Weigher
from whoseword.ledger.rows import document_of
from whoseword.ledger.schema import copy_keys, copy_pairs, copy_texts, documents
from whoseword.model import Copy, Document, Weighed

# Texts that are fetched at a time to be weighed.
BATCH = 200


class CopyWriter:
    """Weighs the documents that a ledger holds and that no run has weighed by today's rules."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def missing(self, form: str) -> int:
        """How many documents have not been weighed by the rules `form`."""
        with self._engine.begin() as connection:
            query = select(func.count()).select_from(documents).where(~_weighed(form))
            return connection.execute(query).scalar_one()

    def weigh(self, form: str, weigher: Weigher) -> Iterator[Document]:
        """Weigh those documents, a transaction each; what other rules made goes first."""
        with self._engine.execution_options(writes=True).begin() as connection:
            _drop_others(connection, form)
        while keys := self._next(form):
            for key in keys:
                yield self._weigh(key, weigher)

    def _next(self, form: str) -> list[int]:
        query = select(documents.c.key).where(~_weighed(form)).order_by(documents.c.key)
        with self._engine.begin() as connection:
            return list(connection.scalars(query.limit(BATCH)))

    def _weigh(self, key: int, weigher: Weigher) -> Document:
        with self._engine.execution_options(writes=True).begin() as connection:
            row = connection.execute(select(documents).where(documents.c.key == key)).one()
            document = document_of(row)
            keep_copies(connection, document, weigher)
        return document


def keep_copies(connection: Connection, document: Document, weigher: Weigher) -> None:
    """Weigh a document that the ledger holds, and keep its text's keys, pairs and group."""

    def meeting(keys: Collection[int], least: int) -> Iterator[Document]:
        return _meeting(connection, keys, least)

    weighed = weigher.weigh(document, meeting)
    _keep_text(connection, weighed)
    numbers = _numbers(connection, weighed)
    for copy in weighed.copies:
        _keep_pair(connection, copy, numbers)
    if weighed.copies:
        _group(connection, set(numbers.values()), weigher)


def _meeting(connection: Connection, keys: Collection[int], least: int) -> Iterator[Document]:
    """The documents of the texts that share at least `least` of `keys`."""
    common = (
        select(copy_keys.c.text)
        .where(copy_keys.c.key.in_(keys))
        .group_by(copy_keys.c.text)
        .having(func.count() >= least)
    )
    digests = select(copy_texts.c.digest).where(copy_texts.c.key.in_(common))
    rows = connection.execute(
        select(documents)
        .where(documents.c.digest.in_(digests))
        .order_by(documents.c.digest, documents.c.key)
    )
    yield from map(document_of, rows)


def _weighed(form: str) -> ColumnElement[bool]:
    """Whether a document's text has been weighed by the rules `form`."""
    done = select(copy_texts.c.key)
    return done.where(copy_texts.c.digest == documents.c.digest, copy_texts.c.form == form).exists()


def _drop_others(connection: Connection, form: str) -> None:
    """Forget what other rules than `form` made."""
    others = select(copy_texts.c.key).where(copy_texts.c.form != form)
    if connection.execute(others.limit(1)).first() is None:
        return
    theirs = or_(copy_pairs.c.part.in_(others), copy_pairs.c.whole.in_(others))
    connection.execute(delete(copy_pairs).where(theirs))
    connection.execute(delete(copy_keys).where(copy_keys.c.text.in_(others)))
    connection.execute(delete(copy_texts).where(copy_texts.c.form != form))


def _keep_text(connection: Connection, weighed: Weighed) -> None:
    """The row and the keys of a text that is new."""
    same = copy_texts.c.digest == weighed.digest
    if connection.scalar(select(copy_texts.c.key).where(same)) is not None:
        return
    cells = {"digest": weighed.digest, "form": weighed.form, "group": weighed.digest}
    made = insert(copy_texts).values(cells).returning(copy_texts.c.key)
    text = connection.execute(made).scalar_one()
    if weighed.keys:
        rows = [{"key": key, "text": text} for key in sorted(weighed.keys)]
        connection.execute(insert(copy_keys), rows)


def _numbers(connection: Connection, weighed: Weighed) -> dict[str, int]:
    """The rows of the text and of all its copies, by their digests."""
    digests = {weighed.digest, *(d for c in weighed.copies for d in (c.part, c.whole))}
    query = select(copy_texts.c.digest, copy_texts.c.key).where(copy_texts.c.digest.in_(digests))
    return {row.digest: row.key for row in connection.execute(query)}


def _keep_pair(connection: Connection, copy: Copy, numbers: dict[str, int]) -> None:
    where = {"part": numbers[copy.part], "whole": numbers[copy.whole]}
    same = [copy_pairs.c[name] == number for name, number in where.items()]
    if connection.scalar(select(copy_pairs.c.part).where(*same)) is None:
        connection.execute(insert(copy_pairs).values(where | pair_cells(copy) | {"joins": False}))


def _group(connection: Connection, texts: set[int], weigher: Weigher) -> None:
    """Group anew whatever hangs together with these texts by copies, joining or not."""
    rows = _around(connection, texts)
    ends = {copy_of(row): (row.part_key, row.whole_key) for row in rows}
    joining = {ends[copy] for copy in weigher.joining(ends)}
    for row in rows:
        _keep_joins(connection, row, joins=(row.part_key, row.whole_key) in joining)
    digests = {row.part_key: row.part for row in rows} | {r.whole_key: r.whole for r in rows}
    for members in components(digests, joining):
        group = min(digests[text] for text in members)
        others = (copy_texts.c.key.in_(members), copy_texts.c.group != group)
        connection.execute(update(copy_texts).where(*others).values(group=group))


def _keep_joins(connection: Connection, row: Row[Any], *, joins: bool) -> None:
    if row.joins != joins:
        this = (copy_pairs.c.part == row.part_key, copy_pairs.c.whole == row.whole_key)
        connection.execute(update(copy_pairs).where(*this).values(joins=joins))


def _around(connection: Connection, texts: set[int]) -> list[Row[Any]]:
    """The pairs of these texts, of those that they lead to, and so on."""
    seen: set[int] = set()
    found: dict[tuple[int, int], Row[Any]] = {}
    while new := sorted(texts - seen)[:BATCH]:
        seen.update(new)
        ends = or_(copy_pairs.c.part.in_(new), copy_pairs.c.whole.in_(new))
        for row in connection.execute(PAIRS.where(ends)):
            found[row.part_key, row.whole_key] = row
            texts = texts | {row.part_key, row.whole_key}
    return list(found.values())
