"""A digest of what is kept of each reading and judgement, so that an altered row is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import sqlalchemy as sa
from alembic import op

from laydown.ledger import sealing

if TYPE_CHECKING:
    import sqlite3

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Seal what is there as it is now, and refuse every change."""
    op.create_table(
        "seals",
        sa.Column("kind", sa.String(10), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    connection = cast("sqlite3.Connection", op.get_bind().connection.driver_connection)
    for kind, table in ((sealing.READING, "readings"), (sealing.JUDGEMENT, "judgements")):
        for (number,) in connection.execute(f"SELECT number FROM {table} ORDER BY number").fetchall():  # noqa: S608  the names stand above
            sealing.seal(connection, kind, number)
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER seals_refuse_{change.lower()} BEFORE {change} ON seals "
            "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        )
