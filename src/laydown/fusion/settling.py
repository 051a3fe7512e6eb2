"""Where? Places of one kind from fine to coarse: a claim on a wider area supports the finer, and only its excess stands alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality
from laydown.domain.place import Precision
from laydown.domain.position import Role
from laydown.fusion import ages
from laydown.fusion.covering import cover
from laydown.fusion.departing import Arrivals
from laydown.fusion.evidence import AWAY, HERE
from laydown.fusion.making import backed, is_fine, is_part, node_of, phrase, whole
from laydown.fusion.node import Backing, Node
from laydown.fusion.sayers import sides
from laydown.fusion.whereabouts import coarseness, holds, usual_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence
    from laydown.fusion.further import Antecedents


def settle(evidence: Sequence[Evidence], antecedents: Antecedents) -> list[Node]:
    """Return the nodes of one kind's claims that it is, was or no longer is at a place."""
    by_place: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        by_place[each.place.key if each.place else ""].append(each)
    nodes: list[Node] = []
    places = {key: usual_place(each.place for each in found) for key, found in by_place.items()}
    arrivals = Arrivals(evidence, antecedents)
    fine = [key for key in sorted(by_place, key=lambda key: coarseness(places[key])) if is_fine(places[key])]
    for key in fine:
        nodes.extend(_at(places[key], by_place[key], nodes, antecedents))
    # What has moved between sites is known before anything is made of wider areas.
    arrivals.leave(nodes, fine=True)
    for key in sorted(by_place.keys() - set(fine), key=lambda key: coarseness(places[key])):
        nodes.extend(_at(places[key], by_place[key], nodes, antecedents))
    arrivals.leave(nodes, fine=False)
    return nodes


def _at(place: Place | None, evidence: list[Evidence], nodes: Sequence[Node], antecedents: Antecedents) -> list[Node]:
    here = [each for each in evidence if each.claim.status in HERE]
    away = _not_yet_told([each for each in evidence if each.claim.status not in HERE], place, nodes)
    away = _gone_from_town(away, place, nodes)
    here = _not_named_twice(here, place, nodes)
    newest = max((each.said for each in here), default=None)
    stale = ages.load()[evidence[0].kind.category].stale
    inner = [n for n in nodes if n.here and holds(place, n.place) and newest and abs((newest - n.last_said).days) <= stale]
    if not here and not away:
        return []
    if not inner:
        _doubt(place, away, [node for node in nodes if node.here and holds(place, node.place)])
        return whole(place, here, away, antecedents)
    _doubt(place, away, inner)
    rest = cover(place, here, inner, antecedents)
    if not away:
        return rest
    left = node_of(place, away, antecedents)
    left.part, left.summed = bool(rest), True
    return [left, *rest]


def _not_yet_told(away: list[Evidence], place: Place | None, nodes: Sequence[Node]) -> list[Evidence]:
    """Let "leaving Iraq" or "lost in Crimea", said without a number, support the bases of which that is said; return the rest."""
    told: list[Evidence] = []
    for each in away if nodes else ():
        bases = [n for n in nodes if each.claim.quantity is None and holds(place, n.place) and _tells_the_same(each, n)]
        for node in bases:
            node.backing.append(backed(each, place, one_place=False, whole=False))
        if bases:
            told.append(each)
    return [each for each in away if each not in told]


def _tells_the_same(wide: Evidence, node: Node) -> bool:
    stale = ages.load()[node.kind.category].stale
    return any(e.claim.status is wide.claim.status and abs((e.said - wide.said).days) <= stale for e in node.evidence)


def _not_named_twice(here: list[Evidence], place: Place | None, nodes: Sequence[Node]) -> list[Evidence]:
    """Let "at Tapa, in the north of Estonia" support the base where that is told, whatever the north holds; return the rest."""
    if place is None or is_fine(place):
        return here
    told = {phrase(each): node for node in nodes if node.place and node.place.country == place.country for each in node.evidence}
    twice = [each for each in here if phrase(each) in told and not holds(place, told[phrase(each)].place)]
    for each in twice:
        told[phrase(each)].backing.append(backed(each, place, one_place=False, whole=False))
    return [each for each in here if each not in twice]


def _gone_from_town(away: list[Evidence], place: Place | None, nodes: Sequence[Node]) -> list[Evidence]:
    """Let what has left a town have left the one base in it where it was, unless only some of it did; return the rest."""
    if place is None or place.precision is not Precision.CITY:
        return away
    bases = [node for node in nodes if node.here and holds(place, node.place)]
    whole = [each for each in away if len(bases) == 1 and not is_part(each, bases[0].count)]
    for each in whole:
        bases[0].backing.append(Backing(each, Role.SUPPORTS, f"says only that it was in {place.name}", tells=True, vouches=True))
    return [each for each in away if each not in whole]


def _doubt(place: Place | None, away: Iterable[Evidence], inner: Iterable[Node]) -> None:
    """Let a force said to be gone from a whole area cast doubt on what is said to be in it, unless that was said later."""
    gone = [e for e in away if e.claim.status in AWAY and e.claim.modality is Modality.ASSERTED and e.claim.quantity is None]
    for node in inner:
        later = [each for each in gone if each.said >= node.last_said]
        told = {each.claim.report for each in node.evidence}
        # "They have left Iraq; a hundred stay in Baghdad" names an exception.
        later = [each for each in later if each.claim.report not in told]
        there = [each for each in node.telling if each.claim.status in HERE]
        if place and later and all(any(e.root == each.root and e.said > each.said for e in later) for each in there):
            # Who had put it there says so.
            node.gone = node.gone or (max(each.said for each in later), f"said to be gone from {place.name}")
            node.backing.extend(Backing(each, Role.SUPPORTS, f"says that it is gone from {place.name}") for each in later)
        elif place and later:
            node.against.extend(later)
            node.disputes.append(sides(f"said to be gone from {place.name}", later, "here", node.evidence))
            node.backing.extend(Backing(each, Role.DISPUTES, f"says that it is gone from {place.name}") for each in later)
