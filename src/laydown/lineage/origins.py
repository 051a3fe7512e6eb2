"""Who first said it? Claims whose chains end at one root, matter by matter."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.catalogs.owners import likely_kind
from laydown.domain.lineage import Link, Root
from laydown.domain.matter import matters
from laydown.domain.position import Origin, origin_name
from laydown.lineage.trace import Tracer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report


def origins(reports: Iterable[Report], claims: Sequence[Claim]) -> tuple[Origin, ...]:
    """Return the origins of all claims; each claim has one. The order of the input does not matter.

    Pass only what was known at the asked day: a later report can show that an earlier one was a copy.
    """
    return assemble(claims, trace(reports, claims))


def trace(reports: Iterable[Report], claims: Sequence[Claim]) -> tuple[Link, ...]:
    """Return every link of every claim, strongest first within a claim."""
    tracer = Tracer({report.key: report for report in reports}, claims)
    return tuple(link for claim in tracer.claims for link in tracer.links(claim))


def assemble(claims: Sequence[Claim], links: Iterable[Link]) -> tuple[Origin, ...]:
    """Follow each claim's strongest link to its root and gather the claims of one matter that end at the same."""
    chosen: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: (link.claim, link.sort_key)):
        chosen.setdefault(link.claim, link)
    roots = {claim.id: root_of(claim.id, chosen) for claim in claims}
    names: dict[str, Root] = {}
    for root in roots.values():
        names[root.key] = min(root, names.get(root.key, root), key=lambda root: root.name)
    found = [
        origin
        for matter in matters(claims, likely_kind)
        for origin in _of_matter(matter, {c.id: names[roots[c.id].key] for c in matter}, chosen)
    ]
    return tuple(sorted(found, key=lambda origin: (origin.root, origin.id)))


def _of_matter(matter: Sequence[Claim], roots: Mapping[str, Root], chosen: Mapping[str, Link]) -> Iterable[Origin]:
    by_root: dict[Root, list[Claim]] = defaultdict(list)
    for claim in matter:
        by_root[roots[claim.id]].append(claim)
    return [_origin(root, members, chosen) for root, members in by_root.items()]


def root_of(claim: str, chosen: Mapping[str, Link]) -> Root:
    """Return where a claim's chain of chosen links ends. A chain that runs in a circle ends at the smallest claim of it."""
    seen: list[str] = []
    while claim not in seen:
        seen.append(claim)
        link = chosen.get(claim)
        if link is None:
            return Root(f"claim:{claim}", claim)
        if isinstance(link.to, Root):
            return link.to
        claim = link.to
    smallest = min(seen[seen.index(claim) :])
    return Root(f"claim:{smallest}", smallest)


def _origin(root: Root, claims: Sequence[Claim], chosen: Mapping[str, Link]) -> Origin:
    ids = sorted({claim.id for claim in claims})
    speakers = [speaker for claim in claims for speaker in claim.attribution.speakers]
    return Origin(
        id=hashlib.sha256("\x1f".join((root.key, ids[0])).encode("utf-8", "surrogatepass")).hexdigest()[:12],
        name=origin_name(root.name, speakers),
        claims=tuple(ids),
        reports=tuple(sorted({claim.report for claim in claims})),
        evidence=tuple(sorted({chosen[claim].words for claim in ids if claim in chosen})),
        root=root.name,
    )
