"""Keeps judgements, and puts what is newly derived in the place of the old."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from whoseword.ledger.base import Added, Basis, ClaimStanding, Derived, Gathered
from whoseword.ledger.batches import batches
from whoseword.ledger.event_rows import (
    anchor_cells,
    comparison_cells,
    event_cells,
    judgement_cells,
    membership_cells,
)
from whoseword.ledger.schema import (
    builds,
    comparisons,
    event_claims,
    event_ids,
    event_judgements,
    events,
    judgement_claims,
    judgements,
)
from whoseword.ledger.stander import keep_standings
from whoseword.model import Comparison, Judgement

# What events are kept in, in the order in which it can be deleted.
EVENTS = (event_judgements, event_claims, events, comparisons)


class LedgerKeeper:
    """Writes judgements, how claims stand by them, and events through `engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def judge(self, judgement: Judgement) -> Added:
        """Keep a judgement; the very same one again changes nothing."""
        with self._engine.begin() as connection:
            same = select(judgements.c.key).where(judgements.c.id == judgement.id)
            if connection.scalar(same) is not None:
                return Added.UNCHANGED
            made = insert(judgements).values(judgement_cells(judgement))
            key = connection.scalar(made.returning(judgements.c.key))
            _fill(connection, judgement_claims, _about(key or 0, judgement))
        return Added.NEW

    def keep(
        self, events: Iterable[Gathered], comparisons: Iterable[Comparison], basis: Basis
    ) -> None:
        """Put these events in the place of those before, all at once or not at all."""
        with self._engine.begin() as connection:
            for table in EVENTS:
                connection.execute(delete(table))
            _keep_events(connection, list(events))
            _keep_comparisons(connection, comparisons)
            _keep_basis(connection, Derived.EVENTS, basis)

    def stand(self, standings: Mapping[int, ClaimStanding], basis: Basis) -> None:
        """Let the judged claims stand so, and all others as they were read."""
        with self._engine.begin() as connection:
            keep_standings(connection, standings)
            _keep_basis(connection, Derived.STANDINGS, basis)


def _keep_basis(connection: Connection, what: Derived, basis: Basis) -> None:
    connection.execute(delete(builds).where(builds.c.what == what.value))
    connection.execute(insert(builds).values({"what": what.value} | asdict(basis)))


def _about(key: int, judgement: Judgement) -> Iterator[dict[str, Any]]:
    sides = [(False, anchor) for anchor in judgement.claims]
    sides += [(True, anchor) for anchor in judgement.others]
    for position, (other, anchor) in enumerate(sides):
        own = {"judgement": key, "position": position, "other": other, "claim": anchor.claim}
        yield own | anchor_cells(anchor)


def _keep_events(connection: Connection, gathered: list[Gathered]) -> None:
    numbered = list(enumerate(gathered, start=1))
    made = {
        row.id: row.key for row in connection.execute(select(judgements.c.id, judgements.c.key))
    }
    _fill(connection, events, ({"key": key} | event_cells(one) for key, one in numbered))
    parts = ((key, part) for key, one in numbered for part in one.members)
    _fill(connection, event_claims, ({"event": k} | membership_cells(p) for k, p in parts))
    judged = ((key, judgement) for key, one in numbered for judgement in one.judgements)
    _fill(connection, event_judgements, ({"event": k, "judgement": made[j]} for k, j in judged))
    known = set(connection.scalars(select(event_ids.c.id)))
    new = (one.event for one in gathered if one.event.id not in known)
    _fill(connection, event_ids, ({"id": event.id} | anchor_cells(event.founder) for event in new))


def _keep_comparisons(connection: Connection, made: Iterable[Comparison]) -> None:
    _fill(connection, comparisons, map(comparison_cells, made))


def _fill(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    for batch in batches(rows):
        connection.execute(insert(table), batch)
