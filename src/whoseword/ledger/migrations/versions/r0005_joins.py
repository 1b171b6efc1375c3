"""Where the passages of copies stand, and which copies make groups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the pairs' table anew; the next look at copies weighs all texts again."""
    for table in ("copy_pairs", "copy_keys", "copy_texts"):
        op.execute(sa.delete(sa.table(table)))
    op.drop_index(op.f("ix_copy_pairs_whole"), "copy_pairs")
    op.drop_table("copy_pairs")
    op.create_table(
        "copy_pairs",
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("back", sa.Float(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("longest", sa.Integer(), nullable=False),
        sa.Column("in_part", sa.Text(), nullable=False),
        sa.Column("in_whole", sa.Text(), nullable=False),
        sa.Column("joins", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["part"], ["copy_texts.key"], name=op.f("fk_copy_pairs_part")),
        sa.ForeignKeyConstraint(["whole"], ["copy_texts.key"], name=op.f("fk_copy_pairs_whole")),
        sa.PrimaryKeyConstraint("part", "whole", name=op.f("pk_copy_pairs")),
    )
    op.create_index(op.f("ix_copy_pairs_whole"), "copy_pairs", ["whole"], unique=False)
