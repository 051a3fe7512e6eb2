"""What did the ledger hold, and what was known? The reads of one question, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from laydown.ledger import loading, matters
from laydown.ledger.contract import Known
from laydown.ledger.storable import dumps, escaped, written
from laydown.ledger.tables_derived import DERIVED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.judgement import Judgement
    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.provenance import Report
    from laydown.ledger.contract import Wanted

_OF_STANDS = """
FROM members m CROSS JOIN claims c ON c.number = m.claim CROSS JOIN readings r ON r.number = c.reading
WHERE m.stand IN (SELECT value FROM json_each(?)) AND (? IS NULL OR m.known_from <= ?)
"""
_STANDS = "SELECT number FROM stands WHERE matter IN ({})"
_SAID = {
    "system": "SELECT matter FROM stands WHERE said_system = ?",
    "operator": "SELECT matter FROM stands WHERE said_operator = ?",
    "country": "SELECT matter FROM stands WHERE country = ? UNION SELECT matter FROM stands WHERE origin_country = ?",
    "matters": "SELECT matter FROM stands WHERE number IN (SELECT value FROM json_each(?))",
}
_detailed = itemgetter(*(3 + at for at in loading.DETAILS))
_LIST = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Clocks:
    """As of when: the day by which a report said it, and the moment (as the database writes it) by which the ledger had it."""

    known_at: date | None = None
    recorded_at: str | None = None

    @classmethod
    def of(cls, known_at: date | None, recorded_at: datetime | None) -> Clocks:
        """Return the clocks of a question; a moment without an offset is refused."""
        return cls(known_at, written(recorded_at) if recorded_at else None)

    @property
    def newest(self) -> tuple[str, list[Any]]:
        """The condition that reading `r` is its report's newest, with its parameters."""
        later = "SELECT 1 FROM readings n WHERE n.report = r.report AND (n.recorded_at, n.number) > (r.recorded_at, r.number)"
        if self.recorded_at is None:
            return f"NOT EXISTS ({later})", []
        return f"r.recorded_at <= ? AND NOT EXISTS ({later} AND n.recorded_at <= ?)", [self.recorded_at, self.recorded_at]

    @property
    def told(self) -> tuple[str, list[Any]]:
        """The condition that report `p` was known and recorded, with its parameters."""
        parts = [
            ("p.known_from <= ?", str(self.known_at) if self.known_at else None),
            ("p.recorded_at <= ?", self.recorded_at),
        ]
        said = [(condition, value) for condition, value in parts if value is not None]
        return " AND ".join(["1", *(condition for condition, _ in said)]), [value for _, value in said]


