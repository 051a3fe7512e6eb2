"""Where is it going? Plans and moves of one kind: what has arrived, what is still to come, and what that leaves behind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.position import Role
from laydown.fusion import ages
from laydown.fusion.counting import Counted, count, total
from laydown.fusion.evidence import HERE
from laydown.fusion.node import Backing, Node
from laydown.fusion.settling import alike
from laydown.fusion.whereabouts import coarseness, holds, usual_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence
    from laydown.fusion.further import Antecedents


@dataclass(slots=True)
class _Slot:
    """The claims of one way: from `start` to `destination`, where said."""

    destination: Place | None
    start: Place | None
    evidence: list[Evidence] = field(default_factory=list)

    def covers(self, other: Node) -> bool:
        """Say whether a node lies within this way."""
        return holds(self.destination, other.destination) and (self.start is None or holds(self.start, other.start))


def on_the_way(evidence: Sequence[Evidence], nodes: Sequence[Node], antecedents: Antecedents) -> list[Node]:
    """Return the nodes for what is still to come; back the nodes at places with what has arrived there."""
    ahead: list[Node] = []
    for slot in _slots(evidence):
        inner = [node for node in ahead if slot.covers(node) and _one_time(slot, node)]
        found = _come(slot, inner, nodes, antecedents)
        if found:
            ahead.append(found)
    return _one_way(ahead)


def _one_way(ahead: list[Node]) -> list[Node]:
    """Join a way that names the nearer destination with one that alone names the start, where they can be one force."""
    for far in [node for node in ahead if node.start is not None]:
        near = [node for node in ahead if node.start is None and node.destination and holds(far.destination, node.destination)]
        if len(near) == 1 and (not far.count or alike(far.count, near[0])) and _same_number(far, near[0]):
            near[0].start = far.start
            near[0].count = near[0].count or far.count
            near[0].evidence = sorted({e.id: e for e in near[0].evidence + far.evidence}.values(), key=lambda each: each.sort_key)
            near[0].backing.extend(far.backing)
            ahead.remove(far)
    return ahead


def _same_number(one: Node, other: Node) -> bool:
    return one.count is None or other.count is None or one.count.meets(other.count)


def _slots(evidence: Sequence[Evidence]) -> list[_Slot]:
    slots: dict[tuple[str, str], list[tuple[Evidence, Place | None]]] = defaultdict(list)
    for each in evidence:
        to = each.place or _likely_destination(each, evidence)
        slots[to.key if to else "", each.claim.origin.key if each.claim.origin else ""].append((each, to))
    found = [
        _Slot(usual_place(to for _, to in told), usual_place(each.claim.origin for each, _ in told), [each for each, _ in told])
        for told in slots.values()
    ]
    return sorted(found, key=lambda slot: (coarseness(slot.destination), coarseness(slot.start)))


def _likely_destination(evidence: Evidence, group: Iterable[Evidence]) -> Place | None:
    """Return where a way that names only its start leads, if all plans that it can belong to lead into one area."""
    start = evidence.claim.origin
    others = [
        other.place for other in group
        if other.place and other.claim.status is evidence.claim.status
        and (other.claim.origin is None or start is None or other.claim.origin.touches(start))
    ]  # fmt: skip
    widest = max(others, key=coarseness, default=None)
    return widest if widest and all(widest.holds(other) for other in others) else None


def _one_time(slot: _Slot, node: Node) -> bool:
    stale = ages.load()[node.kind.category].stale
    return abs((max(each.said for each in slot.evidence) - node.last_said).days) <= stale


def _come(slot: _Slot, inner: Sequence[Node], nodes: Sequence[Node], antecedents: Antecedents) -> Node | None:
    """Set what a way's claims announce against what has arrived and what narrower ways announce; return the rest."""
    evidence = slot.evidence
    need = count(evidence)
    inner = [node for node in inner if alike(need, node)]
    fresh = _is_fresh(slot, antecedents)
    landed = [(node, arrived) for node, arrived in _landed(slot, nodes, fresh=fresh) if alike(need, node)]
    have = total([*(node.count for node in inner), *(arrived for _, arrived in landed)])
    rest = need.minus(have) if need else None
    if (landed or inner) and rest is None:
        for node in inner:
            node.backing.extend(_wider(each, slot, node) for each in evidence)
        for node, _ in landed:
            _arrive(node, slot, have)
        _leave(slot, nodes, landed, need)
        return None
    reduced = rest is not None and have.min > 0
    node = Node(
        evidence[0].kind,
        None,
        list(evidence),
        slot.destination,
        slot.start,
        ahead=True,
        apart=fresh,
        count=rest if reduced else need,
    )
    if reduced:
        _leave(slot, nodes, landed, total(arrived for _, arrived in landed))
    for arrived, _ in landed:
        arrived.backing.extend(Backing(each, Role.SUPPORTS, "some of what it announces has come here") for each in evidence)
    return node


