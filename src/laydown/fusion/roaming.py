"""Can it be in two places? A named ship cannot: placings over a day apart are separate, and the newest is where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.matter import near
from laydown.fusion import ages
from laydown.fusion.evidence import HERE
from laydown.fusion.sayers import sides

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from laydown.fusion.node import Node

_APART = 1
"""Days, after Security Force Monitor's habit for mobile forces."""


def newest_placing(nodes: list[Node]) -> list[Node]:
    """Mark older placings of one named ship as left; two of one time that cannot both hold are disputed."""
    placings = [node for node in nodes if node.here and node.place and node.gone is None]
    if not placings or placings[0].kind.unit is None or not ages.load()[placings[0].kind.category].roams:
        return nodes
    newest = max(placings, key=lambda node: (node.last_said, node.sort_key))
    for node in placings:
        if node is newest or (
            node.place and newest.place and (node.place.touches(newest.place) or near(node.place, newest.place))
        ):
            continue
        where = newest.place.name if newest.place else ""
        if (newest.last_said - node.last_said).days > _APART:
            node.gone = _seen_next(node, placings) or (newest.last_said, f"said to be at {where}")
        else:
            node.against.extend(newest.evidence)
            newest.against.extend(node.evidence)
            there = node.place.name if node.place else ""
            node.disputes.append(sides("said to be here", node.evidence, f"at {where}", newest.evidence))
            newest.disputes.append(sides("said to be here", newest.evidence, f"at {there}", node.evidence))
    return nodes


def _seen_next(node: Node, placings: Iterable[Node]) -> tuple[date, str] | None:
    """Return the day of the first word that puts it elsewhere after the last that puts it here, and where that is."""
    later = [
        (each.said, other.place.name)
        for other in placings
        if other is not node and other.place
        for each in other.evidence
        if each.claim.status in HERE and (each.said - node.last_said).days > _APART
    ]
    day, where = min(later, default=(None, ""))
    return (day, f"said to be at {where}") if day else None
