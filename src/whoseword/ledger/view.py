"""Looks into the ledger.

Of each article the view shows the newest version, of that version the reading that was added last,
and of each claim how it stands; older ones, and what was read, stay in the tables.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, distinct, func, select

from whoseword.errors import LedgerError, ambiguous_id, unknown_id
from whoseword.ledger.base import Article, ClaimFilter, CopyGroup, Held, SourceCount
from whoseword.ledger.batches import BATCH, batches
from whoseword.ledger.columns import (
    ARTICLE,
    AS_READ,
    CURRENT,
    DAY,
    JOINED,
    LAST_READ,
    MONTH,
    NEWEST,
    READ_ROW,
    STANDS,
    select_as_read,
    select_claims,
)
from whoseword.ledger.copied import copies, copy_groups
from whoseword.ledger.filters import conditions
from whoseword.ledger.rows import article_of, attribution_of, claim_of, document_of, source_of
from whoseword.ledger.schema import (
    attributions,
    claim_sources,
    claims,
    documents,
    readings,
    sources,
)
from whoseword.ledger.standing_rows import judged_of
from whoseword.model import Attribution, Document, Source, SourceType, When

LATEST = select(func.max(documents.c.published))
EVERYTHING = ClaimFilter()
PAGE = 50  # rows of a page, unless asked for otherwise
# The earliest published first, those without a date last.
EARLIEST = (documents.c.published.is_(None), documents.c.published, documents.c.key)


class LedgerView:
    """Looks through one connection, inside one transaction: what it shows belongs together."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def claims(self, wanted: ClaimFilter = EVERYTHING) -> Iterator[Held]:
        """Claims by time (those without one last), then by article and place in it."""
        query = (
            select_claims()
            .where(*CURRENT, *conditions(wanted))
            .order_by(
                claims.c.date_first.is_(None),
                claims.c.date_first,
                claims.c.date_last,
                documents.c.key,
                READ_ROW,
            )
            .limit(wanted.limit)
        )
        for rows in self.connection.execute(query).partitions(BATCH):
            yield from self.held(rows)

    def claim(self, prefix: str) -> Held:
        """The one claim whose id begins with `prefix`; LedgerError for none or several.

        Claims of older versions and readings are found too. Where several documents hold this very
        claim (they have one text), it's that of the earliest: `same_claim` names the others. A
        rejected claim comes as it was read.
        """
        query = select_claims().where(claims.c.key == self._found(prefix).key, AS_READ)
        row = self.connection.execute(query).one()
        if row.stands not in (None, row.key):
            corrected = select_claims().where(claims.c.key == row.stands)
            row = self.connection.execute(corrected).one()
        return next(self.held([row]))

    def as_read(self, prefix: str) -> Held:
        """The same claim as it was read, with nothing that people say of it."""
        return next(self.held([self._found(prefix)]))

    def _found(self, prefix: str) -> Row[Any]:
        begins = claims.c.id.startswith(prefix, autoescape=True)
        query = select_as_read().where(begins).order_by(*EARLIEST, claims.c.key)
        found = self.connection.execute(query.limit(BATCH)).all()
        if not found or not prefix:
            raise unknown_id("claim", prefix)
        outlets: dict[str, list[str]] = {}
        for row in found:
            outlets.setdefault(row.id, []).append(row.publisher or row.document_id)
        if len(outlets) > 1:
            several = (f"{one} ({', '.join(dict.fromkeys(by))})" for one, by in outlets.items())
            raise ambiguous_id("claim", prefix, several)
        return found[0]

    def document(self, key: int) -> Document:
        """A document with its text; LedgerError where the ledger has none under `key`."""
        row = self.connection.execute(select(documents).where(documents.c.key == key)).first()
        if row is None:
            raise LedgerError(f"{key}: the ledger has no document under this number.")
        return document_of(row)

    def attributions(self, key: int) -> tuple[Attribution, ...]:
        """The attributions of the document under `key`, from the reading that was added last."""
        last = select(func.max(readings.c.key)).where(readings.c.document == key)
        query = select(attributions).where(attributions.c.reading == last.scalar_subquery())
        rows = self.connection.execute(query.order_by(attributions.c.position))
        return tuple(attribution_of(row) for row in rows)

    def last_published(self) -> date | None:
        """The last day on which an article of the ledger came out; None where none has a date.

        Where no article has its day, the first one that the latest can mean: 'in 2026' doesn't
        say that the ledger saw all of the year.
        """
        # ISO texts of one length: the greatest is the last.
        days = func.length(documents.c.published) == DAY
        for query in (select(func.max(documents.c.published)).where(days), LATEST):
            if last := self.connection.scalar(query):
                return When.parse(last).start
        return None

    def months_published(self) -> dict[str, int]:
        """How many articles of the ledger came out in each month (`2024-05`) that has any."""
        month = func.substr(documents.c.published, 1, MONTH)
        whole = func.length(documents.c.published) >= MONTH
        query = select(month, func.count(distinct(documents.c.article))).where(whole)
        return {row[0]: row[1] for row in self.connection.execute(query.group_by(month))}

    def articles_named(self, prefix: str) -> tuple[Article, ...]:
        """The documents in view whose id is `prefix`, or else begins with it, without their texts.

        Ids that an input gave itself may stand in several of its articles.
        """
        for same in (documents.c.id == prefix, documents.c.id.startswith(prefix, autoescape=True)):
            query = select(*ARTICLE).where(NEWEST, same).order_by(documents.c.key).limit(BATCH)
            if rows := self.connection.execute(query).all():
                return tuple(map(article_of, rows))
        return ()

    def claims_of(self, keys: Collection[int]) -> tuple[Held, ...]:
        """The claims of the documents under these keys, by article and place in it."""
        query = select_claims().where(LAST_READ, STANDS).order_by(documents.c.key, READ_ROW)
        asked = (query.where(documents.c.key.in_(some)) for some in batches(sorted(keys)))
        return tuple(
            held for one in asked for held in self.held(self.connection.execute(one).all())
        )

    def sources(self) -> tuple[SourceCount, ...]:
        """All sources of the claims in view, those that most claims rest on first."""
        return self._source_counts()

    def _source_counts(self, chosen: Sequence[ColumnElement[bool]] = ()) -> tuple[SourceCount, ...]:
        rooted = func.count().filter(claim_sources.c.root).label("rooted")
        relayed = func.count().filter(~claim_sources.c.root).label("relayed")
        articles = func.count(distinct(documents.c.key)).label("articles")
        chained = JOINED.join(claim_sources, claim_sources.c.claim == claims.c.key).join(
            sources, claim_sources.c.source == sources.c.key
        )
        query = (
            select(sources.c.name, sources.c.type, rooted, relayed, articles)
            .select_from(chained)
            .where(*CURRENT, *chosen)
            .group_by(sources.c.name, sources.c.type)
        )
        counts = (SourceCount(n, SourceType(t), *c) for n, t, *c in self.connection.execute(query))
        return tuple(sorted(counts, key=lambda c: (-c.root, -c.relay, c.name, c.type)))

    def copy_groups(self, of: Collection[int] | None = None) -> dict[int, str]:
        """The copy group of every document in view, or of those `of`, by the document's key.

        A text without copies, or not weighed yet, is a group by itself: its own digest.
        """
        return copy_groups(self.connection, of)

    def copies(self, wanted: Collection[str] | None = None) -> tuple[CopyGroup, ...]:
        """The groups of two or more documents in view, the largest first; only those `wanted`."""
        return copies(self.connection, wanted)

    def held(self, rows: Sequence[Row[Any]]) -> Iterator[Held]:
        """Claims from rows of `select_claims` or `select_as_read`, with their chains."""
        for some in batches(rows):
            chains = self._chains([row.key for row in some])
            for row in some:
                chain = chains.get(row.key, ())
                key, judged = row.as_read or row.key, judged_of(row.said)
                yield Held(claim_of(row, chain), row.evidence, article_of(row), key, judged)

    def _chains(self, keys: Sequence[int]) -> dict[int, list[Source]]:
        query = (
            select(claim_sources, sources.c.name, sources.c.type, sources.c.resolved)
            .join(sources, claim_sources.c.source == sources.c.key)
            .where(claim_sources.c.claim.in_(keys))
            .order_by(claim_sources.c.claim, claim_sources.c.position)
        )
        chains: dict[int, list[Source]] = {}
        for row in self.connection.execute(query):
            chains.setdefault(row.claim, []).append(source_of(row))
        return chains
