"""What follows from all claims together? The one function that makes a laydown."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from laydown.domain.matter import Kind, matters
from laydown.domain.position import Laydown, Position, Role
from laydown.fusion.denying import deny, one_a_town, overtaken
from laydown.fusion.diverting import diverted
from laydown.fusion.evidence import AHEAD, Evidence, admit
from laydown.fusion.filling import fill
from laydown.fusion.further import Antecedents
from laydown.fusion.generic import dissolve
from laydown.fusion.grading import Grader
from laydown.fusion.merging import as_one
from laydown.fusion.moving import join_starts, on_the_way
from laydown.fusion.node import Backing, Node
from laydown.fusion.positions import position, spellings, still_worth_showing
from laydown.fusion.retracting import keep_taken_back, retract
from laydown.fusion.roaming import newest_placing
from laydown.fusion.settling import settle
from laydown.fusion.spots import one_spot
from laydown.fusion.stated import apart, stated_positions
from laydown.fusion.tallies import Entry, tallies
from laydown.fusion.whereabouts import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from laydown.domain.claim import Claim
    from laydown.domain.grading import Reliability
    from laydown.domain.position import Origin
    from laydown.domain.provenance import Report


def fuse(  # noqa: PLR0913  claims, what stands behind them, three things that the analyst says, two days
    claims: Iterable[Claim],
    origins: Iterable[Origin],
    *,
    reports: Mapping[str, Report],
    valid_at: date,
    known_at: date,
    parties: Mapping[str, str] = MappingProxyType({}),
    merged: Mapping[str, str] = MappingProxyType({}),
    reliability: Mapping[str, Reliability] = MappingProxyType({}),
) -> Laydown:
    """Return the laydown as of `valid_at`, from the reports published by `known_at`; `reports` is by key.

    The order of the input does not matter. Trace `origins` over the claims of `visible` alone: a copy that was found
    out later was not known to be one. `parties`, `merged` and `reliability` are those of `domain.judging.Applied`: claims of one party share
    no position with others, a merged one takes the force and place of the claim that it names, sources have the letters given to them.
    """
    known = sorted(origins, key=lambda origin: origin.id)
    by_claim = {claim: origin for origin in known for claim in origin.claims}
    grader = Grader(reliability, reports)

    def fused(said: Iterable[Claim]) -> list[tuple[Position, Node]]:
        admitted = admit(as_one(said, merged), known, reports, valid_at=valid_at, known_at=known_at)
        return [(position(node, by_claim, valid_at, grader), node) for node in _nodes(admitted, parties)]

    rows, said = apart(claims)
    found = fused(said)
    # A row of a position that the other claims make too is one more report of it, and no second position.
    while again := rows.keys() & {each.id for each, _ in found}:
        said = [*said, *(claim for name in sorted(again) for claim in rows.pop(name))]
        found = fused(said)
    shown = [(each, node) for each, node in found if still_worth_showing(each, valid_at)]
    entries = [_entry(each, node) for each, node in shown if not (node.summed or node.within)]
    tabled = stated_positions(
        [claim for each in rows.values() for claim in each], by_claim, reports, valid_at=valid_at, known_at=known_at
    )
    stated = [each for each in tabled if still_worth_showing(each, valid_at)]
    positions = tuple(sorted([*(each for each, _ in shown), *stated], key=_reading_order))
    counted = tallies([*entries, *(Entry(each, doubted=bool(each.disputed)) for each in stated)])
    return Laydown(valid_at=valid_at, known_at=known_at, positions=positions, tallies=counted)


def _nodes(admitted: Iterable[Evidence], parties: Mapping[str, str]) -> Iterator[Node]:
    """Yield the nodes of every matter; what an analyst split off is a matter of its own."""
    by_party: dict[str, list[Evidence]] = defaultdict(list)
    for each in admitted:
        by_party[parties.get(each.id, "")].append(each)
    for party in sorted(by_party):
        for matter in _matters(by_party[party]):
            for node in fuse_matter(matter):
                node.party = party
                yield node


def _matters(admitted: Iterable[Evidence]) -> Iterator[list[Evidence]]:
    evidence = {each.id: each for each in admitted}
    for matter in matters([each.claim for each in evidence.values()], lambda claim: evidence[claim.id].kind):
        yield [evidence[claim.id] for claim in matter]


def _entry(each: Position, node: Node) -> Entry:
    """Return what to count; a dispute over the number alone, or over where it will go, leaves no doubt that the force is there."""
    sure = each.disputed in ("", node.count.dispute if node.count else "") or (node.ahead and node.cap is not None)
    return Entry(each, node.apart, not sure, node.cap)


def fuse_matter(matter: Sequence[Evidence]) -> list[Node]:
    """Return the nodes of one group of claims that can bear on one another; no other group changes them."""
    by_kind: dict[Kind, list[Evidence]] = defaultdict(list)
    for each in sorted(fill(matter), key=lambda each: each.sort_key):
        by_kind[each.kind].append(each)
    nodes = [node for kind in sorted(by_kind, key=lambda kind: kind.sort_key) for node in _of_kind(by_kind[kind])]
    spelt = spellings(matter)
    for node in nodes:
        node.called = spelt.get(node.kind.unit) if node.kind.unit else None
    return sorted(dissolve(nodes), key=lambda node: node.sort_key)


def _of_kind(evidence: Sequence[Evidence]) -> list[Node]:
    evidence = one_spot(evidence)
    antecedents = Antecedents(evidence)
    taken = retract(evidence)
    back = {each.claim.id for each in taken}
    reported = [each for each in evidence if not (each.opinion or each.denied or each.id in back)]
    denials = [each for each in evidence if each.denied and not each.opinion]
    nodes = settle([each for each in reported if each.claim.status not in AHEAD], antecedents)
    ahead = on_the_way([each for each in reported if each.claim.status in AHEAD], nodes, antecedents)
    # A plan that is called off takes nothing with it from where the force is.
    alone = overtaken(deny([each for each in denials if each.claim.status in AHEAD], ahead), nodes)
    off = [node for node in ahead if node.denied]
    ahead = [node for node in ahead if not node.denied]
    nodes = newest_placing(nodes)
    ahead = diverted(ahead, nodes)
    nodes = join_starts(ahead, nodes)
    unsaid = keep_taken_back(taken, nodes)
    alone += deny([each for each in denials if each.claim.status not in AHEAD], [*nodes, *ahead])
    found = [*nodes, *ahead, *off, *one_a_town(alone, unsaid)]
    for each in evidence:
        if each.opinion:
            _lean(each, found)
    return found


def _lean(opinion: Evidence, nodes: Iterable[Node]) -> None:
    """Let the author's own reading support what others say; alone it makes nothing."""
    ahead = opinion.claim.status in AHEAD
    for node in nodes:
        place = node.destination if node.ahead else node.place
        if node.ahead == ahead and not node.denied and holds(opinion.place, place):
            role = Role.DISPUTES if opinion.denied else Role.SUPPORTS
            node.backing.append(Backing(opinion, role, "the author's own reading"))


def _reading_order(each: Position) -> tuple[str, ...]:
    at = each.place or each.destination
    country = at.country if at else None
    names = (each.place.name if each.place else "~", each.destination.name if each.destination else "")
    later = "1" if each.status in AHEAD else "0"
    return (each.operator or "~", each.category, each.system or "~", each.unit or "", country or "~", later, *names, each.id)
