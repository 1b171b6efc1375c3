"""Opens a ledger, and hands out those who write and look."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from whoseword.errors import LedgerError
from whoseword.ledger import postgres, sqlite
from whoseword.ledger.browse import Browse
from whoseword.ledger.copies import CopyWriter
from whoseword.ledger.event_view import EventView
from whoseword.ledger.keeper import LedgerKeeper
from whoseword.ledger.migrate import is_current, is_ledger, upgrade
from whoseword.ledger.protocols import Keeper, View, Writer
from whoseword.ledger.writer import LedgerWriter

POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")


class Store:
    """An open ledger; close it, or use it in a `with`."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self.place = place

    @contextmanager
    def view(self) -> Iterator[View]:
        """Look at the ledger as it stands now; writers are not held up."""
        with explained(self.place), self._engine.begin() as connection:
            yield EventView(connection)

    @contextmanager
    def browse(self) -> Iterator[Browse]:
        """Look as `view` does, with pages, counts and full text."""
        with explained(self.place), self._engine.begin() as connection:
            yield Browse(connection)

    @contextmanager
    def writer(self, reader: str, pack: str) -> Iterator[Writer]:
        """Begin a run of the reader of that version with the pack of that digest."""
        with explained(self.place):
            yield LedgerWriter(self._engine.execution_options(writes=True), reader, pack)

    @contextmanager
    def keeper(self) -> Iterator[Keeper]:
        """Keep judgements and events."""
        with explained(self.place):
            yield LedgerKeeper(self._engine.execution_options(writes=True))

    @contextmanager
    def copy_writer(self) -> Iterator[CopyWriter]:
        """Weigh documents that are held already."""
        with explained(self.place):
            yield CopyWriter(self._engine)

    def prepare(self, *, create: bool) -> None:
        """See that a ledger of today's form is there, and make it if `create`."""
        with explained(self.place):
            with self._engine.begin() as connection:
                there = is_ledger(connection, self.place)
                if there and is_current(connection):
                    return
            if not there and not create:
                raise LedgerError(_nothing(self.place))
            with self._engine.execution_options(writes=True).begin() as connection:
                upgrade(connection)

    def close(self) -> None:
        """Let go of all connections; the next use opens new ones."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()


def open_ledger(place: str, *, create: bool = False) -> Store:
    """Open the ledger at `place`, a file's path or a PostgreSQL URL, and bring it up to date.

    Raises LedgerError where there's none (and `create` is off), where something else is there,
    where a newer program made it, and where the database can't be reached.
    """
    if "://" in place and not place.startswith("sqlite:///"):
        return _ready(_database(place), create=create)
    path = Path(place.removeprefix("sqlite:///"))
    if not create and not path.is_file():
        raise LedgerError(_nothing(str(path)))
    if not path.absolute().parent.is_dir():
        raise LedgerError(f"{path}: its folder doesn't exist; make it first.")
    store = _ready(Store(sqlite.engine_for(path), str(path)), create=create)
    with explained(str(path)):
        store.close()
        sqlite.keep_log(path)
    return store


def _database(place: str) -> Store:
    try:
        url = make_url(place)
    except ArgumentError:
        raise LedgerError("The ledger's URL can't be read; write postgresql://…") from None
    if url.drivername not in POSTGRES:
        raise LedgerError(f"{url.drivername}://…: a ledger is a file or a postgresql:// URL.")
    return Store(postgres.engine_for(url), url.render_as_string(hide_password=True))


def _ready(store: Store, *, create: bool) -> Store:
    """`store` with a ledger of today's form in it; closed again where that can't be."""
    try:
        store.prepare(create=create)
    except BaseException:
        store.close()
        raise
    return store


def _nothing(place: str) -> str:
    return f"{place}: there's no ledger here; make one with 'whoseword add FILE'."


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what the database says into one sentence; LedgerError instead of DatabaseError."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig or error).strip().partition("\n")[0] or type(error).__name__
        if "readonly database" in said:
            raise LedgerError(
                f"{place}: it can only be read here, and this would write to it; copy it to a "
                "folder where you may write."
            ) from error
        raise LedgerError(f"{place}: the database says: {said}.") from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{place}: the database says: {error}.") from error
