"""Articles of the ledger, a page at a time, found by words and by their claims, counted in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select

from whoseword.errors import LedgerError
from whoseword.ledger.base import Article, ClaimFilter, Held
from whoseword.ledger.columns import (
    ARTICLE,
    CURRENT,
    JOINED,
    MONTH,
    NEWEST,
    READ_ROW,
    STANDS,
    select_claims,
)
from whoseword.ledger.counts import Found
from whoseword.ledger.event_view import EventView
from whoseword.ledger.filters import conditions
from whoseword.ledger.fulltext import found
from whoseword.ledger.rows import article_of
from whoseword.ledger.schema import claims, documents, readings
from whoseword.ledger.view import EVERYTHING, PAGE
from whoseword.ledger.words import Term

# Claims of an article beyond these are not marked: nobody reads thousands of marks.
MARKED = 2_000
# Code points of an article's text that stand for a title where it has none.
BEGINNING = 120

LISTED = (*ARTICLE, func.substr(documents.c.text, 1, BEGINNING).label("beginning"))


class ArticleView(EventView):
    """A view with articles by page and by full text."""

    def article(self, identity: str, version: int | None = None) -> Article:
        """The article with that id: its newest version, or the one asked for; else LedgerError."""
        same = [documents.c.id == identity]
        if version is not None:
            named = select(documents.c.article).where(*same).limit(1).scalar_subquery()
            same = [documents.c.article == named, documents.c.version == version]
        query = select(*ARTICLE).where(*same).order_by(documents.c.version.desc()).limit(1)
        row = self.connection.execute(query).first()
        if row is None:
            raise LedgerError(f"{identity}: the ledger has no such article.")
        return article_of(row)

    def versions(self, article: Article) -> tuple[int, ...]:
        """The versions of that article, oldest first."""
        named = select(documents.c.article).where(documents.c.key == article.key)
        same = documents.c.article == named.scalar_subquery()
        query = select(documents.c.version).where(same).order_by(documents.c.version)
        return tuple(self.connection.scalars(query))

    def claims_in(self, article: Article) -> tuple[Held, ...]:
        """The claims of a document's last reading, in text order."""
        last = select(func.max(readings.c.key)).where(readings.c.document == article.key)
        query = select_claims().where(claims.c.reading == last.scalar_subquery(), STANDS)
        rows = self.connection.execute(query.order_by(READ_ROW).limit(MARKED))
        return tuple(self.held(rows.all()))

    def articles(
        self,
        wanted: ClaimFilter = EVERYTHING,
        terms: Iterable[Term] = (),
        start: int = 0,
        size: int = PAGE,
    ) -> tuple[Found, ...]:
        """Articles that have all the words and, with a filter, a claim that passes it.

        The newest published first, those without a date last.
        """
        order = (documents.c.published.desc().nulls_last(), documents.c.key.desc())
        chosen = self._articles(wanted, terms).order_by(*order).limit(size).offset(start)
        rows = self.connection.execute(chosen).all()
        numbers = self._claims_of([row.document_key for row in rows])
        return _found(rows, numbers)

    def how_many_articles(self, wanted: ClaimFilter, terms: Iterable[Term]) -> int:
        """How many articles `articles` would give in all."""
        return self._count(
            select(func.count()).select_from(self._articles(wanted, terms).subquery())
        )

    def months_of_articles(
        self, wanted: ClaimFilter, terms: Iterable[Term]
    ) -> tuple[tuple[str, int], ...]:
        """In which month (`2025-12`) how many of the articles that `articles` would give came out;
        those without a month left out."""
        every = self._articles(wanted, terms).subquery()
        month = func.substr(every.c.published, 1, MONTH)
        query = select(month, func.count()).where(func.length(every.c.published) >= MONTH)
        rows = self.connection.execute(query.group_by(month).order_by(month))
        return tuple((row[0], row[1]) for row in rows)

    def added_last(self, size: int) -> tuple[Found, ...]:
        """The articles that were added last."""
        query = select(*LISTED).where(NEWEST).order_by(documents.c.key.desc()).limit(size)
        rows = self.connection.execute(query).all()
        return _found(rows, self._claims_of([row.document_key for row in rows]))

    def _articles(self, wanted: ClaimFilter, terms: Iterable[Term]) -> Select[Any]:
        asked = tuple(terms)
        query = select(*LISTED).where(NEWEST)
        if asked:
            query = query.where(found(self.connection, asked))
        passed = tuple(conditions(wanted))
        if passed:
            keys = select(documents.c.key).select_from(JOINED).where(*CURRENT, *passed)
            query = query.where(documents.c.key.in_(keys))
        return query

    def _claims_of(self, keys: Sequence[int]) -> dict[int, int]:
        query = (
            select(documents.c.key, func.count())
            .select_from(JOINED)
            .where(*CURRENT, documents.c.key.in_(keys))
            .group_by(documents.c.key)
        )
        return {row[0]: row[1] for row in self.connection.execute(query)}

    def _count(self, query: Select[int]) -> int:
        return self.connection.scalar(query) or 0


def _found(rows: Iterable[Row[Any]], numbers: Mapping[int, int]) -> tuple[Found, ...]:
    return tuple(
        Found(article_of(row), numbers.get(row.document_key, 0), row.beginning) for row in rows
    )
