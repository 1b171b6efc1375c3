"""Keeps how judged claims stand: writes what changed of it, and leaves alone what was read."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select, update

from whoseword.ledger.base import ClaimStanding
from whoseword.ledger.chains import drop_chain, inserted, keep_chain
from whoseword.ledger.rows import claim_cells
from whoseword.ledger.schema import claims, standings
from whoseword.ledger.standing_rows import said_cell
from whoseword.ledger.standing_view import StandingView
from whoseword.model import Claim


def keep_standings(connection: Connection, wanted: Mapping[int, ClaimStanding]) -> None:
    """Let the judged claims stand as `wanted` says, by the rows that were read, and no others."""
    held = StandingView(connection).standings()
    for key in sorted(held.keys() | wanted.keys()):
        if held.get(key) != wanted.get(key):
            _put(connection, key, wanted.get(key))


def _put(connection: Connection, key: int, wanted: ClaimStanding | None) -> None:
    """How one claim stands, in the place of how it stood; as it was read where `wanted` is None."""
    connection.execute(delete(standings).where(standings.c.claim == key))
    row = connection.scalar(select(claims.c.key).where(claims.c.as_read == key))
    corrected = wanted.corrected if wanted else None
    if row is not None:
        drop_chain(connection, row)
    if corrected is not None:
        row = _correct(connection, key, row, corrected)
    elif row is not None:
        connection.execute(delete(claims).where(claims.c.key == row))
    if wanted is not None:
        stands = None if wanted.judged.rejected else row if corrected else key
        cells = {"claim": key, "stands": stands, "said": said_cell(wanted.judged)}
        connection.execute(insert(standings).values(cells))


def _correct(connection: Connection, key: int, row: int | None, claim: Claim) -> int:
    """Write the corrected row of the claim read in row `key`, over the one that there was."""
    read = connection.execute(select(claims).where(claims.c.key == key)).one()
    cells = claim_cells(claim, read.evidence) | {
        "as_read": key,
        "reading": read.reading,
        "position": -1 - read.position,
    }
    if row is None:
        row = inserted(connection, claims, cells)
    else:
        connection.execute(update(claims).where(claims.c.key == row).values(cells))
    keep_chain(connection, row, claim)
    return row
