"""How many in a country, now and in all that is expected? Sums over positions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.order_of_battle import Category
from laydown.domain.position import Count, Position, Tally
from laydown.fusion.counting import comparable
from laydown.fusion.evidence import AHEAD, AWAY, HERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MASSES = frozenset({Category.TROOPS, Category.UNIT, Category.EQUIPMENT})
_Key = tuple[Category, str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A position to count; on its way it may be `apart` from what is there already, and somebody may doubt that it is there.

    `cap` is what an area (by its key) is said to hold in all, where that is less than its places, or the plans for what is there, add up to.
    """

    position: Position
    apart: bool = False
    doubted: bool = False
    cap: tuple[str, int] | None = None

    @property
    def seen(self) -> bool:
        """Whether somebody puts it there for sure and nobody says that it is not."""
        each = self.position
        here = any(step.status in HERE and step.modality is Modality.ASSERTED for step in each.steps)
        return not self.doubted and (each.modality is Modality.ASSERTED or (each.status in AHEAD and here))

    @property
    def sure(self) -> bool:
        """Whether its plan is said for sure, by somebody who says whose it is."""
        either = self.cap is not None and self.position.status in AHEAD
        return (
            self.position.modality is Modality.ASSERTED and not either and not (self.doubted and self.position.operator is None)
        )


def tallies(entries: Iterable[Entry]) -> tuple[Tally, ...]:
    """Return a tally for each kind and country: what is there now, and with what is planned for or moving to it."""
    present: dict[_Key, list[Entry]] = defaultdict(list)
    coming: dict[_Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        each = entry.position
        if each.modality is Modality.DENIED or each.status in AWAY:
            continue
        here = each.place.country if each.place and each.status is not Status.MOVING else None
        to = each.destination.country if each.destination and each.status in AHEAD else None
        if here:
            present[each.category, each.system, each.operator, here].append(entry)
        if to and to != here:
            coming[each.category, each.system, each.operator, to].append(entry)
    keys = sorted({*present, *coming}, key=lambda key: tuple(part or "" for part in key))
    for key in [key for key in keys if key[2] is None]:
        named = [other for other in keys if other[2] is not None and (*key[:2], key[3]) == (*other[:2], other[3])]
        if len(named) == 1:
            # Nobody says whose it is; it can be one of those that are counted.
            present[named[0]] += [replace(entry, doubted=True) for entry in present.pop(key, [])]
            coming[named[0]] += [replace(entry, doubted=True) for entry in coming.pop(key, [])]
    found = [_tally(key, present[key], coming[key]) for key in keys if present[key] or coming[key]]
    return tuple(tally for tally in found if tally)


def _tally(key: _Key, present: Sequence[Entry], coming: Sequence[Entry]) -> Tally | None:
    known = [each.position.count for each in (*present, *coming) if each.position.count]
    if not known and key[0] in _MASSES:
        return None
    unit = _unit([each.position for each in present]) or _unit([each.position for each in coming])
    category, system, operator, country = key
    there = [(each.position, each.seen) for each in present]
    over = _over(present)
    either = _over([each for each in present if each.position.status in AHEAD])
    either_way = _over(coming)
    # Without a start said, what is coming can be what is in the country already.
    more = [(each.position, each.sure and (each.apart or not present)) for each in coming]
    return Tally(
        category=category, system=system, operator=operator, country=country,
        present=_sum(there, unit, over, either), expected=_sum([*there, *more], unit, over, either + either_way),
    )  # fmt: skip


def _over(present: Iterable[Entry]) -> int:
    """Return by how much the places of areas come to more than these are said to hold in all."""
    held: dict[tuple[str, int], int] = defaultdict(int)
    for each in present:
        if each.cap and each.seen:
            held[each.cap] += each.position.count.min if each.position.count else 1
    return sum(max(0, number - most) for (_, most), number in sorted(held.items()))


def _unit(positions: Sequence[Position]) -> str | None:
    sizes: dict[str, tuple[int, int]] = {}
    for each in positions:
        if each.count and each.count.unit:
            number, size = sizes.get(each.count.unit, (0, 0))
            sizes[each.count.unit] = (number + 1, size + each.count.min)
    return min(sizes, key=lambda unit: (-sizes[unit][0], -sizes[unit][1], unit), default=None)


def _sum(counted: Iterable[tuple[Position, bool]], unit: str | None, over: int, either: int) -> Count:
    """Return the sum, less what its lower and its upper end hold too much."""
    low, high, claims = 0, 0, set[str]()
    unbounded = False
    for position, sure in counted:
        count = position.count
        same = count is not None and comparable(count.unit, unit)
        least = count.min if count and same else int(position.category not in _MASSES and count is None)
        low += least if sure else 0
        high += count.max if count and same and count.max is not None else 0
        unbounded = unbounded or not (count and same and count.max is not None)
        claims |= set(count.claims) if count else set()
    return Count(max(0, low - over), None if unbounded else high - either, unit, tuple(sorted(claims)))
