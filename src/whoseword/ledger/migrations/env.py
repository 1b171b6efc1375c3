"""Alembic's way in: runs on the connection, and in the transaction, that migrate.py hands over."""

from __future__ import annotations

from alembic import context

from whoseword.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="whoseword_version",
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
