"""Who says it is not so? Denials against the nodes of their kind: disputes, and plans or presences taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.order_of_battle import Relation
from laydown.domain.place import Precision
from laydown.domain.position import Role
from laydown.fusion import ages
from laydown.fusion.evidence import AHEAD, AWAY, HERE, Evidence
from laydown.fusion.node import Backing, Node
from laydown.fusion.sayers import WORDS, sayers_of
from laydown.fusion.whereabouts import coarseness, holds

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTIAL = frozenset({Status.SETTING_UP, Status.OPERATIONAL})


def deny(denials: Sequence[Evidence], nodes: Sequence[Node]) -> list[Node]:
    """Set each denial against the nodes that it contradicts; return nodes for denials that contradict none."""
    alone: list[Evidence] = []
    for each in denials:
        against = [] if _denies_more(each) else [node for node in nodes if _bears_on(each, node)]
        for node in against:
            _set_against(each, node)
        if not against:
            alone.append(each)
    return _one_a_town(alone)


def _one_a_town(denials: Sequence[Evidence]) -> list[Node]:
    """Return a node for each town, or wider area, of which nothing else is said; that nothing is planned there adds none."""
    found: list[Node] = []
    for each in sorted(denials, key=_presence_first):
        known = [node for node in found if _one_town(each, node)]
        if not known:
            found.append(_denied(each))
        elif each.claim.status in AHEAD and not known[0].ahead:
            known[0].backing.append(Backing(each, Role.SUPPORTS, f"denies that it is {WORDS[each.claim.status]}"))
        else:
            known[0].evidence = sorted([*known[0].evidence, each], key=lambda each: each.sort_key)
    return found


def _presence_first(evidence: Evidence) -> tuple[object, ...]:
    return (evidence.claim.status in AHEAD, coarseness(evidence.place), evidence.sort_key)


def _one_town(evidence: Evidence, node: Node) -> bool:
    place = node.place or node.destination
    if place is None or evidence.place is None:
        return place is evidence.place and node.ahead == (evidence.claim.status in AHEAD)
    same = place.key == evidence.place.key or (evidence.place.precision is Precision.CITY and holds(evidence.place, place))
    return same and (evidence.claim.status in AHEAD or (evidence.claim.status in HERE) == (node.evidence[0].claim.status in HERE))


def _denied(evidence: Evidence) -> Node:
    ahead = evidence.claim.status in AHEAD
    there, bound = (None, evidence.place) if ahead else (evidence.place, None)
    return Node(evidence.kind, there, [evidence], bound, ahead=ahead, denied=True)


def _denies_more(evidence: Evidence) -> bool:
    """Say whether only a further one is denied, which leaves what is there or planned as it was."""
    return evidence.claim.quantity is not None and evidence.claim.quantity.relation is Relation.FURTHER


def _bears_on(evidence: Evidence, node: Node) -> bool:
    if evidence.claim.status in AHEAD:
        return node.ahead and holds(evidence.place, node.destination)
    return not node.ahead and holds(evidence.place, node.place)


def _is_before(evidence: Evidence, node: Node) -> bool:
    """Say whether the denial speaks of a time wholly before anybody puts the force there."""
    first = min(each.starts for each in node.evidence)
    time = evidence.claim.time
    if not node.here or evidence.claim.status not in HERE:
        return False
    if time and time.latest and time.latest < first:
        return True
    return time is None and (first - evidence.said).days > ages.load()[node.kind.category].together


def _set_against(evidence: Evidence, node: Node) -> None:
    if not _contradicts(evidence, node):
        node.backing.append(Backing(evidence, Role.SUPPORTS, f"denies that it is {WORDS[evidence.claim.status]}"))
        return
    says = f"denies that it is {WORDS[evidence.claim.status]}"
    if _is_before(evidence, node):
        node.backing.append(Backing(evidence, Role.SUPPORTS, f"{says}, of a time before it was there"))
        return
    together = ages.load()[node.kind.category].together
    if evidence.claim.time is None and (node.last_said - evidence.said).days > together:
        node.backing.append(Backing(evidence, Role.DISPUTES, f"{says}; overtaken by what was said since"))
        return
    node.backing.append(Backing(evidence, Role.DISPUTES, says))
    if _looks_back(evidence, node):
        node.gone = node.gone or (evidence.said, f"no longer there by {sayers_of([evidence])}")
        node.backing.append(Backing(evidence, Role.SUPPORTS, "says that it is there no longer"))
        return
    sayers = [each for each in node.telling if each.claim.status in _opposed(evidence)]
    if {each.root for each in sayers} == {evidence.root} and evidence.said > node.last_said:
        node.denied = True
    else:
        node.against.append(evidence)
        furthest = max((each.claim.status for each in sayers), key=list(Status).index)
        node.disputes.append(f"said to be {WORDS[furthest]} by {sayers_of(sayers)}; denied by {sayers_of([evidence])}")


def _looks_back(evidence: Evidence, node: Node) -> bool:
    """Say whether all that puts it there speaks of a time well before the denial: it was there, and is not now."""
    together = ages.load()[node.kind.category].together
    there = [each.claim.time for each in node.telling if each.claim.status in HERE]
    ended = [time.latest for time in there if time and time.latest and (evidence.said - time.latest).days > together]
    now = evidence.claim.time is None and evidence.claim.status is Status.PRESENT
    return now and not node.ahead and bool(there) and len(ended) == len(there) and evidence.said >= node.last_said


def _contradicts(evidence: Evidence, node: Node) -> bool:
    told = {each.claim.status for each in node.telling}
    if evidence.claim.status in HERE and told & AWAY:
        return False  # that it is gone is what the denial says too; the node's own sides tell the rest
    return bool(told & _opposed(evidence))


def _opposed(evidence: Evidence) -> frozenset[Status]:
    """Return the statuses that the denial denies."""
    status = evidence.claim.status
    if status in AHEAD:
        return AHEAD
    if status in _PARTIAL:
        return frozenset({status})
    return HERE if status in HERE else AWAY | {Status.LEAVING}
