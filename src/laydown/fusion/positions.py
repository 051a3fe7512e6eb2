"""What is said to be where: positions from settled nodes, with the claims and the origins under each."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.matter import FIELDS, kind_of
from laydown.domain.position import Origin, Position, Role, Support, origin_name
from laydown.fusion import ages
from laydown.fusion.evidence import AHEAD, AWAY
from laydown.fusion.grading import Side
from laydown.fusion.states import state, steps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from laydown.domain.lineage import Link
    from laydown.fusion.evidence import Evidence
    from laydown.fusion.grading import Grader
    from laydown.fusion.node import Backing, Node


def position(node: Node, origins: Mapping[str, Origin], valid_at: date, grader: Grader) -> Position:
    """Return the position that a node stands for on a day."""
    now = state(node)
    lead = node.gone[1] if node.gone else ""
    vouching = _vouching(node)
    told = node.history if node.denied else vouching or node.telling
    days = [each.said for each in told]
    due = _due(node)
    standing = [each for each in vouching if each.id in now.again] or vouching
    behind, against = _sides(standing, origins), _sides([*node.against, *now.against], origins)
    disputes = [*node.disputes, now.dispute, node.count.dispute if node.count else ""]
    return Position(
        id=_id(node),
        category=node.kind.category,
        system=node.kind.system,
        operator=node.kind.operator,
        unit=_unit(node),
        place=node.place,
        destination=node.destination,
        start=node.start if node.place is None else None,
        count=node.count.as_count() if node.count else None,
        status=now.status,
        modality=now.modality,
        since=now.since,
        steps=steps(node),
        support=_support(node, lead),
        origins=tuple(side.origin for side in behind),
        grade=grader.grade(node, behind, against, now.status),
        first_evidence=min(days),
        last_evidence=max(days),
        filled=_filled(node, vouching),
        disputed="; ".join(dict.fromkeys(dispute for dispute in disputes if dispute)),
        stale="" if now.status in AWAY or _ended(node) else _stale(node, due, max(days), valid_at),
        due=due,
    )


def still_worth_showing(position: Position, valid_at: date) -> bool:
    """Say whether a position belongs in a day's laydown: what left long ago is history."""
    if position.status not in AWAY or position.last_evidence is None:
        return True
    left = position.since.latest if position.since and position.since.latest else position.last_evidence
    return (valid_at - left).days <= ages.load()[position.category].stale


def _id(node: Node) -> str:
    kind = node.kind
    # The state is left out: a position keeps its id while it is planned, there and gone. A part that leaves is its own.
    parts = (
        kind.category, kind.system or "", kind.operator or "", kind.unit or "", node.place.key if node.place else "",
        node.destination.key if node.destination else "anywhere" if node.ahead else "",
        node.start.key if node.start and node.place is None else "",
        "part" if node.part else "", _denied(node), *filter(None, [node.party]),
    )  # fmt: skip
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _denied(node: Node) -> str:
    if not node.denied:
        return ""
    return "denied to be gone" if node.evidence[0].claim.status in AWAY | {Status.LEAVING} else "denied"


def _unit(node: Node) -> str | None:
    if node.kind.unit is None:
        return None
    names = Counter(each.claim.subject.unit or each.claim.subject.text for each in node.evidence if each.claim.subject.unit)
    return min(names, key=lambda name: (-names[name], name)) if names else node.called or node.kind.unit


