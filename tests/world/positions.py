"""Is the laydown what it should be? Positions of a story on a day against the rows of truth, one to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tests.world.truth import Row

    from laydown.domain.position import Position


@dataclass(frozen=True, slots=True)
class Compared:
    """A day of a story: matched pairs, rows without a position, positions without a row."""

    matched: tuple[tuple[Row, Position], ...]
    missing: tuple[Row, ...]
    extra: tuple[Position, ...]

    @property
    def share(self) -> float:
        """F1: missing and extra cost the same."""
        return share([self])


def share(days: Iterable[Compared]) -> float:
    found = list(days)
    matched = sum(len(day.matched) for day in found)
    wrong = sum(len(day.missing) + len(day.extra) for day in found)
    return 2 * matched / (2 * matched + wrong) if matched or wrong else 1.0


def compare(rows: Sequence[Row], positions: Sequence[Position]) -> Compared:
    """Match one to one: what is asked for first, then what may be there, which is neither missing nor too much."""
    left = list(positions)
    matched: list[tuple[Row, Position]] = []
    missing: list[Row] = []
    for row in sorted(rows, key=lambda row: row.optional):
        found = next((each for each in left if fits(row, each)), None)
        if found:
            left.remove(found)
            if not row.optional:
                matched.append((row, found))
        elif not row.optional:
            missing.append(row)
    return Compared(tuple(matched), tuple(missing), tuple(left))


def of_reports(positions: Iterable[Position], claims: Collection[str]) -> list[Position]:
    return [each for each in positions if any(support.claim in claims for support in each.support)]


def fits(row: Row, position: Position) -> bool:
    return same_force(row.force, position) and position.operator in {None, row.operator} and _same_place(row, position) and state_of(position) == row.state and _same_count(row, position)  # fmt: skip


def state_of(position: Position) -> str:
    return "denied" if position.modality is Modality.DENIED else str(position.status)


def same_force(force: str, position: Position) -> bool:
    """Say whether a position is of the named ship or unit, the system, or, where it has no system, the category."""
    if force in {position.system, position.unit} or force in (position.unit or ""):
        return True
    return position.system is None and position.category == force


def _same_place(row: Row, position: Position) -> bool:
    at, to = (place.key if place else None for place in (position.place, position.destination))
    if row.state == "denied":
        return bool({at, to} & {*row.at, *row.to})
    return _is(at, row.at) and _is(to, row.to)


def _is(key: str | None, keys: tuple[str, ...]) -> bool:
    return key in keys if keys else key is None


def _same_count(row: Row, position: Position) -> bool:
    if row.count is None:
        return True
    count = position.count
    return bool(count and (count.min, count.max) == row.count and row.unit in {"", count.unit})