class Asking:
    """The reads on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self, wanted: Wanted | None, clocks: Clocks) -> Known:
        """Return what a question stands on."""
        if wanted is None or self.is_pending("matters"):
            keys, reports, known_from = self._keyed(*clocks.told)
            claims, judgements = self.claims(clocks), self.judgements(clocks.recorded_at)
        else:
            stands = self._stands(wanted)
            rows, judgements = self._rows_on(stands, clocks), self._judgements_on(stands, clocks)
            keys, reports, known_from = self._keyed(f"p.number IN {_LIST}", [dumps(sorted({row[1] for row in rows}))])
            claims = self._made(rows, keys)
        every = wanted is None or len(keys) > self._half()
        return Known(
            reports=reports,
            claims=tuple(claims),
            statements=tuple(self._statements_of(keys, clocks)),
            traces=self._traces(keys, clocks),
            pairs=tuple(self._pairs(keys, every=every)),
            judgements=tuple(judgements),
            traced=not self.is_pending("trace"),
            known_from=known_from,
        )

    def is_pending(self, part: str) -> bool:
        """Say whether a part of what is derived is still to be made for some reading."""
        older = self._one("PRAGMA user_version") != DERIVED
        return older or bool(self._one("SELECT EXISTS (SELECT 1 FROM pending WHERE part = ?)", part))

    def reports(self, condition: str, values: Sequence[Any]) -> list[Report]:
        """Return reports `p` in the order of their days, undated ones last."""
        return list(self._keyed(condition, values)[1].values())

    def _keyed(self, condition: str, values: Sequence[Any]) -> tuple[dict[int, str], dict[str, Report], dict[str, date]]:
        """Return keys by number, and by key reports and the days from which they were known; to ask a report for its key is to hash."""
        columns = ", ".join(f"p.{name}" for name in loading.REPORT.split(", "))
        sql = f"SELECT p.known_from, {columns} FROM reports p WHERE {condition} ORDER BY p.published IS NULL, p.published, p.key"  # noqa: S608  the conditions stand here
        rows = self._all(sql, values)
        first = {row[2]: loading.day(row[0]) for row in rows}
        return {row[1]: row[2] for row in rows}, {row[2]: loading.report(row[1:]) for row in rows}, first

    def claims(self, clocks: Clocks, *, report: str | None = None) -> list[Claim]:
        """Return the claims of the newest readings, as the reports' texts run."""
        rows = self._said("claims", f"c.number, r.report, c.reading, {loading.CLAIM}", clocks, report)
        return self._made(rows, self._keys(row[1] for row in rows))

    def statements(self, clocks: Clocks, *, report: str | None = None) -> list[Statement]:
        """Return the context statements of the newest readings, as the reports' texts run."""
        rows = self._said("statements", f"c.number, r.report, {loading.STATEMENT}", clocks, report)
        keys = self._keys(row[1] for row in rows)
        rows.sort(key=lambda row: (keys[row[1]], row[2], row[0]))
        return [loading.statement(row[2:], keys[row[1]]) for row in rows]

    def claims_of(self, reading: int) -> list[tuple[int, Claim]]:
        """Return the claims of one reading by number, as they were kept."""
        sql = f"SELECT c.number, r.report, c.reading, {loading.CLAIM} FROM claims c JOIN readings r ON r.number = c.reading WHERE c.reading = ? ORDER BY c.number"  # noqa: S608  a constant
        rows = self._all(sql, [reading])
        keys, details = self._keys(row[1] for row in rows), self._details(rows)
        return [(row[0], loading.claim(row[3:], keys[row[1]], details)) for row in rows]

    def statements_of_reading(self, reading: int) -> list[Statement]:
        """Return the context statements of one reading, as they were kept."""
        sql = f"SELECT r.report, {loading.STATEMENT} FROM statements c JOIN readings r ON r.number = c.reading WHERE c.reading = ? ORDER BY c.number"  # noqa: S608  a constant
        rows = self._all(sql, [reading])
        keys = self._keys(row[0] for row in rows)
        return [loading.statement(row[1:], keys[row[0]]) for row in rows]

    def judgements(self, recorded_at: str | None) -> list[Judgement]:
        """Return judgements in the order in which they were made."""
        sql = f"SELECT {loading.JUDGEMENT} FROM judgements WHERE ? IS NULL OR recorded_at <= ?"  # noqa: S608  a constant
        found = [loading.judgement(row) for row in self._all(sql, [recorded_at, recorded_at])]
        return sorted(found, key=lambda judgement: judgement.sort_key)

    def _judgements_on(self, stands: Collection[int], clocks: Clocks) -> list[Judgement]:
        """Return judgements with those of their claims that the stands hold: others are not lost, they are only not asked for."""
        on = set(stands)
        return [
            replace(each, claims=tuple(claim for claim in each.claims if matters.held(self._connection, claim, on)))
            for each in self.judgements(clocks.recorded_at)
        ]

    def _said(self, table: str, columns: str, clocks: Clocks, report: str | None) -> list[Any]:
        (newest, now), (told, then) = clocks.newest, clocks.told
        sql = (
            f"SELECT {columns} FROM {table} c JOIN readings r ON r.number = c.reading JOIN reports p ON p.number = r.report "  # noqa: S608  constants
            f"WHERE {newest} AND {told}"
        )
        of = ("", []) if report is None else (" AND p.key = ?", [report])
        return self._all(sql + of[0], [*now, *then, *of[1]])

    def _stands(self, wanted: Wanted) -> list[int]:
        system = escaped(wanted.system.casefold()) if wanted.system else None
        asked: list[tuple[str, list[Any]]] = [
            ("system", [system]),
            ("operator", [escaped(wanted.operator)]),
            ("country", [escaped(wanted.country)] * 2),
            ("matters", [None if wanted.matters is None else dumps(sorted(wanted.matters))]),
        ]
        said = [(_SAID[name], values) for name, values in asked if values[0] is not None]
        if not said:
            return [row[0] for row in self._all("SELECT number FROM stands", [])]
        sql = " INTERSECT ".join(f"SELECT matter FROM ({each})" for each, _ in said)  # noqa: S608  constants
        return [row[0] for row in self._all(_STANDS.format(sql), [value for _, values in said for value in values])]

    def _rows_on(self, stands: Sequence[int], clocks: Clocks) -> list[Any]:
        newest, values = clocks.newest
        day = clocks.known_at.toordinal() if clocks.known_at else None
        sql = f"SELECT c.number, r.report, c.reading, {loading.CLAIM} {_OF_STANDS} AND {newest}"
        return self._all(sql, [dumps(stands), day, day, *values])

    def _made(self, rows: list[Any], keys: Mapping[int, str]) -> list[Claim]:
        rows.sort(key=lambda row: (keys[row[1]], row[3], row[0]))
        details = self._details(rows)
        return [loading.claim(row[3:], keys[row[1]], details) for row in rows]

    def _details(self, rows: Iterable[Any]) -> dict[int | None, str | None]:
        numbers = {number for row in rows for number in _detailed(row)} - {None}
        sql = f"SELECT number, detail FROM details WHERE number IN {_LIST}"  # noqa: S608  a constant
        found: dict[int | None, str | None] = dict(self._all(sql, [dumps(sorted(numbers))]))
        found[None] = None
        return found

    def _keys(self, numbers: Iterable[int]) -> dict[int, str]:
        sql = f"SELECT number, key FROM reports WHERE number IN {_LIST}"  # noqa: S608  a constant
        return dict(self._all(sql, [dumps(sorted(set(numbers)))]))

    def _half(self) -> int:
        return (self._one("SELECT coalesce(max(number), 0) FROM reports") or 0) // 2

    def _statements_of(self, keys: Mapping[int, str], clocks: Clocks) -> list[Statement]:
        newest, values = clocks.newest
        sql = (
            f"SELECT c.number, r.report, {loading.STATEMENT} FROM readings r JOIN statements c ON c.reading = r.number "  # noqa: S608  constants
            f"WHERE r.report IN {_LIST} AND {newest}"
        )
        rows = self._all(sql, [dumps(sorted(keys)), *values])
        rows.sort(key=lambda row: (keys[row[1]], row[2], row[0]))
        return [loading.statement(row[2:], keys[row[1]]) for row in rows]

    def _traces(self, keys: Mapping[int, str], clocks: Clocks) -> dict[str, Trace]:
        newest, values = clocks.newest
        sql = f"SELECT r.report, t.trace, t.sketch FROM readings r JOIN traces t ON t.reading = r.number WHERE r.report IN {_LIST} AND {newest}"  # noqa: S608  constants
        found = self._all(sql, [dumps(sorted(keys)), *values])
        return {keys[number]: loading.trace(keys[number], kept, sketch) for number, kept, sketch in found}

    def _pairs(self, keys: Mapping[int, str], *, every: bool) -> list[Pair]:
        sql = "SELECT one, other, pair FROM pairs"
        rows = self._all(sql, []) if every else self._all(f"{sql} WHERE one IN {_LIST}", [dumps(sorted(keys))])
        found = [(keys[one], keys[other], kept) for one, other, kept in rows if one in keys and other in keys]
        return [loading.pair(*each) for each in sorted(found)]

    def _all(self, sql: str, values: Sequence[Any]) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()

    def _one(self, sql: str, *values: Any) -> Any:  # noqa: ANN401  one cell
        row = self._connection.execute(sql, values).fetchone()
        return row[0] if row else None
