"""Keeps claims' chains of sources."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, delete, exists, insert, select

from whoseword.ledger.schema import claim_sources, sources
from whoseword.model import Claim, Source


def keep_chain(connection: Connection, key: int, claim: Claim) -> None:
    """Keep on whose word the claim of that row stands."""
    for position, source in enumerate(claim.sources):
        cells = {
            "claim": key,
            "position": position,
            "source": _source(connection, source),
            "root": position == len(claim.sources) - 1,
            "span": source.span.pair() if source.span else None,
        }
        connection.execute(insert(claim_sources).values(cells))


def drop_chain(connection: Connection, key: int) -> None:
    """Forget it again, and whoever stood in no other."""
    mine = claim_sources.c.claim == key
    named = list(connection.scalars(select(claim_sources.c.source).where(mine)))
    connection.execute(delete(claim_sources).where(mine))
    cited = exists().where(claim_sources.c.source == sources.c.key)
    connection.execute(delete(sources).where(sources.c.key.in_(named), ~cited))


def inserted(connection: Connection, table: Table, cells: dict[str, Any]) -> int:
    """The number of the new row."""
    done = connection.execute(insert(table).values(cells).returning(table.c.key))
    key: int = done.scalar_one()
    return key


def _source(connection: Connection, source: Source) -> int:
    """The row of a source, made where it's new."""
    cells = {"name": source.name, "type": source.type.value, "resolved": source.resolved}
    same = [sources.c[name] == value for name, value in cells.items()]
    key = connection.scalar(select(sources.c.key).where(*same))
    return inserted(connection, sources, cells) if key is None else key
