"""What is near a report, and what is kept of that: traces, pairs, fingerprints and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.addresses import addresses
from laydown.ledger import loading
from laydown.ledger.asking import Asking
from laydown.ledger.rows import dumps
from laydown.ledger.storable import escaped

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.engine import Connection

    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.provenance import Report

_SHARING = """
SELECT p.key, f.shared FROM (
SELECT report, count(*) AS shared FROM fingerprints WHERE hash IN (SELECT value FROM json_each(?)) AND report IS NOT ? GROUP BY report
) f JOIN reports p ON p.number = f.report ORDER BY p.key
"""
_AT = (
    "SELECT p.key FROM addresses a JOIN reports p ON p.number = a.report WHERE a.address = ? AND a.report IS NOT ? ORDER BY p.key"
)
_PAIR = """
INSERT OR IGNORE INTO pairs (one, other, pair)
SELECT (SELECT number FROM reports WHERE key = ?), (SELECT number FROM reports WHERE key = ?), ?
"""


class InLedger:
    """What is near a new report in the ledger, seen from inside a transaction."""

    def __init__(self, connection: Connection, *, without: int | None = None) -> None:
        self._connection = connection
        self._without = without

    def sharing(self, sketch: Collection[int]) -> dict[str, int]:
        """Return the keys of reports that have fingerprints of the sketch, and how many."""
        found = self._connection.exec_driver_sql(_SHARING, (dumps(sorted(set(sketch))), self._without))
        return {row[0]: row[1] for row in found}

    def report(self, key: str) -> Report | None:
        """Return the report of this key."""
        return next(iter(Asking(self._connection).numbered("p.key = ?", [key]).values()), None)

    def at(self, address: str) -> list[str]:
        """Return the keys of the reports whose url or canonical address this is, as it is compared."""
        return list(self._connection.exec_driver_sql(_AT, (escaped(address), self._without)).scalars())


def keep_trace(connection: Connection, reading: int, trace: Trace) -> None:
    """Keep what a reading tells of where its claims are from."""
    connection.exec_driver_sql(
        "INSERT INTO traces (reading, trace, sketch) VALUES (?, ?, ?)", (reading, *loading.from_trace(trace))
    )


def keep_near(connection: Connection, number: int, trace: Trace, pairs: Sequence[Pair]) -> None:
    """Keep a report's fingerprints, and what it shares with others."""
    rows = [(hash_, number) for hash_ in sorted(set(trace.sketch))]
    if rows:
        connection.exec_driver_sql("INSERT OR IGNORE INTO fingerprints (hash, report) VALUES (?, ?)", rows)
    for pair in pairs:
        connection.exec_driver_sql(_PAIR, (pair.one, pair.other, loading.from_pair(pair)))


def keep_addresses(connection: Connection, number: int, report: Report) -> None:
    """Keep under which addresses a report is found."""
    for address in sorted(addresses(report)):
        connection.exec_driver_sql("INSERT INTO addresses (address, report) VALUES (?, ?)", (escaped(address), number))
