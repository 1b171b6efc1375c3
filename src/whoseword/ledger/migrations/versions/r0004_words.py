"""The index of words for full text search."""

from __future__ import annotations

from alembic import op

from whoseword.ledger import fulltext

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index and fill it."""
    fulltext.make(op.get_bind())
