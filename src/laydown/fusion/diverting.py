"""Can all of it go everywhere? Plans for more than there is: a newer one by the same origins replaces the older, others are disputed."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.position import Role
from laydown.fusion.counting import total
from laydown.fusion.evidence import AHEAD
from laydown.fusion.node import Backing, Node
from laydown.fusion.sayers import sides
from laydown.fusion.whereabouts import holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.fusion.counting import Counted


def diverted(ahead: list[Node], nodes: Sequence[Node]) -> list[Node]:
    """Return the ways that are left, where several are to take from one start more than is said to be there."""
    gone: set[int] = set()
    for one, other in combinations(ahead, 2):
        if not {id(one), id(other)} & gone and _too_much(one, other, nodes):
            older, newer = sorted((one, other), key=lambda way: (way.last_said, way.sort_key))
            if older.last_said < newer.last_said and _roots(older) <= _roots(newer):
                gone.add(id(older))
                where = older.destination.name if older.destination else "elsewhere"
                newer.backing.extend(Backing(e, Role.SUPPORTS, f"was to go to {where} before") for e in older.evidence)
            else:
                _dispute(one, other, total(node.count for node in nodes if _stands(one, node)))
    return [way for way in ahead if id(way) not in gone]


def _too_much(one: Node, other: Node, nodes: Sequence[Node]) -> bool:
    if not (one.start and other.start and one.destination and other.destination):
        return False
    if one.start.key != other.start.key or one.destination.touches(other.destination):
        return False
    at = [node for node in nodes if _stands(one, node)]
    there = total(node.count for node in at)
    asked = total(way.count for way in (one, other))
    return bool(at) and all(node.count for node in at) and asked.minus(there) is not None


def _stands(way: Node, node: Node) -> bool:
    return node.here and node.gone is None and way.start is not None and holds(way.start, node.place)


def _roots(way: Node) -> set[str]:
    return {each.root for each in way.evidence if each.claim.status in AHEAD}


def _dispute(one: Node, other: Node, there: Counted) -> None:
    for way, than in ((one, other), (other, one)):
        to, elsewhere = (each.destination.name if each.destination else "" for each in (way, than))
        mine, theirs = ([e for e in each.evidence if e.claim.status in {Status.PLANNED, Status.MOVING}] for each in (way, than))
        way.against.extend(theirs)
        way.cap = (way.start.key, there.max) if way.start and there.max is not None else None
        way.disputes.append(sides(f"said to go to {to}", mine, f"to {elsewhere}", theirs))
