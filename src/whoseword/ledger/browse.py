"""Looks into the ledger a page at a time, and counts in SQL: what a workbench needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Join, Select, String, cast, func, select

from whoseword.ledger.article_view import ArticleView
from whoseword.ledger.base import ClaimFilter, Held, SourceCount
from whoseword.ledger.batches import batches
from whoseword.ledger.columns import (
    CURRENT,
    JOINED,
    MONTH,
    NEWEST,
    READ_ROW,
    select_as_read,
    select_claims,
)
from whoseword.ledger.counts import Counts, MonthCount, PlaceCount
from whoseword.ledger.filters import conditions
from whoseword.ledger.fulltext import found
from whoseword.ledger.schema import claim_sources, claims, documents, readings, refusals, runs
from whoseword.ledger.schema import sources as source_rows
from whoseword.ledger.view import EVERYTHING, PAGE
from whoseword.ledger.words import Term
from whoseword.model import EventType, SourceType


class Browse(ArticleView):
    """A view with pages of claims, too, and counts."""

    def counts(self) -> Counts:
        """How much there is."""
        return Counts(
            self._count(select(func.count()).select_from(documents).where(NEWEST)),
            self.how_many(),
            self._count(select(func.count()).select_from(source_rows)),
            self._count(select(func.count()).select_from(refusals)),
            self.connection.scalar(select(func.max(runs.c.started))),
        )

    def how_many(self, wanted: ClaimFilter = EVERYTHING) -> int:
        """How many claims there are."""
        query = select(func.count()).select_from(JOINED).where(*CURRENT, *conditions(wanted))
        return self._count(query)

    def newest(self, wanted: ClaimFilter, start: int = 0, size: int = PAGE) -> tuple[Held, ...]:
        """Claims by their time, the latest first and those without one last, from `start` on."""
        order = (claims.c.date_first.desc().nulls_last(), READ_ROW)
        keys = (
            select(claims.c.key)
            .select_from(JOINED)
            .where(*CURRENT, *conditions(wanted))
            .order_by(*order)
            .limit(size)
            .offset(start)
        )
        return self.those(list(self.connection.scalars(keys)))

    def months(self, wanted: ClaimFilter = EVERYTHING) -> tuple[MonthCount, ...]:
        """Dated claims by month, type and kind of root, in the order of time."""
        month = func.substr(cast(claims.c.date_first, String), 1, MONTH).label("month")
        kind = func.coalesce(source_rows.c.type, SourceType.NONE.value).label("kind")
        query = (
            select(month, claims.c.type, kind, func.count())
            .select_from(_rooted())
            .where(*CURRENT, *conditions(wanted), claims.c.date_first.is_not(None))
            .group_by(month, claims.c.type, kind)
            .order_by(month, claims.c.type, kind)
        )
        return tuple(
            MonthCount(m, EventType(t), SourceType(k), n)
            for m, t, k, n in self.connection.execute(query)
        )

    def places(self, wanted: ClaimFilter = EVERYTHING) -> tuple[PlaceCount, ...]:
        """Claims by place and type, most first."""
        number = func.count()
        query = (
            select(claims.c.place, claims.c.type, number)
            .select_from(JOINED)
            .where(*CURRENT, *conditions(wanted), claims.c.place.is_not(None))
            .group_by(claims.c.place, claims.c.type)
            .order_by(number.desc(), claims.c.place, claims.c.type)
        )
        return tuple(PlaceCount(p, EventType(t), n) for p, t, n in self.connection.execute(query))

    def roots(self, wanted: ClaimFilter = EVERYTHING) -> tuple[tuple[str, SourceType, int], ...]:
        """Names and kinds of those on whose word the claims rest, with how many; most first."""
        number = func.count()
        query = (
            select(source_rows.c.name, source_rows.c.type, number)
            .select_from(_rooted())
            .where(*CURRENT, *conditions(wanted), source_rows.c.name.is_not(None))
            .group_by(source_rows.c.name, source_rows.c.type)
            .order_by(number.desc(), source_rows.c.name)
        )
        return tuple((n, SourceType(t), k) for n, t, k in self.connection.execute(query))

    def source_counts(self, wanted: ClaimFilter = EVERYTHING) -> tuple[SourceCount, ...]:
        """`sources` of the claims that pass the filter."""
        return self._source_counts(tuple(conditions(wanted)))

    def added(
        self, wanted: ClaimFilter, size: int, terms: Iterable[Term] = ()
    ) -> tuple[tuple[str, Held], ...]:
        """Claims in view that were added last, each with the time (UTC) when their run began; with
        `terms`, those of articles that have all the words."""
        asked = tuple(terms)
        query = (
            select(claims.c.key, runs.c.started)
            .select_from(JOINED.join(runs, readings.c.run == runs.c.key))
            .where(*CURRENT, *conditions(wanted), *([found(self.connection, asked)] * bool(asked)))
            .order_by(claims.c.reading.desc(), READ_ROW.desc())
            .limit(size)
        )
        rows = self.connection.execute(query).all()
        held = self.those([row.key for row in rows])
        return tuple((row.started, one) for row, one in zip(rows, held, strict=True))

    def span(self, wanted: ClaimFilter = EVERYTHING) -> tuple[date, date] | None:
        """The first and the last day that the claims speak of; None where none has a date."""
        query = select(func.min(claims.c.date_first), func.max(claims.c.date_last))
        row = self.connection.execute(
            query.select_from(JOINED).where(*CURRENT, *conditions(wanted))
        ).one()
        return (row[0], row[1]) if row[0] else None

    def those(self, keys: Sequence[int]) -> tuple[Held, ...]:
        """The claims of these rows, in that order, as they stand."""
        return self._those(keys, select_claims())

    def those_as_read(self, keys: Sequence[int]) -> tuple[Held, ...]:
        """The claims of these rows, in that order, as they were read."""
        return self._those(keys, select_as_read())

    def _those(self, keys: Sequence[int], query: Select[Any]) -> tuple[Held, ...]:
        found: dict[int, Held] = {}
        for some in batches(keys):
            rows = self.connection.execute(query.where(claims.c.key.in_(some))).all()
            found |= {row.key: one for row, one in zip(rows, self.held(rows), strict=True)}
        return tuple(found[key] for key in keys)


def _rooted() -> Join:
    """Claims beside their root, where they have one."""
    root = (claim_sources.c.claim == claims.c.key) & claim_sources.c.root
    return JOINED.outerjoin(claim_sources, root).outerjoin(
        source_rows, claim_sources.c.source == source_rows.c.key
    )
