"""Brings a ledger to this program's form, in one transaction, and refuses what isn't one.

Alembic waits for the first ledger: it takes a fifth of a second that a mere `read` does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from whoseword.errors import LedgerError

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

VERSION_TABLE = "whoseword_version"


def migrations(connection: Connection) -> Config:
    """Alembic's settings, without a file: the steps are inside this package."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "whoseword.ledger:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def is_ledger(connection: Connection, place: str) -> bool:
    """True for a ledger that this program reads, False for an empty database.

    Raises LedgerError where the database holds something else, or a newer program's ledger.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return False
    if VERSION_TABLE not in tables:
        raise LedgerError(f"{place}: it holds other tables and is no ledger; name another place.")
    held = _revision(connection)
    if held not in {script.revision for script in _steps(connection).walk_revisions()}:
        raise LedgerError(f"{place}: a newer whoseword made this ledger; update the program.")
    return True


def is_current(connection: Connection) -> bool:
    """Whether no step is missing."""
    return _revision(connection) == _steps(connection).get_current_head()


def _steps(connection: Connection) -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(migrations(connection))


def _revision(connection: Connection) -> str | None:
    from alembic.runtime.migration import MigrationContext

    options = {"version_table": VERSION_TABLE}
    return MigrationContext.configure(connection, opts=options).get_current_revision()


def upgrade(connection: Connection) -> None:
    """Take all steps that are missing, inside the connection's transaction."""
    from alembic import command

    command.upgrade(migrations(connection), "head")
