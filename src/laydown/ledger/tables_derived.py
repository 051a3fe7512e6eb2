"""What is derived from what is kept, so that a question finds it quickly; it can be made anew at any time."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, text

from laydown.ledger.storable import Words
from laydown.ledger.tables import metadata

# What one reading tells of where its claims are from; `sketch` are its fingerprints, eight bytes each.
traces = Table(
    "traces",
    metadata,
    Column("reading", Integer, primary_key=True),
    Column("trace", Text, nullable=False),
    Column("sketch", LargeBinary, nullable=False),
)

# What two reports share, by their numbers; `one` is that of the smaller key.
pairs = Table(
    "pairs",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("other", Integer, primary_key=True),
    Column("pair", Text, nullable=False),
    Index("ix_pairs_other", "other"),
    sqlite_with_rowid=False,
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# Hashes of the addresses of a report: its own, and that of the page that it repeats.
addresses = Table(
    "addresses",
    metadata,
    Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# One kind of force at one place or on one way. Claims on the same stand share a matter; `matter` is the number of one of its stands.
# `operator`, `system` and `unit` are as the matters compare them; `said_operator` and `said_system` are asked for.
stands = Table(
    "stands",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("signature", Integer, nullable=False, unique=True),
    Column("matter", Integer, nullable=False),
    Column("category", String(40), nullable=False),
    Column("operator", Words),
    Column("system", Words),
    Column("unit", Words),
    Column("said_operator", Words),
    Column("said_system", Words),
    Column("country", Words),
    Column("origin_country", Words),
    Index("ix_stands_matter", "matter"),
    Index("ix_stands_system", "said_system"),
    Index("ix_stands_operator", "said_operator"),
    Index("ix_stands_country", "country"),
    Index("ix_stands_origin_country", "origin_country"),
)

# Hashes of the keys by which a stand is found by those that can bear on it.
stand_keys = Table(
    "stand_keys",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("stand", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# The claims on a stand. Days are ordinals; `due` is the last day of a plan's time, or of what has left; `aspect` is one of `matters.Aspect`.
members = Table(
    "members",
    metadata,
    Column("stand", Integer, primary_key=True),
    Column("known_from", Integer, primary_key=True),
    Column("claim", Integer, primary_key=True),
    Column("due", Integer),
    Column("aspect", Integer, nullable=False),
    Index("ix_members_known_from", "known_from", "stand"),
    Index("ix_members_due", "aspect", "due", "stand", sqlite_where=text("due IS NOT NULL")),
    sqlite_with_rowid=False,
)

# The reports whose claims a judgement sets right or merges.
judged = Table(
    "judged",
    metadata,
    Column("report", String(16), primary_key=True),
    Column("judgement", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# Readings for which a part is still to be made: `trace` or `matters`.
pending = Table(
    "pending",
    metadata,
    Column("part", String(10), primary_key=True),
    Column("reading", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

ALL = (traces, pairs, fingerprints, addresses, stands, stand_keys, members, judged, pending)

DERIVED = 1
"""The manner in which all this is derived, kept in the file's `user_version`: raised when lineage or matters give other rows than before, so that an
older ledger is brought up to date instead of being found flawed."""
