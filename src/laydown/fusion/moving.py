"""Where is it going? Plans and moves of one kind: what has arrived, what is still to come, and what that leaves behind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.position import Role
from laydown.fusion import ages
from laydown.fusion.counting import Counted, comparable, count, total
from laydown.fusion.departing import depart, name_of
from laydown.fusion.evidence import HERE
from laydown.fusion.making import alike
from laydown.fusion.node import Backing, Node
from laydown.fusion.ways import Way, ways
from laydown.fusion.whereabouts import holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence
    from laydown.fusion.further import Antecedents


def on_the_way(evidence: Sequence[Evidence], nodes: Sequence[Node], antecedents: Antecedents) -> list[Node]:
    """Return the nodes for what is still to come; back the nodes at places with what has arrived there."""
    ahead: list[Node] = []
    for way in ways(evidence):
        found = _come(way, [node for node in ahead if way.covers(node)], nodes, antecedents)
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


def _come(way: Way, inner: Sequence[Node], nodes: Sequence[Node], antecedents: Antecedents) -> Node | None:
    """Set what a way's claims announce against what has arrived and what narrower ways announce; return the rest."""
    evidence = way.evidence
    need = count(evidence)
    inner = [node for node in inner if alike(need, node)]
    fresh = _is_fresh(way, antecedents)
    landed = [(node, arrived) for node, arrived in _landed(way, nodes, fresh=fresh) if alike(need, node)]
    landed += _elsewhere(way, nodes, need)
    have = total([*(node.count for node in inner), *(arrived for _, arrived in landed)])
    rest = need.minus(have) if need else None
    if (landed or inner) and rest is None:
        # What has come meets a plan without a number; it announces no more.
        open_still = [each for each in evidence if each.claim.quantity or not landed]
        for node in inner:
            node.backing.extend(_wider(each, way, node) for each in open_still)
        if len(inner) == 1 and not landed:
            inner[0].count = inner[0].count or need
        for node, _ in landed:
            _arrive(node, way, have)
        _leave(way, nodes, landed, need)
        return None
    reduced = rest is not None and have.min > 0
    node = Node(
        evidence[0].kind,
        None,
        list(evidence),
        way.destination,
        way.start,
        ahead=True,
        apart=fresh,
        count=rest if reduced else need,
    )
    if reduced:
        _leave(way, nodes, landed, total(arrived for _, arrived in landed))
    for arrived, _ in landed:
        arrived.backing.extend(Backing(each, Role.SUPPORTS, "some of what it announces has come here") for each in evidence)
    return node


def _is_fresh(way: Way, antecedents: Antecedents) -> bool:
    """Say whether what is announced comes on top of what is there, or from elsewhere."""
    moving = all(each.claim.status is Status.MOVING for each in way.evidence)
    return any(antecedents.on_top(each, way.destination) for each in way.evidence) or (way.start is not None and not moving)


def _landed(way: Way, nodes: Sequence[Node], *, fresh: bool) -> list[tuple[Node, Counted | None]]:
    """Return the nodes in which the announced can have arrived, and how many came there.

    What is fresh can only be what came after the announcement. Else what is there at about the same time is the same force.
    """
    said = [each.said for each in way.evidence]
    together = ages.load()[way.evidence[0].kind.category].together
    found: list[tuple[Node, Counted | None]] = []
    for node in nodes:
        if not node.here or not holds(way.destination, node.place) or (way.start and holds(way.start, node.place)):
            continue
        if way.destination is None or not any(each.claim.status in HERE for each in node.evidence):
            continue
        if not fresh and (max(said) - node.last_said).days <= together:
            found.append((node, node.count))
        elif fresh and node.last_said > min(said):
            found.extend(_newly(node, min(said)))
    return found


def _elsewhere(way: Way, nodes: Sequence[Node], need: Counted | None) -> list[tuple[Node, Counted | None]]:
    """Return the nodes to which what was to go has gone instead: from its start, since the last word of the plan, and too little stays there."""
    start, last = way.start, way.last_said
    if start is None or way.destination is None:
        return []
    stays = [node for node in nodes if node.here and node.gone is None and holds(start, node.place)]
    if stays and not (need and need.minus(total(node.count for node in stays))):
        return []
    found: list[tuple[Node, Counted | None]] = []
    for node in nodes:
        came = [
            e
            for e in node.evidence
            if e.claim.status in HERE and e.said > last and e.claim.origin and start.touches(e.claim.origin)
        ]
        if came and node.here and not holds(way.destination, node.place) and not holds(start, node.place):
            found.append((node, count(came) or node.count))
    return found


def _came_from(start: Place, node: Node) -> list[Evidence]:
    return [e for e in node.evidence if e.claim.status in HERE and e.claim.origin and start.touches(e.claim.origin)]


