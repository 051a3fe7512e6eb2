"""Has a row been altered since it was written? A digest of what is kept of each reading and judgement, written with it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from laydown.ledger import shape

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


READING, JUDGEMENT = "reading", "judgement"
# The columns stand here by name, so that a ledger with more of them has the same seals.
_ROWS = {
    READING: (
        (
            "SELECT p.key, p.id, p.sha256, p.text, p.title, p.outlet, p.author, p.url, p.published, p.published_at, p.retrieved_at, p.language, "
            "p.known_from, p.recorded_at, p.canonical, p.via, p.form, r.reader, r.recorded_at "
            "FROM readings r JOIN reports p ON p.number = r.report WHERE r.number = ?"
        ),
        (
            "SELECT c.sentence_start, c.sentence_end, c.subject_text, c.category, c.system, c.unit, c.inferred, c.operator, q.detail, c.status, "
            "c.modality, p.detail, o.detail, t.detail, a.detail, c.reader, c.frame, c.confidence, c.as_read FROM claims c "
            "LEFT JOIN details q ON q.number = c.quantity LEFT JOIN details p ON p.number = c.place LEFT JOIN details o ON o.number = c.origin "
            "LEFT JOIN details t ON t.number = c.time LEFT JOIN details a ON a.number = c.attribution WHERE c.reading = ? ORDER BY c.number"
        ),
        (
            "SELECT sentence_start, sentence_end, kind, topic, state, parties, time, at_odds_with, attribution, reader FROM statements "
            "WHERE reading = ? ORDER BY number"
        ),
    ),
    JUDGEMENT: ("SELECT id, verdict, targets, by, why, at, recorded_at, claims, changes FROM judgements WHERE number = ?",),
}
_KEEP = "INSERT INTO seals (kind, number, seal) VALUES (?, ?, ?)"
_OF_REPORT = (
    "SELECT r.number, s.seal FROM readings r JOIN reports p ON p.number = r.report LEFT JOIN seals s ON s.kind = 'reading' AND "
    "s.number = r.number WHERE p.key = ? ORDER BY r.number"
)
_OF_JUDGEMENTS = "SELECT j.number, s.seal, j.id FROM judgements j LEFT JOIN seals s ON s.kind = 'judgement' AND s.number = j.number ORDER BY j.number"


def seal(connection: sqlite3.Connection, kind: str, number: int) -> None:
    """Write the digest of what has just been kept of a reading, or of a judgement."""
    connection.execute(_KEEP, (kind, number, digest(connection, kind, number)))


def digest(connection: sqlite3.Connection, kind: str, number: int) -> bytes:
    """Return the SHA-256 of every cell of a reading with its report, claims and statements, or of a judgement."""
    rows = [[list(row) for row in connection.execute(sql, (number,))] for sql in _ROWS[kind]]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=True).encode("ascii")).digest()


def broken(connection: sqlite3.Connection, key: str) -> Iterator[str]:
    """Yield what of a report has been altered since it was written, in words."""
    for order, (number, kept) in enumerate(connection.execute(_OF_REPORT, (key,)).fetchall(), 1):
        if kept != digest(connection, READING, number):
            yield f"the report, or what was read in it (reading {order}), is not as it was written"


def broken_judgements(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield which judgements have been altered since they were written, in words."""
    for number, kept, name in connection.execute(_OF_JUDGEMENTS).fetchall():
        if kept != digest(connection, JUDGEMENT, number):
            yield f"judgement {name} is not as it was written"


def damage(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what the database itself finds wrong, in words."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    yield from (f"the file is damaged: {each}" for each in found)
    loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    if loose:
        yield f"{len(loose)} rows belong to nothing (first in {loose[0][0]})"
    yield from shape.altered(connection)
