"""The ledger on an SQL database."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import func, insert, select

from laydown.ledger import rows, tables
from laydown.ledger.contract import Counts
from laydown.ledger.reasons import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime
    from types import TracebackType

    from sqlalchemy import Select, Table
    from sqlalchemy.engine import Connection, Engine, RowMapping

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.provenance import Report


WRITES = "laydown_writes"
"""The execution option of a connection whose transactions write."""


class SqlLedger:
    """A ledger behind a SQLAlchemy engine whose tables are there; `name` is for people."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self.name = name

    def add(
        self,
        report: Report,
        claims: Sequence[Claim],
        statements: Sequence[Statement],
        *,
        raw: bytes | None = None,
        recorded_at: datetime,
    ) -> bool:
        """Keep a report with all that was read in it, in one transaction; False where it is there already."""
        if strangers := ({claim.report for claim in claims} | {said.report for said in statements}) - {report.key}:
            message = f"claims of {sorted(strangers)} cannot be kept with report {report.key}"
            raise ValueError(message)
        new = [
            (tables.reports, [rows.from_report(report, raw, recorded_at)]),
            (tables.claims, [rows.from_claim(claim, recorded_at) for claim in claims]),
            (tables.statements, [rows.from_statement(statement, recorded_at) for statement in statements]),
        ]
        with self._transaction(writes=True) as connection:
            if _has(connection, report.key):
                return False
            for table, values in new:
                if values:
                    connection.execute(insert(table), values)
        return True

    def has(self, key: str) -> bool:
        """Say whether the report of this key is there."""
        with self._transaction() as connection:
            return _has(connection, key)

    def report(self, key: str) -> Report | None:
        """Return the report of this key."""
        found = self._rows(_reports().where(tables.reports.c.key == key))
        return rows.to_report(found[0]) if found else None

    def raw(self, key: str) -> bytes | None:
        """Return the bytes of a report as they were taken in, where they were kept."""
        with self._transaction() as connection:
            packed = connection.scalar(select(tables.reports.c.raw).where(tables.reports.c.key == key))
        return None if packed is None else zlib.decompress(packed)

    def reports(self, *, known_at: date | None = None, recorded_at: datetime | None = None) -> list[Report]:
        """Return reports by their day, undated ones last."""
        wanted = _recorded(_reports(), tables.reports, recorded_at)
        if known_at is not None:
            wanted = wanted.where(tables.reports.c.known_from <= known_at)
        day, key = tables.reports.c.published, tables.reports.c.key
        return [rows.to_report(row) for row in self._rows(wanted.order_by(day.is_(None), day, key))]

    def claims(
        self, *, report: str | None = None, known_at: date | None = None, recorded_at: datetime | None = None
    ) -> list[Claim]:
        """Return claims as the reports' texts run."""
        wanted = _said(tables.claims, report, known_at)
        return [rows.to_claim(row) for row in self._rows(_recorded(wanted, tables.claims, recorded_at))]

    def statements(
        self, *, report: str | None = None, known_at: date | None = None, recorded_at: datetime | None = None
    ) -> list[Statement]:
        """Return context statements as the reports' texts run."""
        wanted = _said(tables.statements, report, known_at)
        return [rows.to_statement(row) for row in self._rows(_recorded(wanted, tables.statements, recorded_at))]

    def latest_day(self) -> date | None:
        """Return the latest day of publication, or else of recording."""
        of = tables.reports.c
        latest: date | None
        with self._transaction() as connection:
            latest = connection.scalar(select(func.coalesce(func.max(of.published), func.max(of.known_from))))
        return latest

    def counts(self) -> Counts:
        """Return how much there is."""
        with self._transaction() as connection:
            found = [
                connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (tables.reports, tables.claims, tables.statements)
            ]
        return Counts(*found)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        with in_words(self.name), self._engine.connect().execution_options(**{WRITES: writes}) as connection, connection.begin():
            yield connection

    def _rows(self, wanted: Select[Any]) -> Sequence[RowMapping]:
        with self._transaction() as connection:
            return connection.execute(wanted).mappings().all()


def _has(connection: Connection, key: str) -> bool:
    return connection.scalar(select(tables.reports.c.number).where(tables.reports.c.key == key)) is not None


def _reports() -> Select[Any]:
    return select(*(column for column in tables.reports.c if column.name != "raw"))


def _said(table: Table, report: str | None, known_at: date | None) -> Select[Any]:
    wanted = select(table).order_by(table.c.report, table.c.sentence_start, table.c.number)
    if report is not None:
        wanted = wanted.where(table.c.report == report)
    if known_at is not None:
        known = select(tables.reports.c.key).where(tables.reports.c.known_from <= known_at)
        wanted = wanted.where(table.c.report.in_(known))
    return wanted


def _recorded(wanted: Select[Any], table: Table, recorded_at: datetime | None) -> Select[Any]:
    return wanted if recorded_at is None else wanted.where(table.c.recorded_at <= recorded_at)
