from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from factories import reading
from whoseword.errors import LedgerError
from whoseword.ledger import Store, fulltext, open_ledger, sqlite
from whoseword.ledger.migrate import VERSION_TABLE
from whoseword.ledger.schema import describe, metadata
from whoseword.ledger.store import explained
from whoseword.model import Reason


def test_the_migrations_make_the_schema(store: Store) -> None:
    with store._engine.begin() as connection:
        # The index of words is made by each database's own words, outside the metadata.
        opts = {
            "version_table": VERSION_TABLE,
            "include_name": lambda name, kind, _: kind != "table" or name not in fulltext.OWN,
        }
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []


def test_a_ledger_opens_again_with_all_it_holds(place: str) -> None:
    with open_ledger(place, create=True) as store, store.writer("1", "p") as writer:
        writer.add(reading())
    with open_ledger(place) as store, store.view() as view:
        assert len(list(view.claims())) == 2


def test_a_newer_ledger_is_refused(place: str) -> None:
    with open_ledger(place, create=True) as store, store._engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="newer whoseword"):
        open_ledger(place)


def test_somebody_else_s_database_is_refused_and_left_alone(place: str) -> None:
    with open_ledger(place, create=True) as store, store._engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {VERSION_TABLE} RENAME TO something"))
    with pytest.raises(LedgerError, match="is no ledger"):
        open_ledger(place, create=True)


def test_looking_into_an_empty_database_is_refused(place: str) -> None:
    with pytest.raises(LedgerError, match="there's no ledger here"):
        open_ledger(place)


def test_looking_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        open_ledger(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Notes, and no database at all. " * 40, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a database"):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == before


def test_a_strange_sqlite_file_is_left_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError):
        open_ledger(str(path), create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", ["mysql://u:secret@h/d", "postgresql://u:secret@127.0.0.1:1/d"])
def test_a_database_that_can_t_be_used_is_one_sentence_without_the_password(place: str) -> None:
    with pytest.raises(LedgerError) as refused:
        open_ledger(place, create=True)
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_folder_that_isn_t_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="folder doesn't exist"):
        open_ledger(str(tmp_path / "no" / "whoseword.db"), create=True)


def test_sqlite_keeps_foreign_keys_and_a_log(tmp_path: Path) -> None:
    with (
        open_ledger(str(tmp_path / "w.db"), create=True) as store,
        store._engine.begin() as connection,
    ):
        pragmas = [
            connection.execute(text(f"PRAGMA {p}")).scalar()
            for p in ("foreign_keys", "journal_mode")
        ]
    assert pragmas == [1, "wal"]


def test_a_reader_sees_one_state_while_a_writer_adds(store: Store) -> None:
    with store.view() as view:
        before = len(list(view.claims()))
    with store.writer("1", "p") as writer, store.view() as view:
        list(view.claims())
        writer.add(reading())
        writer.finish()
    assert before == 0


def test_every_table_and_column_is_described() -> None:
    described = describe()
    for table in metadata.sorted_tables:
        assert f"## {table.name}" in described
        assert all(f"| `{column.name}` |" in described for column in table.columns)


def test_reasons_that_early_ledgers_kept_as_sentences_are_still_read(place: str) -> None:
    with open_ledger(place, create=True) as store:
        with store.writer("1", "p") as writer:
            writer.add(reading())
        with store._engine.begin() as connection:
            connection.execute(text("UPDATE claims SET why = '[\"trigger test\"]'"))
        with store.view() as view:
            reasons = {held.claim.why for held in view.claims()}
    assert reasons == {(Reason("type", "trigger test"),)}


@pytest.mark.parametrize("said", ["", " \n", "it's gone\nDETAIL: for good"])
def test_whatever_a_database_says_is_told_in_one_sentence(said: str) -> None:
    problem = OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))
    with pytest.raises(LedgerError, match=r"here: the database says: .+\.$"), explained("here"):
        raise problem


@pytest.mark.parametrize("protected", ["said", "for real"])
def test_a_write_protected_ledger_is_looked_at_and_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, protected: str
) -> None:
    path = tmp_path / "a b?" / "ledger.db"
    path.parent.mkdir()
    with open_ledger(str(path), create=True) as store, store.writer("1", "p") as writer:
        writer.add(reading())
    if protected == "said":
        monkeypatch.setattr(sqlite, "writable", lambda path: False)
    else:
        path.chmod(0o444)
        path.parent.chmod(0o555)
        if os.access(path, os.W_OK):
            pytest.skip("root may write everywhere")
    with open_ledger(str(path)) as store:
        with store.browse() as look:
            assert len(list(look.claims())) == 2
        with pytest.raises(LedgerError, match="can only be read here"):  # noqa: SIM117
            with store.writer("1", "p") as writer:
                writer.add(reading())
    assert [file.name for file in path.parent.iterdir()] == ["ledger.db"]
    path.parent.chmod(0o755)
