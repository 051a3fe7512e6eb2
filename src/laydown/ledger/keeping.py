"""Taking in: a report, a newer reading, a judgement, each with what is derived from it, inside a transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from laydown.ledger import loading, matters, rows, sealing, tables, tracing
from laydown.ledger.asking import Asking
from laydown.ledger.storable import dumps, escaped, written

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Table

    from laydown.domain import as_json
    from laydown.domain.claim import Claim, Statement
    from laydown.domain.judgement import Judgement
    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.provenance import Report
    from laydown.ledger.contract import Neighbours

    Traced = Callable[[Neighbours], tuple[Trace, Sequence[Pair]]]

_NUMBER = "SELECT number FROM reports WHERE key = ?"
_KNOWN_FROM = "SELECT known_from FROM reports WHERE number = ?"
_READINGS = "SELECT number FROM readings WHERE report = ? ORDER BY recorded_at, number"
_PENDING = "INSERT INTO pending (part, reading) VALUES ('trace', ?)"
_DETAILED = "SELECT number FROM details WHERE detail = ?"
_JUDGED = "INSERT OR IGNORE INTO judged (report, judgement) VALUES (?, ?)"
_JUDGING = (
    f"SELECT {loading.JUDGEMENT} FROM judgements j JOIN judged d ON d.judgement = j.number WHERE d.report = ? ORDER BY j.number"  # noqa: S608  a constant
)


_INSERT = {table: rows.insert(table) for table in tables.metadata.sorted_tables}


class Read(NamedTuple):
    """What one reader read in one report, and when that was recorded."""

    claims: Sequence[Claim]
    statements: Sequence[Statement]
    reader: str
    recorded_at: datetime


class Keeping:
    """The writes on one connection, which is in a transaction of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._asking = Asking(connection)

    def add(self, report: Report, read: Read, trace: Traced | None) -> bool:
        """Keep a report with its first reading; False where it is there already."""
        if self.number(report.key) is not None:
            return False
        traced = trace(tracing.InLedger(self._connection)) if trace else None
        number = self._insert(tables.reports, rows.from_report(report, read.recorded_at))
        tracing.keep_addresses(self._connection, number, report)
        reading, numbered = self._reading(number, read)
        if traced:
            tracing.keep_near(self._connection, number, *traced)
        self._keep_trace(reading, traced[0] if traced else None)
        self._sort(number, numbered)
        return True

    def read_again(self, key: str, read: Read, trace: Trace | None) -> bool:
        """Keep a newer reading; False where it says the same as the newest."""
        number = self.number(key)
        if number is None:
            message = f"there is no report {key} to read again"
            raise ValueError(message)
        older = self.older(number)
        if self._same(older[-1], read):
            return False
        reading, numbered = self._reading(number, read)
        self._keep_trace(reading, trace)
        self._sort(number, numbered, [claim for each in older for _, claim in self._asking.claims_of(each)])
        return True

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement, and join the matters that it brings together."""
        if self._cell("SELECT 1 FROM judgements WHERE id = ?", judgement.id):
            return False
        number = self._insert(tables.judgements, rows.from_judgement(judgement))
        sealing.seal(self._connection, sealing.JUDGEMENT, number)
        self.note_judged(number, judgement)
        return True

    def note_judged(self, number: int, judgement: Judgement) -> None:
        """Keep which reports a judgement is about, and join the matters that it brings together."""
        reports = sorted({claim.report for claim in judgement.claims})
        for key in reports:
            self._connection.execute(_JUDGED, (key, number))
        matters.join_judged(self._connection, judgement, [claim for key in reports for claim in self._ever_read(key)])

    def number(self, key: str) -> int | None:
        """Return the number of the report of this key."""
        found: int | None = self._cell(_NUMBER, key)
        return found

    def sort(self, number: int, claims: Sequence[tuple[int, Claim]], others: Iterable[Claim] = ()) -> None:
        """Sort the claims of a report into matters."""
        known_from = date.fromisoformat(self._cell(_KNOWN_FROM, number))
        matters.place(self._connection, claims, known_from.toordinal(), others)

    def _sort(self, number: int, claims: Sequence[tuple[int, Claim]], others: Sequence[Claim] = ()) -> None:
        self.sort(number, claims, others)
        key = self._cell("SELECT key FROM reports WHERE number = ?", number)
        for row in self._connection.execute(_JUDGING, (key,)).fetchall():
            matters.join_judged(self._connection, loading.judgement(tuple(row)), [claim for _, claim in claims])

    def _reading(self, number: int, read: Read) -> tuple[int, list[tuple[int, Claim]]]:
        row = {"report": number, "reader": escaped(read.reader), "recorded_at": written(read.recorded_at)}
        reading = self._insert(tables.readings, row)
        kept = [(self._insert(tables.claims, self._row(claim, reading, read.reader)), claim) for claim in read.claims]
        around = [rows.from_statement(statement, reading, read.reader) for statement in read.statements]
        self._connection.executemany(_INSERT[tables.statements], around)
        sealing.seal(self._connection, sealing.READING, reading)
        return reading, kept

    def _row(self, claim: Claim, reading: int, reader: str) -> dict[str, Any]:
        return rows.from_claim(claim, reading, reader, self._detail)

    def _detail(self, detail: as_json.Json | None) -> int | None:
        if detail is None:
            return None
        detail_ = dumps(detail)
        found: int | None = self._cell(_DETAILED, detail_)
        return self._insert(tables.details, {"detail": detail_}) if found is None else found

    def _keep_trace(self, reading: int, trace: Trace | None) -> None:
        if trace is None:
            self._connection.execute(_PENDING, (reading,))
        else:
            tracing.keep_trace(self._connection, reading, trace)

    def older(self, number: int) -> list[int]:
        """Return the numbers of the readings of a report, oldest first."""
        return [row[0] for row in self._connection.execute(_READINGS, (number,))]

    def _ever_read(self, key: str) -> list[Claim]:
        number = self.number(key)
        readings = [] if number is None else self.older(number)
        return [claim for reading in readings for _, claim in self._asking.claims_of(reading)]

    def _same(self, reading: int, read: Read) -> bool:
        kept = [claim for _, claim in self._asking.claims_of(reading)]
        around = self._asking.statements_of_reading(reading)
        return _said(kept) == _said(read.claims) and _said(around) == _said(read.statements)

    def _insert(self, table: Table, row: dict[str, Any]) -> int:
        return self._connection.execute(_INSERT[table], row).lastrowid or 0

    def _cell(self, sql: str, value: str | int) -> Any:  # noqa: ANN401  one cell
        row = self._connection.execute(sql, (value,)).fetchone()
        return row[0] if row else None


def _said(read: Sequence[Claim] | Sequence[Statement]) -> list[str]:
    """Return what was read, whoever read it, in a fixed order."""
    return sorted(repr(replace(each, reader="")) for each in read)
