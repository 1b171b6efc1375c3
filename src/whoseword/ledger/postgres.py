"""PostgreSQL: a ledger in a database of its own, through psycopg 3."""

from __future__ import annotations

from sqlalchemy import URL, Connection, Engine, create_engine, event

from whoseword.errors import LedgerError, missing

# Names the lock that one writer holds at a time: 'whosword' in ASCII.
WRITERS = int.from_bytes(b"whosword", "big")


def engine_for(url: URL) -> Engine:
    """An engine on the database at `url`; LedgerError where psycopg isn't installed."""
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"))
    except ModuleNotFoundError:
        raise LedgerError(missing("postgres", "PostgreSQL needs psycopg")) from None
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Writers follow one another, as they do in SQLite: no two add one document at a time."""
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
