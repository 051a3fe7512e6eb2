"""Who first said it? Claims whose chains end at one root, matter by matter, from that matter's claims alone."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.catalogs.owners import likely_kind
from laydown.domain.lineage import Link, LinkKind, Root
from laydown.domain.matter import in_order, matters
from laydown.domain.position import Origin, origin_name
from laydown.lineage.judged import joined, uncut
from laydown.lineage.linking import links
from laydown.lineage.occasions import occasions
from laydown.lineage.setting import Known, Setting
from laydown.lineage.summing_up import summed_up
from laydown.lineage.trace import trace
from laydown.lineage.tracing import pairs_among

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.provenance import Report


def origins(  # noqa: PLR0913  what is kept of lineage, and what is judged of it
    reports: Iterable[Report],
    claims: Sequence[Claim],
    *,
    traces: Mapping[str, Trace] | None = None,
    pairs: Iterable[Pair] | None = None,
    cuts: Collection[tuple[str, str | None]] = (),
    joins: Collection[tuple[str, ...]] = (),
) -> tuple[Origin, ...]:
    """Return the origins of all claims; each claim has one. The order of the input does not matter.

    Pass only what was known at the asked day: a later report can show that an earlier one was a copy. Traces and pairs that are not
    given are made. A cut takes from a claim what leads to another (None: everything), a join makes claims go back to the earliest of them.
    """
    by_key = {report.key: report for report in reports}
    unique = tuple(in_order({claim.id: claim for claim in reversed(in_order(claims))}.values()))
    traced = _traces(by_key, unique) if traces is None else traces
    found = pairs_among(by_key.values(), traced) if pairs is None else tuple(pairs)
    known = Known(by_key, traced, found)
    gathered = [origin for matter in matters(unique, likely_kind) for origin in of_matter(Setting(matter, known), cuts, joins)]
    return tuple(sorted(gathered, key=lambda origin: (origin.root, origin.id)))


def of_matter(
    setting: Setting, cuts: Collection[tuple[str, str | None]] = (), joins: Collection[tuple[str, ...]] = ()
) -> list[Origin]:
    """Return the origins of the claims of one matter."""
    told = {claim.id: links(claim, setting) for claim in setting.claims}
    _attended(told, setting)
    for link in joined(joins, setting) if joins else ():
        told[link.claim].append(link)
    ranked = {claim: sorted(found, key=_strength) if len(found) > 1 else found for claim, found in told.items()}
    chosen = {claim: found[0] for claim, found in ranked.items()}
    _elsewhere(chosen, setting)
    owned = {claim.id: setting.publisher(claim.report) for claim in setting.claims}
    for claim, kept in uncut(cuts, ranked, chosen, owned) if cuts else ():
        ranked[claim], chosen[claim] = kept, kept[0]
    return _gathered(
        setting, ranked, {claim.id: root_of(claim.id, chosen, owned) for claim in setting.claims}, _names(setting, ranked)
    )


def _attended(told: dict[str, list[Link]], setting: Setting) -> None:
    """Lead to an occasion the claims whose speakers made them there, by themselves or by a wire that was there, and what sums them up."""
    if not any(claim.attribution.speakers for claim in setting.claims):
        return
    first = {claim: found[0] if len(found) == 1 else min(found, key=_strength) for claim, found in told.items()}
    there = list(occasions(first, setting))
    for link in (*there, *summed_up(first, {link.claim for link in there}, setting)) if there else ():
        told[link.claim] = [each for each in told[link.claim] if each is not first[link.claim] or each.kind is LinkKind.OWN] + [
            link
        ]


def _names(setting: Setting, ranked: Mapping[str, Sequence[Link]]) -> dict[str, str]:
    """Return for each root that is named here the first of its spellings."""
    found = [setting.publisher(key) for key in setting.of_report]
    found += [link.to for each in ranked.values() for link in each if isinstance(link.to, Root)]
    found += [setting.named(name) for claim in setting.claims for name in claim.attribution.outlets]
    names: dict[str, str] = {}
    for root in found:
        if root.name < names.setdefault(root.key, root.name):
            names[root.key] = root.name
    return names


def root_of(claim: str, chosen: Mapping[str, Link], owned: Mapping[str, Root] | None = None) -> Root:
    """Return where a claim's chain of chosen links ends, at a claim without one by whom it is `owned`.

    A chain that runs in a circle ends at the smallest claim of it.
    """
    seen: list[str] = []
    while claim not in seen:
        link = chosen.get(claim)
        if link is None:
            # What nothing is known of any more ends the chain before it.
            return _owner(claim if owned is None or claim in owned or not seen else seen[-1], owned)
        if isinstance(link.to, Root):
            return link.to
        seen.append(claim)
        claim = link.to
    return _owner(min(seen[seen.index(claim) :]), owned)


def _owner(claim: str, owned: Mapping[str, Root] | None) -> Root:
    return (owned or {}).get(claim) or Root(f"claim:{claim}", claim)


def _elsewhere(chosen: dict[str, Link], setting: Setting) -> None:
    """Add the links of claims of other matters that a report quotes or restates here."""
    for link in list(chosen.values()):
        if isinstance(link.to, str) and link.to not in chosen and (kept := setting.known.links.get(link.to)):
            best = min(kept, key=_strength)
            to = setting.full(best.to) if isinstance(best.to, Root) else best.to
            chosen[link.to] = Link(best.claim, to, best.kind, best.words, best.shown)


def _gathered(
    setting: Setting, ranked: Mapping[str, Sequence[Link]], roots: Mapping[str, Root], names: Mapping[str, str]
) -> list[Origin]:
    by_root: dict[str, list[Claim]] = defaultdict(list)
    for claim in setting.claims:
        by_root[roots[claim.id].key].append(claim)
    return [_origin(key, names.get(key, roots[members[0].id].name), members, ranked) for key, members in by_root.items()]


def _origin(key: str, name: str, claims: Sequence[Claim], ranked: Mapping[str, Sequence[Link]]) -> Origin:
    ids = sorted(claim.id for claim in claims)
    return Origin(
        id=hashlib.sha256(f"{key}\x1f{ids[0]}".encode("utf-8", "surrogatepass")).hexdigest()[:12],
        name=origin_name(name, [speaker for claim in claims for speaker in claim.attribution.speakers]),
        claims=tuple(ids),
        reports=tuple(sorted({claim.report for claim in claims})),
        evidence=tuple(sorted({ranked[claim][0].words for claim in ids})),
        root=name,
        links=tuple(link for claim in ids for link in ranked[claim]),
    )


def _traces(reports: Mapping[str, Report], claims: Iterable[Claim]) -> dict[str, Trace]:
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_report[claim.report].append(claim)
    return {key: trace(reports[key], said) for key, said in of_report.items() if key in reports}


def _strength(link: Link) -> tuple[float, str, str, str]:
    return link.sort_key
