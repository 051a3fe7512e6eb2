"""Which position is which? Those of one laydown with those of a later one: by id, by the claims that they share, by a unit's name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.position import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from laydown.domain.position import Laydown, Position

AHEAD = frozenset({Status.PLANNED, Status.MOVING})
HERE = frozenset({Status.PRESENT, Status.SETTING_UP, Status.OPERATIONAL, Status.LEAVING})
AWAY = frozenset({Status.LEFT, Status.LOST})
_Candidate = tuple[int, int, "Position", "Position"]


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of a position before and after, either of them missing; `into` is where a vanished one's claims now stand, by its id.

    `announced` are the plans of before whose claims now support what is there, by the id of the position that is there.
    """

    pairs: Sequence[tuple[Position | None, Position | None]]
    into: Mapping[str, Position]
    announced: Mapping[str, Sequence[Position]]


def matched(before: Laydown, after: Laydown) -> Matching:
    """Match the positions of two laydowns, each with one at most; the order of the positions does not matter."""
    pairs: dict[str, Position] = {}
    # An id says which force and which place. Where a part of it has an id of its own since, the claims tell the two apart.
    for candidates in (_of_one_id_and_sharing, _sharing, _of_one_id, _of_one_unit):
        matched_already = {one.id for one in pairs.values()}
        left = [each for each in before.positions if each.id not in matched_already]
        pairs |= _closest(candidates(left, [each for each in after.positions if each.id not in pairs]))
    matched_already = {one.id for one in pairs.values()}
    gone = [each for each in before.positions if each.id not in matched_already]
    into: dict[str, _Candidate] = {}
    for candidate in _sharing(gone, after.positions):
        into[candidate[2].id] = min(into.get(candidate[2].id, candidate), candidate, key=_order)
    announced: dict[str, list[Position]] = defaultdict(list)
    for _, _, plan, there in _sharing([each for each in before.positions if _is_plan(each)], after.positions):
        # What was there before, beside the plan, has not come by it; unless the plan is there no longer.
        if _is_there(there) and (there.id not in pairs or pairs[there.id] is plan or plan.id not in matched_already):
            announced[there.id].append(plan)
    return Matching(
        [(pairs.get(each.id), each) for each in after.positions] + [(each, None) for each in gone],
        {identity: candidate[3] for identity, candidate in into.items()},
        dict(announced),
    )


def own(position: Position) -> frozenset[str]:
    """Return the claims that put a position there: those of its origins, else those that state it."""
    claims = frozenset(claim for origin in position.origins for claim in origin.claims)
    return claims or frozenset(s.claim for s in position.support if s.role in {Role.STATES, Role.RESTATES})


def under(position: Position) -> frozenset[str]:
    """Return the claims that bear a position out; against what is denied, those that say it is so count too."""
    left_out = {Role.BOUNDS} if position.modality is Modality.DENIED else {Role.BOUNDS, Role.DISPUTES}
    return frozenset(s.claim for s in position.support if s.role not in left_out) | own(position)


def _sharing(old: Iterable[Position], new: Iterable[Position]) -> Iterator[_Candidate]:
    """Yield what shares claims: how many put both there, and how many of the one bear the other out."""
    sought = [(one, own(one)) for one in old]
    wanted = frozenset().union(*(mine for _, mine in sought))
    by_claim: dict[str, list[Position]] = defaultdict(list)
    for other in new if wanted else ():
        for claim in under(other) & wanted:
            by_claim[claim].append(other)
    for one, mine in sought:
        for other in {other.id: other for claim in sorted(mine) for other in by_claim.get(claim, ())}.values():
            if one.category is other.category:
                yield len(mine & own(other)), len(mine & under(other)), one, other


def _of_one_id_and_sharing(old: Iterable[Position], new: Iterable[Position]) -> Iterator[_Candidate]:
    return (each for each in _of_one_id(old, new) if each[2].origins == each[3].origins or own(each[2]) & under(each[3]))


def _of_one_id(old: Iterable[Position], new: Iterable[Position]) -> Iterator[_Candidate]:
    by_id = {other.id: other for other in new}
    return ((0, 0, one, by_id[one.id]) for one in old if one.id in by_id)


def _of_one_unit(old: Iterable[Position], new: Iterable[Position]) -> Iterator[_Candidate]:
    by_unit: dict[tuple[str, str | None, str], list[Position]] = defaultdict(list)
    for other in new:
        if other.unit:
            by_unit[other.category, other.operator, other.unit.casefold()].append(other)
    for one in old:
        for other in by_unit.get((one.category, one.operator, one.unit.casefold()), ()) if one.unit else ():
            yield 0, 0, one, other


def _closest(candidates: Iterable[_Candidate]) -> dict[str, Position]:
    taken: set[str] = set()
    found: dict[str, Position] = {}
    for _, _, one, other in sorted(candidates, key=_order):
        if one.id not in taken and other.id not in found:
            taken.add(one.id)
            found[other.id] = one
    return found


def _order(candidate: _Candidate) -> tuple[int, int, str, str]:
    return -candidate[0], -candidate[1], candidate[2].id, candidate[3].id


def _is_plan(position: Position) -> bool:
    return position.status in AHEAD and position.modality is not Modality.DENIED


def _is_there(position: Position) -> bool:
    return position.status in HERE and position.modality is not Modality.DENIED
