"""Is it more than we know by name? "Two warships" beside the two that are named add none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.matter import areas
from laydown.domain.position import Role
from laydown.fusion.counting import total
from laydown.fusion.evidence import HERE
from laydown.fusion.node import Backing, Node

if TYPE_CHECKING:
    from collections.abc import Sequence


def dissolve(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes without those that only sum up more closely named ones at their place; these keep their claims."""
    inside: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        # A ship that is to sail is in port until then.
        for key in areas(node.place) if node.place and (node.here or _at_its_start(node)) and node.gone is None else ():
            inside[key].append(node)
    gone: set[int] = set()
    for node in nodes:
        if not node.here or node.place is None or None not in _said(node):
            continue
        named = [other for other in inside[node.place.key] if id(other) not in gone and _closer(other, node)]
        if len(named) > 1 and (node.count is None or node.count.meets(total(other.count for other in named))):
            gone.add(id(node))
            role, why = (
                (Role.BOUNDS, f"counts {node.count} together with others")
                if node.count
                else (Role.SUPPORTS, "names none more closely")
            )
            summing = [Backing(each, role, why) for each in node.evidence]
            for other in named:
                other.backing.extend([*summing, *node.backing])
    return [node for node in nodes if id(node) not in gone]


def _at_its_start(node: Node) -> bool:
    return node.ahead and not node.denied and any(each.claim.status in HERE for each in node.evidence)


def _closer(one: Node, other: Node) -> bool:
    return one is not other and one.kind.agrees(other.kind) and _said(one).count(None) < _said(other).count(None)


def _said(node: Node) -> tuple[str | None, ...]:
    return (node.kind.operator, node.kind.system, node.kind.unit)
