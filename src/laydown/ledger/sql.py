"""The ledger on an SQL database."""

from __future__ import annotations

import zlib
from contextlib import contextmanager, suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Self, cast

from laydown.errors import LedgerUnusable
from laydown.ledger import loading, moving, rebuilding, sealing
from laydown.ledger.asking import Asking, Clocks
from laydown.ledger.contract import Counts, Wanted
from laydown.ledger.keeping import Keeping, Read
from laydown.ledger.reasons import in_words
from laydown.ledger.storable import written

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from types import TracebackType

    from sqlalchemy.engine import Engine

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.judgement import Judgement
    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.order_of_battle import Category
    from laydown.domain.provenance import Report
    from laydown.ledger.contract import Known, Neighbours


WRITES = "laydown_writes"
"""The execution option of a connection whose transactions write."""

_READINGS = (
    "SELECT r.reader, r.recorded_at FROM readings r JOIN reports p ON p.number = r.report WHERE p.key = ? "
    "ORDER BY r.recorded_at, r.number"
)
_COUNTS = """
SELECT (SELECT count(*) FROM reports),
(SELECT count(*) FROM claims) - (SELECT count(*) FROM claims c JOIN ({older}) o ON o.number = c.reading),
(SELECT count(*) FROM statements) - (SELECT count(*) FROM statements s JOIN ({older}) o ON o.number = s.reading)
"""
_OLDER = (
    "SELECT r.number FROM readings r JOIN readings n ON n.report = r.report AND (n.recorded_at, n.number) > (r.recorded_at, r.number) "
    "GROUP BY r.number"
)


class _Undone(Exception):
    pass


