"""Copies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of copies, and the way from a digest to its documents."""
    op.create_index(op.f("ix_documents_digest"), "documents", ["digest"], unique=False)
    op.create_table(
        "copy_texts",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_copy_texts")),
        sa.UniqueConstraint("digest", name=op.f("uq_copy_texts_digest")),
    )
    op.create_index(op.f("ix_copy_texts_group"), "copy_texts", ["group"], unique=False)
    op.create_table(
        "copy_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["copy_texts.key"], name=op.f("fk_copy_keys_text")),
        sa.PrimaryKeyConstraint("key", "text", name=op.f("pk_copy_keys")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copy_pairs",
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("longest", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["part"], ["copy_texts.key"], name=op.f("fk_copy_pairs_part")),
        sa.ForeignKeyConstraint(["whole"], ["copy_texts.key"], name=op.f("fk_copy_pairs_whole")),
        sa.PrimaryKeyConstraint("part", "whole", name=op.f("pk_copy_pairs")),
    )
    op.create_index(op.f("ix_copy_pairs_whole"), "copy_pairs", ["whole"], unique=False)
