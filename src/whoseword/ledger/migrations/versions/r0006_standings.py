"""How judged claims stand: corrected rows among the claims, and which row of a claim stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# SQLite takes a new column's foreign key with the column alone, which Alembic doesn't write.
AS_READ = 'ALTER TABLE claims ADD COLUMN as_read INTEGER CONSTRAINT {} REFERENCES claims ("key")'


def upgrade() -> None:
    """Make the column and the table; the next look derives what belongs there."""
    op.execute(AS_READ.format(op.f("fk_claims_as_read")))
    derived = sa.text("as_read IS NOT NULL")
    op.create_index(
        op.f("ix_claims_as_read"),
        "claims",
        ["as_read"],
        unique=False,
        sqlite_where=derived,
        postgresql_where=derived,
    )
    op.create_table(
        "standings",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("stands", sa.Integer(), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], name=op.f("fk_standings_claim")),
        sa.ForeignKeyConstraint(["stands"], ["claims.key"], name=op.f("fk_standings_stands")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_standings")),
    )
    op.create_index(op.f("ix_standings_stands"), "standings", ["stands"], unique=False)
    what = sa.Column("what", sa.Text(), nullable=False, server_default="events")
    op.add_column("builds", what)