class SqlLedger:
    """A ledger behind a SQLAlchemy engine whose tables are there; `name` is for people."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self.name = name

    def add(  # noqa: PLR0913  the contract's own
        self,
        report: Report,
        claims: Sequence[Claim],
        statements: Sequence[Statement],
        *,
        trace: Callable[[Neighbours], tuple[Trace, Sequence[Pair]]] | None = None,
        reader: str | None = None,
        recorded_at: datetime,
    ) -> bool:
        """Keep a report with all that was read in it, in one transaction; False where it is there already."""
        _refuse_strangers(report.key, claims, statements)
        by = _reader(claims, statements) if reader is None else reader
        with self.writing() as keeping:
            return keeping.add(report, Read(claims, statements, by, recorded_at), trace)

    def read_again(  # noqa: PLR0913  the contract's own
        self,
        key: str,
        claims: Sequence[Claim],
        statements: Sequence[Statement],
        *,
        trace: Trace | None = None,
        reader: str,
        recorded_at: datetime,
    ) -> bool:
        """Keep a newer reading of a report; False where it says the same as the newest."""
        _refuse_strangers(key, claims, statements)
        with self.writing() as keeping:
            return keeping.read_again(key, Read(claims, statements, reader, recorded_at), trace)

    def readings(self, key: str) -> list[tuple[str, datetime]]:
        """Return who read a report and when, oldest first."""
        with self._transaction() as connection:
            rows = connection.execute(_READINGS, (key,)).fetchall()
        return [(loading.words(reader) or "", loading.moment(recorded_at)) for reader, recorded_at in rows]

    def has(self, key: str) -> bool:
        """Say whether the report of this key is there."""
        with self._transaction() as connection:
            return Keeping(connection).number(key) is not None

    def report(self, key: str) -> Report | None:
        """Return the report of this key."""
        with self._transaction() as connection:
            return next(iter(Asking(connection).reports("p.key = ?", [key])), None)

    def raw(self, key: str) -> bytes | None:
        """Return the bytes of a report as they were taken in, where they were kept."""
        with self._transaction() as connection:
            row = connection.execute("SELECT raw FROM reports WHERE key = ?", (key,)).fetchone()
        try:
            return zlib.decompress(row[0]) if row and row[0] is not None else None
        except zlib.error as error:
            message = f"{self.name}: the bytes of report {key} are damaged"
            raise LedgerUnusable(message) from error

    def report_keys(self) -> list[str]:
        """Return the keys of all reports, in the order in which they were recorded."""
        with self._transaction() as connection:
            return [key for (key,) in connection.execute("SELECT key FROM reports ORDER BY number")]

    def reports(self, *, known_at: date | None = None, recorded_at: datetime | None = None) -> list[Report]:
        """Return reports by their day, undated ones last."""
        with self._transaction() as connection:
            return Asking(connection).reports(*Clocks.of(known_at, recorded_at).told)

    def claims(
        self, *, report: str | None = None, known_at: date | None = None, recorded_at: datetime | None = None
    ) -> list[Claim]:
        """Return claims as the reports' texts run."""
        with self._transaction() as connection:
            return Asking(connection).claims(Clocks.of(known_at, recorded_at), report=report)

    def statements(
        self, *, report: str | None = None, known_at: date | None = None, recorded_at: datetime | None = None
    ) -> list[Statement]:
        """Return context statements as the reports' texts run."""
        with self._transaction() as connection:
            return Asking(connection).statements(Clocks.of(known_at, recorded_at), report=report)

    def known(self, *, wanted: Wanted | None = None, known_at: date | None = None, recorded_at: datetime | None = None) -> Known:
        """Return what a question stands on."""
        with self._transaction() as connection:
            return Asking(connection).known(wanted, Clocks.of(known_at, recorded_at))

    def moved(self, after: date, until: date, *, stale: Mapping[Category, int]) -> Wanted:
        """Return the matters in which something can differ between two days."""
        with self._transaction() as connection:
            return Wanted(matters=moving.moved(connection, after, until, stale))

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement; False where it is there already."""
        with self.writing() as keeping:
            return keeping.judge(judgement)

    def judgements(self, recorded_at: datetime | None = None) -> list[Judgement]:
        """Return judgements in the order in which they were made."""
        with self._transaction() as connection:
            return Asking(connection).judgements(written(recorded_at) if recorded_at else None)

    def needs_rebuild(self) -> bool:
        """Say whether there are readings that were never traced or sorted into matters."""
        with self._transaction() as connection:
            return any(Asking(connection).is_pending(part) for part in ("trace", "matters"))

    def rebuild(
        self,
        trace: Callable[[Report, Sequence[Claim], Neighbours], tuple[Trace, Sequence[Pair]]],
        *,
        progress: Callable[[int, int], Any] | None = None,
        keep: bool = True,
    ) -> tuple[str, ...]:
        """Make anew what is derived from what is kept, and return the keys of the reports for which it was another."""
        with suppress(_Undone), self._transaction(writes=True) as connection:
            changed = rebuilding.rebuild(connection, trace, progress)
            if not keep:
                raise _Undone
        return changed

    def unsealed(self, key: str) -> tuple[str, ...]:
        """Return what of a report has been altered since it was written, in words."""
        with self._transaction() as connection:
            return tuple(sealing.broken(connection, key))

    def damage(self) -> tuple[str, ...]:
        """Return what is wrong with the store itself, or with judgements, in words."""
        with self._transaction() as connection:
            return (*sealing.damage(connection), *sealing.broken_judgements(connection))

    def latest_day(self) -> date | None:
        """Return the latest day of publication, or else of recording."""
        with self._transaction() as connection:
            (day,) = connection.execute("SELECT coalesce(max(published), max(known_from)) FROM reports").fetchone()
        return day and date.fromisoformat(day)

    def counts(self) -> Counts:
        """Return how much there is."""
        with self._transaction() as connection:
            return Counts(*connection.execute(_COUNTS.format(older=_OLDER)).fetchone())

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Keeping]:
        """Take in several things in one transaction: all of them are kept, or none."""
        with self._transaction(writes=True) as connection:
            yield Keeping(connection)

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[sqlite3.Connection]:
        """Open a transaction, and give the driver's own connection: what SQLAlchemy adds to each statement costs more than SQLite does."""
        with in_words(self.name), self._engine.connect().execution_options(**{WRITES: writes}) as connection, connection.begin():
            yield cast("sqlite3.Connection", connection.connection.driver_connection)


def _refuse_strangers(key: str, claims: Sequence[Claim], statements: Sequence[Statement]) -> None:
    if strangers := ({claim.report for claim in claims} | {said.report for said in statements}) - {key}:
        message = f"claims of {sorted(strangers)} cannot be kept with report {key}"
        raise ValueError(message)


def _reader(claims: Sequence[Claim], statements: Sequence[Statement]) -> str:
    """Return who read a report, as what was read says; nobody says so where nothing was read."""
    return min([*(claim.reader for claim in claims), *(said.reader for said in statements)], default="")