def spellings(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Return how claims most often spell the names that kinds have folded."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for each in evidence:
        folded = kind_of(each.claim).unit
        if folded and each.claim.subject.unit:
            spelt[folded][each.claim.subject.unit] += 1
    return {folded: min(names, key=lambda name: (-names[name], name)) for folded, names in spelt.items()}


def _filled(node: Node, vouching: Sequence[Evidence]) -> tuple[str, ...]:
    said = [each.claim for each in vouching]
    own = {
        "operator": any(claim.operator for claim in said),
        "system": any(claim.subject.system for claim in said),
        "unit": any(claim.subject.unit for claim in said),
    }
    return tuple(field for field in FIELDS if getattr(node.kind, field) is not None and not own[field])


def _vouching(node: Node) -> list[Evidence]:
    found = {each.id: each for each in node.evidence} | {b.evidence.id: b.evidence for b in node.backing if b.vouches}
    return sorted((each for each in found.values() if not each.opinion), key=lambda each: each.sort_key)


def _support(node: Node, lead: str) -> tuple[Support, ...]:
    """Return each claim once: the first of an origin for a status states it, later ones restate it."""
    heard: set[tuple[str, Status]] = set()
    own: list[Support] = []
    for each in sorted(node.evidence, key=lambda each: each.sort_key):
        told = (each.root, each.claim.status)
        role, why = Role.RESTATES if told in heard else Role.STATES, _generic(each, node)
        own.append(Support(each.id, Role.SUPPORTS if why and role is Role.STATES else role, why))
        heard.add(told)
    named = {support.claim for support in own}
    other: dict[str, Backing] = {}
    for backing in sorted(node.backing, key=lambda b: (b.evidence.sort_key, b.role, b.why)):
        if backing.evidence.id not in named:
            other.setdefault(backing.evidence.id, backing)
    backed = [Support(backing.evidence.id, backing.role, backing.why) for backing in other.values()]
    if lead and own:
        own[-1] = Support(own[-1].claim, own[-1].role, "; ".join(filter(None, (own[-1].why, f"since gone: {lead}"))))
    return (*own, *backed)


def _generic(evidence: Evidence, node: Node) -> str:
    if evidence.claim.subject.system == node.kind.system and node.kind.unit is None:
        return ""
    unsaid = [
        name for name, said, known in (
            ("system", evidence.claim.subject.system, node.kind.system),
            ("unit", evidence.claim.subject.unit, node.kind.unit),
        ) if known and not said
    ]  # fmt: skip
    return f"names no {' or '.join(unsaid)}; nothing else there agrees with it" if unsaid else ""


def _sides(evidence: Iterable[Evidence], origins: Mapping[str, Origin]) -> tuple[Side, ...]:
    """Gather the origins of claims, each narrowed to these; one root is one origin."""
    by_root: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        by_root[each.root].append(each)
    return tuple(Side(_narrowed(root, by_root[root], origins), by_root[root]) for root in sorted(by_root))


def _narrowed(root: str, evidence: Sequence[Evidence], origins: Mapping[str, Origin]) -> Origin:
    whole = list({found.id: found for each in evidence if (found := origins.get(each.id))}.values())
    claims = tuple(sorted({each.id for each in evidence}))
    if len(whole) == 1 and whole[0].root == root and whole[0].claims == claims:
        return whole[0]
    return Origin(
        id=min((origin.id for origin in whole), default=hashlib.sha256(root.encode("utf-8", "surrogatepass")).hexdigest()[:12]),
        name=origin_name(root, _speakers(evidence)),
        claims=claims,
        reports=tuple(sorted({each.claim.report for each in evidence})),
        evidence=tuple(sorted({why for origin in whole for why in origin.evidence})),
        root=root,
        links=_links(whole, set(claims)),
    )


def _links(origins: Iterable[Origin], claims: Collection[str]) -> tuple[Link, ...]:
    return tuple(link for origin in origins for link in origin.links if link.claim in claims)


def _speakers(evidence: Iterable[Evidence]) -> list[str]:
    return [speaker for each in evidence for speaker in each.claim.attribution.speakers]


def _due(node: Node) -> date | None:
    """Return the last day that a plan gives itself, by the newest word that names one; a plan that is put off has another."""
    ahead = [each for each in node.telling if node.ahead and each.claim.status in AHEAD and each.claim.time]
    newest = max((each.said for each in ahead), default=None)
    days = [each.claim.time.latest for each in ahead if each.said == newest and each.claim.time]
    return max((day for day in days if day), default=None) if None not in days else None


def _ended(node: Node) -> bool:
    return node.denied and any(not each.denied for each in node.evidence)


def _stale(node: Node, due: date | None, last: date, valid_at: date) -> str:
    late = "" if node.denied else ages.overdue(due, valid_at)
    return "; ".join(filter(None, [late, ages.aged(node.kind.category, last, valid_at)]))
