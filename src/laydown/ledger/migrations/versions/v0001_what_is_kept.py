"""Reports, claims, statements and judgements, none of which can be changed or taken away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_LAYD = 0x4C415944
_NESTED = sa.JSON(none_as_null=True)
_MOMENT = sa.DateTime(timezone=True)
_CHANGES = ("UPDATE", "DELETE")


def upgrade() -> None:
    """Make the tables, and refuse every change to what is in them."""
    op.execute(f"PRAGMA application_id = {_LAYD}")
    _reports()
    _claims()
    _statements()
    _judgements()
    for table in ("reports", "claims", "statements", "judgements"):
        for change in _CHANGES:
            op.execute(
                f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(16), nullable=False, unique=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("published_at", sa.String(40)),
        sa.Column("retrieved_at", sa.String(40)),
        sa.Column("language", sa.Text),
        sa.Column("known_from", sa.Date, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("raw", sa.LargeBinary),
    )
    op.create_index("ix_reports_known_from", "reports", ["known_from"])
    op.create_index("ix_reports_recorded_at", "reports", ["recorded_at"])


def _claims() -> None:
    op.create_table(
        "claims",
        *_sentence(),
        sa.Column("subject_text", sa.Text, nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("system", sa.Text),
        sa.Column("unit", sa.Text),
        sa.Column("inferred", sa.Boolean, nullable=False),
        sa.Column("operator", sa.Text),
        sa.Column("quantity", _NESTED),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("modality", sa.String(40), nullable=False),
        sa.Column("country", sa.Text),
        sa.Column("place", _NESTED),
        sa.Column("origin", _NESTED),
        sa.Column("time", _NESTED),
        sa.Column("attribution", _NESTED, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("frame", sa.Text, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
    )
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index("ix_claims_reading_order", "claims", ["report", "sentence_start"])
    op.create_index("ix_claims_system", "claims", ["system"])
    op.create_index("ix_claims_country", "claims", ["country"])


def _statements() -> None:
    op.create_table(
        "statements",
        *_sentence(),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("state", sa.Text),
        sa.Column("parties", _NESTED, nullable=False),
        sa.Column("time", _NESTED),
        sa.Column("at_odds_with", _NESTED, nullable=False),
        sa.Column("attribution", _NESTED, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
    )
    op.create_index("ix_statements_id", "statements", ["id"])
    op.create_index("ix_statements_reading_order", "statements", ["report", "sentence_start"])


def _sentence() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(12), nullable=False),
        sa.Column("report", sa.String(16), sa.ForeignKey("reports.key"), nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
    )


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(12), nullable=False, unique=True),
        sa.Column("target", sa.String(40), nullable=False),
        sa.Column("verdict", sa.String(40), nullable=False),
        sa.Column("changes", _NESTED),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
    )
    op.create_index("ix_judgements_target", "judgements", ["target"])