def _most(node: Node, after: date) -> Counted | None:
    """Return the most that was said for sure to be there since a day: what has moved on since had come all the same."""
    told = [e for e in node.telling if e.said > after and e.claim.status in HERE and e.claim.modality is Modality.ASSERTED]
    each_day = [found for e in told if e.claim.quantity and (found := count([e]))]
    if node.count is None or not all(comparable(node.count.unit, found.unit) for found in each_day):
        return node.count
    return max([node.count, *each_day], key=lambda found: found.min)


def _newly(node: Node, after: date) -> list[tuple[Node, Counted | None]]:
    before = [each for each in node.telling if each.said <= after]
    if not before:
        return [(node, _most(node, after))]
    had = count(before)
    grown = node.count.minus(had) if node.count and had else None
    return [(node, grown)] if grown else []


def _wider(evidence: Evidence, way: Way, node: Node) -> Backing:
    """Back a narrower way; a plan that only leaves out the start stands behind it, one for a wider area does not."""
    same = way.destination is not None and node.destination is not None and way.destination.key == node.destination.key
    why = "does not say from where" if same else f"says only that it goes to {name_of(way.destination)}"
    return Backing(evidence, Role.RESTATES if same else Role.SUPPORTS, why, tells=True, vouches=same)


def _arrive(node: Node, way: Way, have: Counted) -> None:
    same = way.destination is not None and node.place is not None and way.destination.key == node.place.key
    for each in way.evidence:
        moving = each.claim.status is Status.MOVING
        why = (
            ""
            if same and moving
            else f"announced for {name_of(way.destination)}"
            if not holds(way.destination, node.place)
            else "announced before it was there"
            if not moving
            else f"says only that it moves to {name_of(way.destination)}"
        )
        node.backing.append(Backing(each, Role.SUPPORTS if why else Role.RESTATES, why, tells=same, vouches=same and moving))
    if have.max is None and node.count is None and (same or not holds(way.destination, node.place)):
        node.count = count(way.evidence)


def _leave(way: Way, nodes: Sequence[Node], landed: Sequence[tuple[Node, Counted | None]], amount: Counted | None) -> None:
    # What is itself said to have come from there has been taken from there already.
    landed = [(node, arrived) for node, arrived in landed if not (way.start and _came_from(way.start, node))]
    if way.start and landed:
        day = max(node.last_said for node, _ in landed)
        depart(
            way.start,
            nodes,
            amount,
            day,
            f"arrived at {', '.join(sorted({name_of(node.place) for node, _ in landed}))}",
            to=way.destination,
        )


def join_starts(ahead: Sequence[Node], nodes: list[Node]) -> list[Node]:
    """Join what is planned to move with the node where it is now, and take what is moving away from there."""
    for way in ahead:
        if way.start is None:
            continue
        at = [node for node in nodes if node.here and node.gone is None and holds(way.start, node.place)]
        moving = status_ahead(way) is Status.MOVING
        if moving and not (len(at) == 1 and _still_there(way, at[0])):
            depart(way.start, nodes, way.count, way.last_said, f"moving to {name_of(way.destination)}", to=None)
            continue
        way.place = way.start
        if len(at) == 1:
            _join(way, at[0], nodes)
    return nodes


def _still_there(way: Node, at: Node) -> bool:
    """Say whether the same number is said to be at the start on the day of the newest word of the move, or later."""
    there = [each.said for each in at.evidence if each.claim.status in HERE]
    same = way.count is not None and at.count is not None and (way.count.min, way.count.max) == (at.count.min, at.count.max)
    return same and max(there, default=date.min) >= way.last_said


def _join(way: Node, at: Node, nodes: list[Node]) -> None:
    rest = at.count.minus(way.count) if at.count and way.count else None
    if rest:
        at.count = rest
        at.backing.extend(Backing(each, Role.BOUNDS, f"{way.count} of them are to move on") for each in way.evidence)
        return
    way.place = at.place
    way.evidence = sorted({each.id: each for each in way.evidence + at.evidence}.values(), key=lambda each: each.sort_key)
    way.backing.extend(at.backing)
    if way.count is None or at.count is None:
        way.count = way.count or at.count
    elif comparable(at.count.unit, way.count.unit) and at.count.meets(way.count):
        way.count = at.count.overlap(way.count)
    nodes.remove(at)


def status_ahead(node: Node) -> Status:
    """Return whether what is to come is planned or moving, by the newest word; what is still at its start is planned."""
    moving = [each.said for each in node.evidence if each.claim.status is Status.MOVING]
    planned = [each.said for each in node.evidence if each.claim.status is Status.PLANNED]
    there = [each.said for each in node.evidence if each.claim.status in HERE]
    newest = max(moving, default=date.min)
    return (
        Status.MOVING
        if moving and newest >= max(planned, default=newest) and newest > max(there, default=date.min)
        else Status.PLANNED
    )
