"""The index of words: FTS5 in SQLite, tsvector in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, false, text

from whoseword.ledger.schema import documents
from whoseword.ledger.words import Term, words_in

# How much of a document can be found by its words, in code points: a tsvector holds 1 MB at most.
SEARCHED = 150_000
# A tsvector's positions end here, and it keeps 256 of each word; what comes later is found, but
# not in a phrase.
LAST_POSITION = 16_383
POSITIONS = 256

MAKE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE words USING fts5(folded, content='', "
        "tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE words (document INTEGER PRIMARY KEY REFERENCES documents (key), "
        "folded TSVECTOR NOT NULL)",
        "CREATE INDEX ix_words_folded ON words USING gin (folded)",
    ),
}
KEEP = {
    "sqlite": "INSERT INTO words (rowid, folded) VALUES (:document, :words)",
    "postgresql": "INSERT INTO words VALUES (:document, CAST(:words AS tsvector))",
}
FIND = {
    "sqlite": "SELECT rowid FROM words WHERE words MATCH :asked",
    "postgresql": "SELECT document FROM words WHERE folded @@ CAST(:asked AS tsquery)",
}
# Tables of FTS5's own beside `words`.
OWN = ("words", "words_config", "words_content", "words_data", "words_docsize", "words_idx")


def make(connection: Connection) -> None:
    """Make the index, and fill it with the documents that are there already."""
    for statement in MAKE[connection.dialect.name]:
        connection.execute(text(statement))
    held = connection.execute(text("SELECT key, title, text FROM documents ORDER BY key"))
    for key, title, whole in held.all():
        keep(connection, key, title, whole)


def keep(connection: Connection, key: int, title: str | None, whole: str) -> None:
    """Let the document under `key` be found by the words of its title and text."""
    words = [word for word, _ in words_in(f"{title or ''}\n{whole[:SEARCHED]}")]
    lite = connection.dialect.name == "sqlite"
    held = " ".join(words) if lite else _vector(words)
    connection.execute(text(KEEP[connection.dialect.name]), {"document": key, "words": held})


def found(connection: Connection, wanted: Iterable[Term]) -> ColumnElement[bool]:
    """The condition that a document has all the wanted terms and none of the excluded ones.

    Nothing is found by words that must be absent alone.
    """
    every = tuple(term for term in wanted if term.words)
    asked = [term for term in every if not term.excluded]
    without = [term for term in every if term.excluded]
    if not asked:
        return false()
    lite = connection.dialect.name == "sqlite"
    query = _match(asked, without) if lite else _tsquery(asked, without)
    chosen = text(FIND[connection.dialect.name]).bindparams(asked=query)
    return documents.c.key.in_(chosen.columns(documents.c.key).scalar_subquery())


def _vector(words: list[str]) -> str:
    """A tsvector as PostgreSQL writes it: `'missile':3,17 'test':4`."""
    at: dict[str, list[int]] = {}
    for position, word in enumerate(words, start=1):
        seen = at.setdefault(word, [])
        if len(seen) < POSITIONS:
            seen.append(min(position, LAST_POSITION))
    return " ".join(f"'{w}':{','.join(map(str, p))}" for w, p in at.items())


def _match(asked: list[Term], without: list[Term]) -> str:
    """FTS5's way to ask: `"ballistic missile" AND "test"*`."""

    def said(term: Term) -> str:
        return f'"{" ".join(term.words)}"{"*" if term.begins else ""}'

    query = " AND ".join(map(said, asked))
    return f"({query}) NOT ({' OR '.join(map(said, without))})" if without else query


def _tsquery(asked: list[Term], without: list[Term]) -> str:
    """PostgreSQL's way to ask: `('ballistic' <-> 'missile') & 'test':*`."""

    def said(term: Term) -> str:
        words = [f"'{word}'" for word in term.words]
        words[-1] += ":*" if term.begins else ""
        return f"({' <-> '.join(words)})"

    return " & ".join([*map(said, asked), *(f"!{said(term)}" for term in without)])