def _is_fresh(slot: _Slot, antecedents: Antecedents) -> bool:
    """Say whether what is announced comes on top of what is there, or from elsewhere."""
    moving = all(each.claim.status is Status.MOVING for each in slot.evidence)
    return any(antecedents.on_top(each, slot.destination) for each in slot.evidence) or (slot.start is not None and not moving)


def _landed(slot: _Slot, nodes: Sequence[Node], *, fresh: bool) -> list[tuple[Node, Counted | None]]:
    """Return the nodes in which the announced can have arrived, and how many came there.

    What is fresh can only be what came after the announcement. Else what is there at about the same time is the same force.
    """
    said = [each.said for each in slot.evidence]
    together = ages.load()[slot.evidence[0].kind.category].together
    found: list[tuple[Node, Counted | None]] = []
    for node in nodes:
        if not node.here or not holds(slot.destination, node.place) or (slot.start and holds(slot.start, node.place)):
            continue
        if slot.destination is None or not any(each.claim.status in HERE for each in node.evidence):
            continue
        if not fresh and (max(said) - node.last_said).days <= together:
            found.append((node, node.count))
        elif fresh and node.last_said > min(said):
            found.extend(_newly(node, min(said)))
    return found


def _newly(node: Node, after: date) -> list[tuple[Node, Counted | None]]:
    before = [each for each in node.evidence if each.said <= after]
    if not before:
        return [(node, node.count)]
    had = count(before)
    grown = node.count.minus(had) if node.count and had else None
    return [(node, grown)] if grown else []


def _wider(evidence: Evidence, slot: _Slot, node: Node) -> Backing:
    """Back a narrower way; a plan that only leaves out the start stands behind it, one for a wider area does not."""
    same = slot.destination is not None and node.destination is not None and slot.destination.key == node.destination.key
    why = "does not say from where" if same else f"says only that it goes to {_name(slot.destination)}"
    return Backing(evidence, Role.RESTATES if same else Role.SUPPORTS, why, tells=True, vouches=same)


def _arrive(node: Node, slot: _Slot, have: Counted) -> None:
    same = slot.destination is not None and node.place is not None and slot.destination.key == node.place.key
    for each in slot.evidence:
        moving = each.claim.status is Status.MOVING
        why = (
            ""
            if same and moving
            else "announced before it was there"
            if not moving
            else f"says only that it moves to {_name(slot.destination)}"
        )
        node.backing.append(Backing(each, Role.SUPPORTS if why else Role.RESTATES, why, tells=same, vouches=same and moving))
    if have.max is None and node.count is None and same:
        node.count = count(slot.evidence)


def _leave(slot: _Slot, nodes: Sequence[Node], landed: Sequence[tuple[Node, Counted | None]], amount: Counted | None) -> None:
    if slot.start and landed:
        day = max(node.last_said for node, _ in landed)
        depart(slot.start, nodes, amount, day, f"arrived at {', '.join(sorted({_name(node.place) for node, _ in landed}))}")


def depart(start: Place, nodes: Sequence[Node], amount: Counted | None, day: date, why: str) -> None:
    """Take what moved from the node that it started from, if one alone can be meant and nothing as new puts it there."""
    found = [node for node in nodes if node.here and holds(start, node.place) and node.last_said < day]
    if len(found) != 1:
        return
    node = found[0]
    rest = node.count.minus(amount) if node.count and amount else None
    if rest:
        node.count = rest
    else:
        node.gone = (day, why)


def join_starts(ahead: Sequence[Node], nodes: list[Node]) -> list[Node]:
    """Join what is planned to move with the node where it is now, and take what is moving away from there."""
    for way in ahead:
        if way.start is None:
            continue
        if status_ahead(way) is Status.MOVING:
            depart(way.start, nodes, way.count, way.last_said, f"moving to {_name(way.destination)}")
            continue
        way.place = way.start
        at = [node for node in nodes if node.here and node.gone is None and holds(way.start, node.place)]
        if len(at) == 1:
            _join(way, at[0], nodes)
    return nodes


def _join(way: Node, at: Node, nodes: list[Node]) -> None:
    rest = at.count.minus(way.count) if at.count and way.count else None
    if rest:
        at.count = rest
        at.backing.extend(Backing(each, Role.BOUNDS, f"{way.count} of them are to move on") for each in way.evidence)
        return
    way.place = at.place
    way.evidence = sorted({each.id: each for each in way.evidence + at.evidence}.values(), key=lambda each: each.sort_key)
    way.backing.extend(at.backing)
    if way.count is None or (at.count and at.count.meets(way.count) and at.count.max is not None):
        way.count = at.count.overlap(way.count) if at.count and way.count else at.count
    nodes.remove(at)


def status_ahead(node: Node) -> Status:
    """Return whether what is to come is planned or moving, by the newest word."""
    moving = [each.said for each in node.evidence if each.claim.status is Status.MOVING]
    planned = [each.said for each in node.evidence if each.claim.status is Status.PLANNED]
    return Status.MOVING if moving and (not planned or max(moving) >= max(planned)) else Status.PLANNED


def _name(place: Place | None) -> str:
    return place.name if place else "an unnamed place"
