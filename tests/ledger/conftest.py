"""Ledgers to test on: SQLite in a file, and a PostgreSQL server that lives as long as the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from whoseword.ledger import Store, open_ledger

NUMBERS = count()


def _binaries() -> Path | None:
    """The folder of PostgreSQL's newest server, where one is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    best = found[-1] if found else Path(on_path) if on_path else None
    return best.parent if best else None


def _as_nobody(folder: Path) -> list[str]:
    """How to run as somebody else: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "nobody")
    return ["setpriv", "--reuid=nobody", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a throw-away server on the loopback; skipped where there's none to start."""
    binaries = _binaries()
    if binaries is None:
        reason = "no PostgreSQL server (initdb) on this machine"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="whoseword-pg-"))
    user, data, port = _as_nobody(folder), folder / "data", _free_port()

    def call(program: str, *arguments: str) -> None:
        command = [*user, str(binaries / program), "-D", str(data), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)

    try:
        call("initdb", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        call("pg_ctl", "-w", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield f"postgresql://tester@127.0.0.1:{port}"
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a fresh ledger can be, in each database in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "whoseword.db")
    server = request.getfixturevalue("postgres")
    return fresh_database(server)


def fresh_database(server: str) -> str:
    """The URL of a new, empty database of `server`."""
    import psycopg

    name = f"ledger{next(NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{server}/{name}"


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A fresh ledger."""
    with open_ledger(place, create=True) as ledger:
        yield ledger
