"""Who says it is not so? Denials against the nodes of their kind: disputes, and plans or presences that they end."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.order_of_battle import Relation
from laydown.domain.place import Precision
from laydown.domain.position import Role
from laydown.fusion import ages
from laydown.fusion.evidence import AHEAD, AWAY, HERE, Evidence
from laydown.fusion.node import Backing, Node
from laydown.fusion.retracting import one_voice, opposed
from laydown.fusion.sayers import WORDS, sayers_of, sides
from laydown.fusion.voices import voice
from laydown.fusion.whereabouts import coarseness, holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def deny(denials: Iterable[Evidence], nodes: Sequence[Node]) -> list[Evidence]:
    """Set denials against the nodes that they bear on; return those that bear on none."""
    alone: list[Evidence] = []
    against: dict[int, list[Evidence]] = defaultdict(list)
    for each in denials:
        on = [] if _denies_more(each) else [at for at, node in enumerate(nodes) if _bears_on(each, node)]
        for at in on:
            against[at].append(each)
        if not on:
            alone.append(each)
    for at in sorted(against):
        _set_against(nodes[at], against[at])
    return alone


def overtaken(denials: Iterable[Evidence], nodes: Sequence[Node]) -> list[Evidence]:
    """Show denials of plans under what has come all the same; return those of which nothing came."""
    alone: list[Evidence] = []
    for each in denials:
        came = [n for n in nodes if n.here and n.gone is None and n.last_said > each.said and holds(each.place, n.place)]
        for node in came if not _denies_more(each) else ():
            node.backing.append(Backing(each, Role.DISPUTES, "denies that it is planned; overtaken by what was said since"))
        if not came or _denies_more(each):
            alone.append(each)
    return alone


def one_a_town(denials: Sequence[Evidence], found: list[Node]) -> list[Node]:
    """Return a node for each town, or wider area, of which nothing else is said; that nothing is planned there adds none.

    `found` are those that are denied already.
    """
    told = {each.id for node in found for each in node.evidence}
    for each in sorted((each for each in denials if each.id not in told), key=_presence_first):
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
    here = not node.ahead or any(each.claim.status in HERE for each in node.evidence)
    return here and holds(evidence.place, node.place)


def _is_before(evidence: Evidence, node: Node) -> bool:
    """Say whether the denial speaks of a time wholly before anybody puts the force there."""
    first = min(each.starts for each in node.evidence)
    time = evidence.claim.time
    if not node.here or evidence.claim.status not in HERE:
        return False
    if time and time.latest and time.latest < first:
        return True
    return time is None and (first - evidence.said).days > ages.load()[node.kind.category].together


def _set_against(node: Node, denials: Sequence[Evidence]) -> None:
    """Show each denial under the node; those that nothing explains end it or make it disputed."""
    contested: list[Evidence] = []
    taken_back = {voice(each.root).words for each in denials if _reversed(each, node)}
    for each in sorted(denials, key=lambda each: each.sort_key):
        role, why = _no_contest(each, node)
        if role is Role.DISPUTES and taken_back & {voice(name).words for name in (each.root, *each.claim.attribution.speakers)}:
            why = "; taken back since"
        says = f"denies that it is {WORDS[each.claim.status]}"
        node.backing.append(Backing(each, role, f"{says}{why}", tells=role is Role.DISPUTES and not why))
        if role is Role.DISPUTES and not why:
            contested.append(each)
    gone = [each for each in contested if _looks_back(each, node)]
    if gone:
        node.gone = node.gone or (gone[-1].said, f"no longer there by {sayers_of(gone)}")
        node.backing.extend(Backing(each, Role.SUPPORTS, "says that it is there no longer") for each in gone)
    contested = [each for each in contested if each not in gone and not _calls_off(each, node)]
    if contested:
        _dispute(node, contested)


def _reversed(denial: Evidence, node: Node) -> bool:
    """Say whether those who deny it say later, themselves, that it is so."""
    names = {voice(name).name for name in denial.claim.attribution.speakers} - {None}
    later = [each for each in node.telling if each.said > denial.said and each.claim.status in opposed(denial)]
    return any(
        one_voice(each, denial) or names & {voice(name).name for name in each.claim.attribution.speakers} for each in later
    )


def _calls_off(denial: Evidence, node: Node) -> bool:
    """Say whether a withdrawal is called off by those whose it is; what is there stays."""
    leaving = [each for each in node.telling if each.claim.status is Status.LEAVING and each.said < denial.said]
    others = [each for each in node.telling if each not in leaving]
    if denial.claim.status is not Status.LEAVING or not any(each.claim.status in HERE for each in others):
        return False
    if not _may_end(denial, node) and not all(one_voice(denial, each) for each in leaving):
        return False
    node.void.update(each.id for each in leaving)
    return not any(each.claim.status in opposed(denial) for each in others)


def _no_contest(denial: Evidence, node: Node) -> tuple[Role, str]:
    """Return how a denial bears on the node, and why it makes no dispute, if it makes none."""
    together = ages.load()[node.kind.category].together
    if not _contradicts(denial, node):
        return Role.SUPPORTS, ""
    if not denial.dated and any(each.dated for each in node.telling):
        return Role.DISPUTES, "; nobody dates it"
    if _is_before(denial, node):
        return Role.SUPPORTS, ", of a time before it was there"
    if denial.claim.time is None and (node.last_said - denial.said).days > together:
        return Role.DISPUTES, "; overtaken by what was said since"
    later = [each for each in node.telling if each.claim.status in AHEAD and each.said > denial.said]
    if denial.claim.status in AHEAD and any(_may_end(each, node) or one_voice(each, denial) for each in later):
        return Role.DISPUTES, "; planned again since"
    return Role.DISPUTES, ""


def _dispute(node: Node, contested: Sequence[Evidence]) -> None:
    """End the node where whoever stood behind it takes it back, or may end it; else name the two sides."""
    denied = frozenset(status for each in contested for status in opposed(each))
    sayers = [each for each in node.telling if each.claim.status in denied]
    last = max(each.said for each in sayers)
    ahead = bool(denied & AHEAD)
    ending = [each for each in contested if each.said > last and ahead and _may_end(each, node)]
    upheld = [each for each in sayers if not any(denial.said > each.said and one_voice(denial, each) for denial in contested)]
    node.against.extend(contested)
    if ending or not upheld:
        if ahead or not node.ahead:
            node.denied = True
            return
        upheld = sayers
    furthest = max((each.claim.status for each in upheld), key=list(Status).index)
    node.disputes.append(sides(f"said to be {WORDS[furthest]}", upheld, "denied", contested))


def _may_end(evidence: Evidence, node: Node) -> bool:
    """Say whether it is the word of those whose plan it is, or of its host on the record."""
    place = node.destination or node.place
    # A ministry's own bulletin cites nobody.
    voices = [voice(name) for name in evidence.claim.attribution.speakers or (evidence.root,)]
    own = any(node.kind.operator in each.codes for each in voices if not each.witness)
    return own or any(each.on_record and place is not None and place.country in each.codes for each in voices)


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
    return bool(told & opposed(evidence))
