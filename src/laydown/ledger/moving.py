"""What moved? The matters in which a laydown can differ from one day to a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.judgement import Verdict
from laydown.ledger.matters import Aspect

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from datetime import date

    from laydown.domain.order_of_battle import Category

# One stand of each matter is enough to name it.
_STAND = "SELECT min(s.number) FROM stands s WHERE s.matter IN ({}) GROUP BY s.matter"
_KNOWN = "SELECT s.matter FROM members m CROSS JOIN stands s ON s.number = m.stand WHERE m.known_from > ? AND m.known_from <= ?"
_AGED = (
    "SELECT s.matter FROM members m CROSS JOIN stands s ON s.number = m.stand "
    "WHERE m.known_from >= ? AND m.known_from < ? AND s.category = ? AND NOT EXISTS (SELECT 1 FROM members n "
    "WHERE n.stand = m.stand AND n.known_from > m.known_from AND n.known_from <= ? AND n.aspect = m.aspect AND m.aspect <> ?)"
)
_PASSED = (
    "SELECT s.matter FROM members m CROSS JOIN stands s ON s.number = m.stand "
    "WHERE m.aspect IN (?, ?) AND m.due >= ? AND m.due < ?"
)
_GONE = (
    "SELECT s.matter FROM members m CROSS JOIN stands s ON s.number = m.stand "
    "WHERE m.due >= ? AND m.due < ? AND s.category = ? AND m.aspect = ?"
)

# What a claim is set right to, or merged into, goes stale and passes by its own days, which are not kept: such matters are always looked at.
_CHANGED = (
    "SELECT s.matter FROM judgements j JOIN judged d ON d.judgement = j.number JOIN reports p ON p.key = d.report "
    "JOIN readings r ON r.report = p.number JOIN claims c ON c.reading = r.number JOIN members m ON m.claim = c.number "
    "JOIN stands s ON s.number = m.stand WHERE j.verdict IN (?, ?)"
)


def moved(connection: sqlite3.Connection, after: date, until: date, stale: Mapping[Category, int]) -> frozenset[int]:
    """Return a stand of every matter in which the laydown as of `until` can differ from that as of `after`."""
    found: set[int] = set()
    for sql, values in _questions(after.toordinal(), until.toordinal(), stale):
        found.update(row[0] for row in connection.execute(_STAND.format(sql), values))
    return frozenset(found)


def _questions(after: int, until: int, stale: Mapping[Category, int]) -> Iterator[tuple[str, tuple[int | str, ...]]]:
    yield _KNOWN, (after, until)
    yield _CHANGED, (Verdict.CORRECT, Verdict.MERGE)
    yield _PASSED, (Aspect.AHEAD, Aspect.BESIDE, after, until)
    for category in sorted(stale):
        # What was last said `stale` days before is stale on the day after, unless there was a newer word; what has left is history then.
        aged = (after - stale[category], until - stale[category], category)
        # Of what stands beside, a newer word may be of another kind: an opinion does not freshen a denial.
        yield _AGED, (*aged, after, Aspect.BESIDE)
        yield _GONE, (*aged, Aspect.ENDED)
