"""Can it be in two places? A named ship cannot: placings over a day apart are separate, and the newest is where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.matter import distance, near
from laydown.domain.place import Precision
from laydown.domain.position import Role
from laydown.fusion import ages
from laydown.fusion.evidence import HERE
from laydown.fusion.node import Backing
from laydown.fusion.sayers import sides

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from laydown.domain.place import Place
    from laydown.fusion.node import Node

_APART = 1
"""Days, after Security Force Monitor's habit for mobile forces."""


def newest_placing(nodes: list[Node]) -> list[Node]:
    """Mark older placings of one named ship as left; two of one time that cannot both hold are disputed."""
    placings = [node for node in nodes if node.here and node.place and node.gone is None]
    if not placings or placings[0].kind.unit is None or not ages.load()[placings[0].kind.category].roams:
        return nodes
    placings = _in_port(placings, nodes)
    newest = max(placings, key=lambda node: (_seen(node), node.sort_key))
    for node in placings:
        if node is newest or (
            node.place and newest.place and (node.place.touches(newest.place) or near(node.place, newest.place))
        ):
            continue
        where = newest.place.name if newest.place else ""
        if (_seen(newest) - _seen(node)).days > _APART:
            node.gone = _seen_next(node, placings) or (newest.last_said, f"said to be at {where}")
        else:
            node.against.extend(newest.evidence)
            newest.against.extend(node.evidence)
            there = node.place.name if node.place else ""
            node.disputes.append(sides("said to be here", node.evidence, f"at {where}", newest.evidence))
            newest.disputes.append(sides("said to be here", newest.evidence, f"at {there}", node.evidence))
    return nodes


def _in_port(placings: list[Node], nodes: list[Node]) -> list[Node]:
    """Let a ship on a sea and in a port on it within a day be in the port; return the placings that are left."""
    for sea in [node for node in placings if node.place and node.place.precision is Precision.SEA]:
        ports = [node for node in placings if abs((_seen(node) - _seen(sea)).days) <= _APART and _lies_on(node.place, sea.place)]
        if len(ports) == 1 and sea.place:
            why = f"says only that it is in {sea.place.name}"
            ports[0].backing.extend([*(Backing(each, Role.SUPPORTS, why) for each in sea.evidence), *sea.backing])
            placings, nodes[:] = ([node for node in kept if node is not sea] for kept in (placings, nodes))
    return placings


def _lies_on(port: Place | None, sea: Place | None) -> bool:
    if port is None or sea is None or port.precision is Precision.SEA:
        return False
    water = open_gazetteer().by_key(sea.key)
    # Where the gazetteer keeps the radius of a water, in metres.
    return water is not None and bool(water.population) and distance(port, sea) <= water.population / 1000


def _seen(node: Node) -> date:
    """Return the last day on which somebody puts it there, which may lie before that of the report."""
    return max((each.of for each in node.telling if each.claim.status in HERE), default=node.last_said)


def _seen_next(node: Node, placings: Iterable[Node]) -> tuple[date, str] | None:
    """Return the day of the first word that puts it elsewhere after the last that puts it here, and where that is."""
    later = [
        (each.said, other.place.name)
        for other in placings
        if other is not node and other.place
        for each in other.evidence
        if each.claim.status in HERE and (each.of - _seen(node)).days > _APART
    ]
    day, where = min(later, default=(None, ""))
    return (day, f"said to be at {where}") if day else None
