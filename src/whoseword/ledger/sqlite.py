"""SQLite: a ledger in one file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

# How long a writer waits for another before it gives up, in seconds.
PATIENCE = 60


def engine_for(path: Path) -> Engine:
    """An engine on the file at `path`.

    Python's driver opens transactions late and commits before a CREATE TABLE; here it does
    neither, so that a transaction is what the program says, tables included.
    """
    url = URL.create("sqlite", database=str(path)) if writable(path) else _only_read(path)
    engine = create_engine(url, connect_args={"timeout": PATIENCE, "isolation_level": None})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def writable(path: Path) -> bool:
    """Whether a ledger may be written at `path`: to the file, and to its folder for the log."""
    folder = os.access(path.absolute().parent, os.W_OK)
    return folder and (not path.exists() or os.access(path, os.W_OK))


def _only_read(path: Path) -> URL:
    """The URL by which SQLite opens a file that can't be written.

    Without a log beside it, it is told that nobody changes the file: else it would want to begin
    one, where it may not or where it would stay behind.
    """
    query = {"mode": "ro", "uri": "true"}
    log = path.with_name(path.name + "-wal")
    if not log.exists() or not log.stat().st_size:
        query["immutable"] = "1"
    return URL.create("sqlite", database=f"file:{quote(str(path.absolute()))}", query=query)


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: two that read first could only fail each other."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def keep_log(path: Path) -> None:
    """Write ahead to a log from now on, so that readers never wait; the file remembers it.

    No other connection of ours may be open while the file changes over. Where it can't just now
    (another program is at it, or the file may only be read) it stays as it is, which works too.
    Each commit reaches the disk before it counts (`synchronous` stays FULL).
    """
    if not writable(path):
        return
    connection = sqlite3.connect(path, timeout=PATIENCE)
    try:
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
    finally:
        connection.close()
