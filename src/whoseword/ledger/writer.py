"""Writes one run into the ledger, one transaction a document.

A kill between two calls loses nothing that was added; a kill within one leaves no trace of it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, and_, func, insert, or_, select, update

from whoseword.errors import RefusedInput
from whoseword.ledger import fulltext
from whoseword.ledger.base import Added, Tally
from whoseword.ledger.chains import inserted, keep_chain
from whoseword.ledger.copies import keep_copies
from whoseword.ledger.protocols import Weigher
from whoseword.ledger.rows import attribution_cells, claim_cells, document_cells
from whoseword.ledger.schema import (
    attributions,
    claims,
    documents,
    readings,
    refusals,
    runs,
)
from whoseword.model import Document, Reading

# A document's id that was made from its text: this many first digits of the digest.
MADE_ID = 16


class LedgerWriter:
    """One run of the reader `reader` with the pack `pack`."""

    def __init__(self, engine: Engine, reader: str, pack: str) -> None:
        self._engine = engine
        self._read_by = {"reader": reader, "pack": pack}
        with engine.begin() as connection:
            self._run = inserted(connection, runs, {**self._read_by, "started": _now()})

    def holds(self, document: Document) -> bool:
        """Whether this reader and pack have read this very text under this id."""
        with self._engine.begin() as connection:
            key = _held(connection, document)
            return key is not None and _is_read(connection, key, self._read_by)

    def pass_over(self) -> None:
        """Count a document that is held and not read again."""
        with self._engine.begin() as connection:
            self._count(connection, Added.UNCHANGED)

    def add(self, reading: Reading, weigher: Weigher | None = None) -> Added:
        """Keep a document and what was read from it, and what `weigher` finds of its copies.

        The same id and text with the same reader and pack change nothing. A changed text under a
        known id, or under a known URL where the input had no id, is a new version of the article.
        """
        with self._engine.begin() as connection:
            document = reading.document
            key = _held(connection, document) or self._keep_document(connection, document)
            known = _is_read(connection, key, self._read_by)
            if not known:
                self._keep_reading(connection, key, reading)
                if weigher is not None:
                    keep_copies(connection, document, weigher)
            added = Added.UNCHANGED if known else Added.NEW
            self._count(connection, added)
        return added

    def refuse(self, refused: RefusedInput) -> None:
        """Note an input that couldn't be taken."""
        cells = {"run": self._run, "origin": refused.where, "reason": refused.reason}
        with self._engine.begin() as connection:
            connection.execute(insert(refusals).values(cells))
            self._count(connection, "refused")

    def finish(self) -> Tally:
        """Close the run and count it."""
        with self._engine.begin() as connection:
            this = runs.c.key == self._run
            connection.execute(update(runs).where(this).values(finished=_now()))
            row = connection.execute(select(runs).where(this)).one()
        return Tally(row.added, row.unchanged, row.refused)

    def _count(self, connection: Connection, what: str) -> None:
        more = {str(what): runs.c[str(what)] + 1}
        connection.execute(update(runs).where(runs.c.key == self._run).values(more))

    def _keep_document(self, connection: Connection, document: Document) -> int:
        article, version = _place(connection, document)
        cells = {**document_cells(document), "article": article, "version": version}
        key = inserted(connection, documents, {**cells, "run": self._run})
        fulltext.keep(connection, key, document.title, document.text)
        return key

    def _keep_reading(self, connection: Connection, key: int, reading: Reading) -> None:
        cells = {**self._read_by, "document": key, "run": self._run}
        number = inserted(connection, readings, cells)
        for position, attribution in enumerate(reading.attributions):
            where = {"reading": number, "position": position}
            connection.execute(insert(attributions).values(where | attribution_cells(attribution)))
        for position, claim in enumerate(reading.claims):
            where = {"reading": number, "position": position}
            own = claim_cells(claim, claim.evidence.of(reading.document.text))
            keep_chain(connection, inserted(connection, claims, where | own), claim)


def _held(connection: Connection, document: Document) -> int | None:
    """The row of this very text under this id."""
    same = and_(documents.c.id == document.id, documents.c.digest == document.digest)
    return connection.scalar(select(documents.c.key).where(same))


def _is_read(connection: Connection, key: int, read_by: dict[str, str]) -> bool:
    same = [readings.c[name] == value for name, value in read_by.items()]
    return (
        connection.scalar(select(readings.c.key).where(readings.c.document == key, *same))
        is not None
    )


def _place(connection: Connection, document: Document) -> tuple[str, int]:
    """The article that a new text belongs to, and which version of it this is."""
    same = documents.c.id == document.id
    if document.url and document.id == document.digest[:MADE_ID]:
        same = or_(same, documents.c.url == document.url)
    newest = select(documents.c.article).where(same).order_by(documents.c.key.desc()).limit(1)
    article = connection.scalar(newest)
    if article is None:
        return document.id, 1
    last = select(func.max(documents.c.version)).where(documents.c.article == article)
    return article, (connection.scalar(last) or 0) + 1


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
