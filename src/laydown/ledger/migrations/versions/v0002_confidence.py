"""How sure the reader was of a claim; those read before it said so count as sure."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; SQLite gives the rows that are there its default without changing them."""
    op.add_column("claims", sa.Column("confidence", sa.Float, nullable=False, server_default="1.0"))
