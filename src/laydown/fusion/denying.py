"""Who says it is not so? Denials against the nodes of their kind: disputes, and plans or presences taken back."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.order_of_battle import Relation
from laydown.domain.position import Role
from laydown.fusion import ages
from laydown.fusion.evidence import AHEAD, AWAY, HERE, Evidence
from laydown.fusion.node import Backing, Node
from laydown.fusion.sayers import WORDS, sayers_of
from laydown.fusion.whereabouts import holds, usual_place

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTIAL = frozenset({Status.SETTING_UP, Status.OPERATIONAL})


def deny(denials: Sequence[Evidence], nodes: Sequence[Node]) -> list[Node]:
    """Set each denial against the nodes that it contradicts; return nodes for denials that contradict none."""
    alone: dict[tuple[str, Status], list[Evidence]] = defaultdict(list)
    for each in denials:
        against = [] if _denies_more(each) else [node for node in nodes if _bears_on(each, node)]
        for node in against:
            _set_against(each, node)
        if not against:
            alone[each.place.key if each.place else "", each.claim.status].append(each)
    return [_denied(alone[key]) for key in sorted(alone)]


def _denied(evidence: list[Evidence]) -> Node:
    place = usual_place(each.place for each in evidence)
    ahead = evidence[0].claim.status in AHEAD
    there, bound = (None, place) if ahead else (place, None)
    return Node(evidence[0].kind, there, evidence, bound, ahead=ahead, denied=True)


def _denies_more(evidence: Evidence) -> bool:
    """Say whether only a further one is denied, which leaves what is there or planned as it was."""
    return evidence.claim.quantity is not None and evidence.claim.quantity.relation is Relation.FURTHER


def _bears_on(evidence: Evidence, node: Node) -> bool:
    status = evidence.claim.status
    if status in AHEAD:
        return node.ahead and holds(evidence.place, node.destination)
    if node.ahead or not holds(evidence.place, node.place):
        return False
    return _times_meet(evidence, node)


def _times_meet(evidence: Evidence, node: Node) -> bool:
    time = evidence.claim.time
    if time is None or time.latest is None or not node.here:
        return True
    return min(each.starts for each in node.evidence) <= time.latest


def _set_against(evidence: Evidence, node: Node) -> None:
    if not _contradicts(evidence, node):
        node.backing.append(Backing(evidence, Role.SUPPORTS, f"denies that it is {WORDS[evidence.claim.status]}"))
        return
    together = ages.load()[node.kind.category].together
    says = f"denies that it is {WORDS[evidence.claim.status]}"
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
