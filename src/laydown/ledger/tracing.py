"""What is near a report, and what is kept of that: traces, pairs, fingerprints and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.addresses import addresses
from laydown.ledger import loading
from laydown.ledger.asking import Asking
from laydown.ledger.storable import dumps, hash64

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.provenance import Report

_SHARING = """
SELECT p.key, f.shared FROM (
SELECT report, count(*) AS shared FROM fingerprints WHERE hash IN (SELECT value FROM json_each(?)) AND report IS NOT ? GROUP BY report
) f JOIN reports p ON p.number = f.report ORDER BY p.key
"""
_AT = "SELECT p.key FROM addresses a JOIN reports p ON p.number = a.report WHERE a.hash = ? AND a.report IS NOT ? ORDER BY p.key"
_PAIR = """
INSERT OR IGNORE INTO pairs (one, other, pair)
SELECT (SELECT number FROM reports WHERE key = ?), (SELECT number FROM reports WHERE key = ?), ?
"""


class InLedger:
    """What is near a new report in the ledger, seen from inside a transaction."""

    def __init__(self, connection: sqlite3.Connection, *, without: int | None = None) -> None:
        self._connection = connection
        self._without = without

    def sharing(self, sketch: Collection[int]) -> dict[str, int]:
        """Return the keys of reports that have fingerprints of the sketch, and how many."""
        found = self._connection.execute(_SHARING, (dumps(sorted(set(sketch))), self._without))
        return {row[0]: row[1] for row in found}

    def report(self, key: str) -> Report | None:
        """Return the report of this key."""
        return next(iter(Asking(self._connection).reports("p.key = ?", [key])), None)

    def at(self, address: str) -> list[str]:
        """Return the keys of the reports that stand at an address, given as it is compared (`domain.addresses`)."""
        return [row[0] for row in self._connection.execute(_AT, (hash64((address,)), self._without))]


def keep_trace(connection: sqlite3.Connection, reading: int, trace: Trace) -> None:
    """Keep what a reading tells of where its claims are from."""
    connection.execute("INSERT INTO traces (reading, trace, sketch) VALUES (?, ?, ?)", (reading, *loading.from_trace(trace)))


def keep_near(connection: sqlite3.Connection, number: int, trace: Trace, pairs: Sequence[Pair]) -> None:
    """Keep a report's fingerprints, and what it shares with others."""
    rows = [(fingerprint, number) for fingerprint in sorted(set(trace.sketch))]
    connection.executemany("INSERT INTO fingerprints (hash, report) VALUES (?, ?)", rows)
    for pair in pairs:
        connection.execute(_PAIR, (pair.one, pair.other, loading.from_pair(pair)))


def keep_addresses(connection: sqlite3.Connection, number: int, report: Report) -> None:
    """Keep under which addresses a report is found."""
    for address in sorted(addresses(report)):
        connection.execute("INSERT INTO addresses (hash, report) VALUES (?, ?)", (hash64((address,)), number))
