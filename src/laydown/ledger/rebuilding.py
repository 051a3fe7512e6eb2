"""Is what is derived still what follows from what is kept? Makes it anew, and compares."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from laydown.ledger import changing, loading, tracing
from laydown.ledger.asking import Asking
from laydown.ledger.keeping import Keeping

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.provenance import Report
    from laydown.ledger.contract import Neighbours

    Tracing = Callable[[Report, Sequence[Claim], Neighbours], tuple[Trace, Sequence[Pair]]]

_TRACES = "SELECT p.key, t.trace, t.sketch FROM traces t JOIN readings r ON r.number = t.reading JOIN reports p ON p.number = r.report ORDER BY t.reading"
_PAIRS = "SELECT a.key, b.key, x.pair FROM pairs x JOIN reports a ON a.number = x.one JOIN reports b ON b.number = x.other ORDER BY a.key, b.key"
_HASHES = "SELECT p.key, f.hash FROM fingerprints f JOIN reports p ON p.number = f.report ORDER BY p.key, f.hash"
_ADDRESSES = "SELECT p.key, a.hash FROM addresses a JOIN reports p ON p.number = a.report ORDER BY p.key, a.hash"
_JUDGEMENTS = f"SELECT number, {loading.JUDGEMENT} FROM judgements ORDER BY number"  # noqa: S608  a constant
# Under no report: a stand belongs to all whose claims stand on it, and one that a correction made to none.
_STANDS = "SELECT '', s.signature, k.key FROM stands s LEFT JOIN stand_keys k ON k.stand = s.number ORDER BY s.signature, k.key"
_JUDGED = "SELECT d.report, j.id FROM judged d JOIN judgements j ON j.number = d.judgement ORDER BY d.report, j.number"
_MEMBERS = """
SELECT p.key, m.claim, m.known_from, m.due, m.aspect, s.signature, s.category, s.operator, s.system, s.unit, s.said_operator, s.said_system,
s.country, s.origin_country,
(SELECT min(o.signature) FROM stands o WHERE o.matter = s.matter) FROM members m JOIN stands s ON s.number = m.stand
JOIN claims c ON c.number = m.claim JOIN readings r ON r.number = c.reading JOIN reports p ON p.number = r.report ORDER BY m.claim
"""


def rebuild(connection: sqlite3.Connection, trace: Tracing, progress: Callable[[int, int], Any] | None) -> tuple[str, ...]:
    """Make anew all that is derived; return the keys of the reports for which it was another."""
    before = _digests(connection)
    changing.clear(connection)
    Rebuilding(connection, trace).run(progress)
    changing.up_to_date(connection)
    after = _digests(connection)
    return tuple(sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key)))


class Rebuilding:
    """One making of all that is derived, from the first reading to the last."""

    def __init__(self, connection: sqlite3.Connection, trace: Tracing) -> None:
        self._connection = connection
        self._trace = trace
        self._keeping = Keeping(connection)
        self._asking = Asking(connection)
        self._seen: dict[int, list[int]] = {}

    def run(self, progress: Callable[[int, int], Any] | None) -> None:
        """Derive from every reading, then from the judgements."""
        readings = self._connection.execute("SELECT number, report FROM readings ORDER BY number").fetchall()
        for done, (reading, number) in enumerate(readings, 1):
            self._derive(reading, number)
            if progress:
                progress(done, len(readings))
        for number, *cells in self._connection.execute(_JUDGEMENTS).fetchall():
            self._keeping.note_judged(number, loading.judgement(tuple(cells)))

    def _derive(self, reading: int, number: int) -> None:
        (report,) = self._asking.reports("p.number = ?", [number])
        claims, older = self._asking.claims_of(reading), self._seen.setdefault(number, [])
        traced, pairs = self._trace(report, [claim for _, claim in claims], tracing.InLedger(self._connection, without=number))
        tracing.keep_trace(self._connection, reading, traced)
        if not older:
            tracing.keep_addresses(self._connection, number, report)
            tracing.keep_near(self._connection, number, traced, pairs)
        self._keeping.sort(number, claims, [claim for each in older for _, claim in self._asking.claims_of(each)])
        older.append(reading)


def _digests(connection: sqlite3.Connection) -> dict[str, str]:
    """Return for each report one digest of all that is derived from it."""
    found: dict[str, hashlib._Hash] = defaultdict(hashlib.sha256)
    for sql in (_TRACES, _HASHES, _ADDRESSES, _MEMBERS, _STANDS, _JUDGED):
        for key, *cells in connection.execute(sql):
            found[key].update(repr(cells).encode())
    for one, other, pair in connection.execute(_PAIRS):
        for key, mate in ((one, other), (other, one)):
            found[key].update(f"{mate} {pair}".encode())
    return {key: digest.hexdigest() for key, digest in found.items()}
