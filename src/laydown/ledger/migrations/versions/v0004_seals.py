"""A digest of what is kept of each reading and judgement, so that an altered row is found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from laydown.ledger import sealing

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
        sa.Column("seal", sa.String(64), nullable=False),
    )
    connection = op.get_bind()
    for kind, table in ((sealing.READING, "readings"), (sealing.JUDGEMENT, "judgements")):
        for number in connection.exec_driver_sql(f"SELECT number FROM {table} ORDER BY number").scalars().all():  # noqa: S608  the names stand above
            sealing.seal(connection, kind, number)
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER seals_refuse_{change.lower()} BEFORE {change} ON seals "
            "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        )
