"""What is kept: the tables as the code uses them. The migrations make them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

from laydown.ledger.storable import NESTED, OurMoment, SaidMoment, Words

metadata = MetaData()

# `number` is the order of arrival. `known_from` is the day of publication, or else the day (UTC) of recording.
reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", String(16), nullable=False, unique=True),
    Column("id", Words, nullable=False),
    Column("sha256", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("title", Words),
    Column("outlet", Words),
    Column("author", Words),
    Column("url", Words),
    Column("published", Date),
    Column("published_at", SaidMoment),
    Column("retrieved_at", SaidMoment),
    Column("language", Words),
    Column("known_from", Date, nullable=False, index=True),
    Column("recorded_at", OurMoment, nullable=False),
    Column("raw", LargeBinary),
    Column("canonical", Words),
    Column("via", Words),
    Column("form", Words),
)

readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number"), nullable=False),
    Column("reader", Words, nullable=False),
    Column("recorded_at", OurMoment, nullable=False),
    Index("ix_readings_report", "report"),
)

# A place, time, quantity or attribution, as JSON, is kept once, however many claims have it.
details = Table(
    "details",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("detail", Text, nullable=False, unique=True),
)

# `id` is not unique: two claims of one sentence that differ in count alone share it, and so do two readings.
# `reader` is that of the reading where it is null, `as_read` the claim's own id.
claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.number"), nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("subject_text", Words, nullable=False),
    Column("category", String(40), nullable=False),
    Column("system", Words),
    Column("unit", Words),
    Column("inferred", Boolean, nullable=False),
    Column("operator", Words),
    Column("quantity", Integer, ForeignKey("details.number")),
    Column("status", String(40), nullable=False),
    Column("modality", String(40), nullable=False),
    Column("place", Integer, ForeignKey("details.number")),
    Column("origin", Integer, ForeignKey("details.number")),
    Column("time", Integer, ForeignKey("details.number")),
    Column("attribution", Integer, ForeignKey("details.number"), nullable=False),
    Column("reader", Words),
    Column("frame", Words, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("as_read", String(12)),
    Index("ix_claims_reading", "reading"),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.number"), nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("topic", Words, nullable=False),
    Column("state", Words),
    Column("parties", NESTED, nullable=False),
    Column("time", NESTED),
    Column("at_odds_with", NESTED, nullable=False),
    Column("attribution", NESTED, nullable=False),
    Column("reader", Words),
    Index("ix_statements_reading", "reading"),
)

# `at` is the moment as the analyst's clock gave it, `recorded_at` the same in UTC, to compare.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(12), nullable=False, unique=True),
    Column("verdict", String(40), nullable=False),
    Column("targets", NESTED, nullable=False),
    Column("by", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("at", SaidMoment, nullable=False),
    Column("recorded_at", OurMoment, nullable=False),
    Column("claims", NESTED, nullable=False),
    Column("changes", NESTED, nullable=False),
)

# `kind` is `reading` or `judgement`, `number` its number; see `sealing`.
seals = Table(
    "seals",
    metadata,
    Column("kind", String(10), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("seal", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
