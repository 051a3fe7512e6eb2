"""What stands at one place? A node from the claims on it, with their number and with what has gone from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.order_of_battle import Relation
from laydown.domain.place import Precision
from laydown.domain.position import Role
from laydown.fusion.counting import CROWDS, Counted, comparable, count, counted
from laydown.fusion.node import Backing, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence
    from laydown.fusion.further import Antecedents


def alike(need: Counted | None, node: Node) -> bool:
    """Say whether a number can speak of a node: men are not counted in parties, but a battery is its launchers."""
    return not (node.kind.category in CROWDS and need and node.count and not comparable(need.unit, node.count.unit))


def is_fine(place: Place | None) -> bool:
    """Say whether it is a site or a city."""
    return place is not None and place.precision in (Precision.SITE, Precision.CITY)


def whole(place: Place | None, here: list[Evidence], away: list[Evidence], antecedents: Antecedents) -> list[Node]:
    """Return the node for what is at a place, and one for a part of it that has gone."""
    node = node_of(place, here or away, antecedents)
    if not here or not away:
        return [node]
    small = [each for each in away if is_part(each, node.count)]
    node.evidence = sorted((each for each in here + away if each not in small), key=lambda each: each.sort_key)
    if not small:
        return [node]
    parted = node_of(place, small, antecedents)
    parted.part = parted.summed = True
    _take_away(node, small, antecedents)
    return [node, parted]


def is_part(evidence: Evidence, whole: Counted | None) -> bool:
    """Say whether it speaks of some of the whole alone."""
    quantity = evidence.claim.quantity
    if quantity is None:
        return False
    return quantity.relation is Relation.PART or bool(whole and whole.minus(counted(quantity)))


def _take_away(node: Node, away: Sequence[Evidence], antecedents: Antecedents) -> None:
    gone = [each for each in away if each.claim.status is not Status.LEAVING and each.said >= node.last_said]
    less = number(node.place, gone, antecedents) if gone else None
    if less and node.count and (rest := node.count.minus(less)):
        node.count = rest
        node.backing.extend(Backing(each, Role.BOUNDS, f"takes {less} away") for each in gone)


def node_of(place: Place | None, evidence: list[Evidence], antecedents: Antecedents) -> Node:
    """Return the node that claims on one place make."""
    return Node(evidence[0].kind, place, evidence, count=number(place, evidence, antecedents) if evidence else None)


def number(place: Place | None, evidence: Sequence[Evidence], antecedents: Antecedents) -> Counted | None:
    """Return how many claims put at a place; one more than before is no dispute where one more had been announced."""
    further = antecedents.further(evidence, place)
    found = count(evidence, further)
    if found is None or not found.dispute:
        return found
    last = max(each.said for each in evidence if each.claim.quantity)
    had = count([each for each in evidence if each.said < last], further)
    has = count([each for each in evidence if each.said == last], further)
    for more in antecedents.announced(place, last):
        grown = had.plus(counted(more)) if had else None
        if has and grown and (grown.min, grown.max) == (has.min, has.max) and not has.dispute:
            return has
    return found


def phrase(evidence: Evidence) -> tuple[str, int, str]:
    """Return what tells one phrase of one report from all others."""
    return (evidence.claim.report, evidence.claim.sentence.start, evidence.claim.subject.text)


def backed(evidence: Evidence, place: Place | None, *, one_place: bool, whole: bool) -> Backing:
    """Return how a claim on a wider area, or on the town of the one base, backs a node inside it."""
    if one_place and place:
        return Backing(evidence, Role.SUPPORTS, f"says only that it is in {place.name}", tells=True, vouches=True)
    where = f"says only that it is in {place.name}" if place else "says no place"
    role = Role.BOUNDS if evidence.claim.quantity else Role.SUPPORTS
    return Backing(evidence, role, where, tells=whole and evidence.claim.status is not Status.PRESENT)
