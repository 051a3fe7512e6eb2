"""What did its own origin take back? A wrong first report gives way to its correction, and nobody disputes anything."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from laydown.domain.claim import Status
from laydown.domain.position import Role
from laydown.fusion import ages
from laydown.fusion.evidence import AHEAD, AWAY, HERE, Evidence
from laydown.fusion.node import Backing, Node
from laydown.fusion.voices import voice
from laydown.fusion.whereabouts import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PARTIAL = frozenset({Status.SETTING_UP, Status.OPERATIONAL})


class Taken(NamedTuple):
    """A claim and the later word of its own origin that takes it back."""

    claim: Evidence
    by: Evidence


def opposed(denial: Evidence) -> frozenset[Status]:
    """Return the statuses that a denial denies."""
    status = denial.claim.status
    if status in AHEAD:
        return AHEAD
    if status in _PARTIAL:
        return frozenset({status})
    return HERE if status in HERE else AWAY | {Status.LEAVING}


def one_voice(one: Evidence, other: Evidence) -> bool:
    """Say whether one origin speaks in both: one root, and the later cites nobody whom the earlier does not."""
    if one.root != other.root:
        return False
    mine, theirs = ([voice(name) for name in each.claim.attribution.speakers] for each in (one, other))
    return not mine or any(not each.certainly_other(than) for each in mine for than in theirs)


def retract(evidence: Sequence[Evidence]) -> list[Taken]:
    """Return the claims of what is at a place that their own origins took back within days; what was so once stays told."""
    denials = [each for each in evidence if each.denied and not each.opinion and each.place and each.claim.status not in AHEAD]
    found: list[Taken] = []
    for each in evidence if denials else ():
        by = [denial for denial in denials if _takes_back(denial, each)]
        if by:
            found.append(Taken(each, max(by, key=lambda denial: denial.sort_key)))
    return found


def _takes_back(denial: Evidence, claim: Evidence) -> bool:
    if claim.denied or claim.opinion or claim.claim.status not in opposed(denial) or not holds(denial.place, claim.place):
        return False
    together = ages.load()[claim.kind.category].together
    ended, asked = claim.claim.time, denial.claim.time
    if ended and ended.latest and (denial.said - ended.latest).days > together:
        return False
    if asked and asked.latest and asked.latest < claim.starts:
        return False
    return 0 < (denial.said - claim.said).days <= together and one_voice(denial, claim)


def keep_taken_back(taken: Iterable[Taken], nodes: Iterable[Node]) -> list[Node]:
    """Show what was taken back under what is still said of its place; return nodes, denied, for places of which nothing is left."""
    left: dict[str, list[Taken]] = defaultdict(list)
    nodes = [node for node in nodes if not node.ahead]
    for each in taken:
        place = each.claim.place
        at = [node for node in nodes if place and node.place and node.place.key == place.key]
        why = f"said so first; taken back on {each.by.said}"
        for node in at:
            node.backing.append(Backing(each.claim, Role.SUPPORTS, why))
        if not at:
            left[place.key if place else ""].append(each)
    return [_denied(left[key]) for key in sorted(left)]


def _denied(taken: Sequence[Taken]) -> Node:
    told = {each.id: each for pair in taken for each in pair}
    evidence = sorted(told.values(), key=lambda each: each.sort_key)
    return Node(evidence[0].kind, taken[0].claim.place, evidence, denied=True)
