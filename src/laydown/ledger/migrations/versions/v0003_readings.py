"""Readings, judgements kept whole, what many claims have kept once; and beside what is kept, tables of what is derived from it."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from laydown.ledger import tables_derived

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NESTED = sa.JSON(none_as_null=True)
_MOMENT = sa.DateTime(timezone=True)
_KEPT = ("readings", "details", "claims", "statements", "judgements")
_NEWER = {"claims": "claims_0003", "statements": "statements_0003"}


def upgrade() -> None:
    """Move what was read into readings, one a report, and refuse every change to what is kept."""
    for name in ("canonical", "via", "form"):
        op.add_column("reports", sa.Column(name, sa.Text))
    op.drop_index("ix_reports_recorded_at", "reports")
    _readings()
    _details()
    _claims()
    _statements()
    for old, new in _NEWER.items():
        op.drop_table(old)
        op.rename_table(new, old)
        op.create_index(f"ix_{old}_reading", old, ["reading"])
    _judgements()
    for table in _KEPT:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )
    _derived_of_reports()
    _derived_of_claims()
    op.execute("INSERT INTO pending SELECT 'trace', number FROM readings")
    op.execute("INSERT INTO pending SELECT 'matters', number FROM readings")
    op.execute(f"PRAGMA user_version = {tables_derived.DERIVED}")


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
    )
    op.create_index("ix_readings_report", "readings", ["report"])
    op.execute(
        "INSERT INTO readings SELECT number, number, coalesce((SELECT min(c.reader) FROM claims c WHERE c.report = reports.key), "
        "(SELECT min(s.reader) FROM statements s WHERE s.report = reports.key), ''), recorded_at FROM reports ORDER BY number"
    )


def _details() -> None:
    op.create_table(
        "details", sa.Column("number", sa.Integer, primary_key=True), sa.Column("detail", sa.Text, nullable=False, unique=True)
    )
    op.execute("CREATE TEMPORARY TABLE written (text TEXT PRIMARY KEY, detail INTEGER NOT NULL)")
    connection = op.get_bind()
    numbers: dict[str, int] = {}
    wanted = " UNION ".join(f"SELECT {column} FROM claims" for column in ("place", "origin", "quantity", "time", "attribution"))  # noqa: S608  constants
    for text in sorted(text for text in connection.exec_driver_sql(wanted).scalars() if text is not None):
        detail = json.dumps(json.loads(text), separators=(",", ":"))
        if detail not in numbers:
            numbers[detail] = len(numbers) + 1
            connection.exec_driver_sql("INSERT INTO details VALUES (?, ?)", (numbers[detail], detail))
        connection.exec_driver_sql("INSERT INTO written VALUES (?, ?)", (text, numbers[detail]))


def _claims() -> None:
    op.create_table(
        "claims_0003",
        *_sentence(),
        sa.Column("subject_text", sa.Text, nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        sa.Column("system", sa.Text),
        sa.Column("unit", sa.Text),
        sa.Column("inferred", sa.Boolean, nullable=False),
        sa.Column("operator", sa.Text),
        sa.Column("quantity", sa.Integer, sa.ForeignKey("details.number")),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("modality", sa.String(40), nullable=False),
        *(sa.Column(name, sa.Integer, sa.ForeignKey("details.number")) for name in ("place", "origin", "time")),
        sa.Column("attribution", sa.Integer, sa.ForeignKey("details.number"), nullable=False),
        sa.Column("reader", sa.Text),
        sa.Column("frame", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("as_read", sa.String(12)),
    )
    op.execute(
        "INSERT INTO claims_0003 SELECT c.number, r.number, c.sentence_start, c.sentence_end, c.subject_text, c.category, c.system, "
        "c.unit, c.inferred, c.operator, q.detail, c.status, c.modality, p.detail, o.detail, t.detail, a.detail, "
        "nullif(c.reader, r.reader), c.frame, c.confidence, NULL FROM claims c JOIN reports ON reports.key = c.report "
        "JOIN readings r ON r.report = reports.number LEFT JOIN written q ON q.text = c.quantity LEFT JOIN written p ON p.text = c.place "
        "LEFT JOIN written o ON o.text = c.origin LEFT JOIN written t ON t.text = c.time LEFT JOIN written a ON a.text = c.attribution "
        "ORDER BY c.number"
    )
    op.execute("DROP TABLE written")


def _statements() -> None:
    op.create_table(
        "statements_0003",
        *_sentence(),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("state", sa.Text),
        sa.Column("parties", _NESTED, nullable=False),
        sa.Column("time", _NESTED),
        sa.Column("at_odds_with", _NESTED, nullable=False),
        sa.Column("attribution", _NESTED, nullable=False),
        sa.Column("reader", sa.Text),
    )
    op.execute(
        "INSERT INTO statements_0003 SELECT s.number, r.number, s.sentence_start, s.sentence_end, s.kind, s.topic, s.state, "
        "s.parties, s.time, s.at_odds_with, s.attribution, nullif(s.reader, r.reader) "
        "FROM statements s JOIN reports ON reports.key = s.report JOIN readings r ON r.report = reports.number ORDER BY s.number"
    )


def _sentence() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
    )


def _judgements() -> None:
    # No release wrote into the older table.
    op.drop_table("judgements")
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(12), nullable=False, unique=True),
        sa.Column("verdict", sa.String(40), nullable=False),
        sa.Column("targets", _NESTED, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("claims", _NESTED, nullable=False),
        sa.Column("changes", _NESTED, nullable=False),
    )


def _derived_of_reports() -> None:
    op.create_table(
        "traces",
        sa.Column("reading", sa.Integer, primary_key=True),
        sa.Column("trace", sa.Text, nullable=False),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
    )
    _keyed("pairs", "one", "other", sa.Column("pair", sa.Text, nullable=False))
    op.create_index("ix_pairs_other", "pairs", ["other"])
    _keyed("fingerprints", "hash", "report")
    _keyed("addresses", "hash", "report")
    _keyed("pending", sa.Column("part", sa.String(10), primary_key=True), "reading")


def _derived_of_claims() -> None:
    op.create_table(
        "stands",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("signature", sa.Integer, nullable=False, unique=True),
        sa.Column("matter", sa.Integer, nullable=False),
        sa.Column("category", sa.String(40), nullable=False),
        *(
            sa.Column(name, sa.Text)
            for name in ("operator", "system", "unit", "said_operator", "said_system", "country", "origin_country")
        ),
    )
    for index, column in (
        ("matter", "matter"), ("system", "said_system"), ("operator", "said_operator"), ("country", "country"), ("origin_country", "origin_country")
    ):  # fmt: skip
        op.create_index(f"ix_stands_{index}", "stands", [column])
    _keyed("stand_keys", "key", "stand")
    _keyed(
        "members", "stand", "known_from", "claim", sa.Column("due", sa.Integer), sa.Column("aspect", sa.Integer, nullable=False)
    )
    op.create_index("ix_members_known_from", "members", ["known_from", "stand"])
    op.create_index("ix_members_due", "members", ["aspect", "due", "stand"], sqlite_where=sa.text("due IS NOT NULL"))
    _keyed("judged", sa.Column("report", sa.String(16), primary_key=True), "judgement")


def _keyed(name: str, *columns: str | sa.Column[object]) -> None:
    """Make a table that is its primary key: the columns given by name, all of them integers, and those given whole."""
    whole = [
        sa.Column(column, sa.Integer, primary_key=True, autoincrement=False) if isinstance(column, str) else column
        for column in columns
    ]
    op.create_table(name, *whole, sqlite_with_rowid=False)
