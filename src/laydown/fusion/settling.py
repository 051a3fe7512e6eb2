"""Where? Places of one kind from fine to coarse: a claim on a wider area supports the finer, and only its excess stands alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.order_of_battle import Relation
from laydown.domain.place import Precision
from laydown.domain.position import Role
from laydown.fusion import ages
from laydown.fusion.counting import CROWDS, Counted, comparable, count, counted, total
from laydown.fusion.evidence import AWAY, HERE
from laydown.fusion.node import Backing, Node
from laydown.fusion.sayers import sides
from laydown.fusion.whereabouts import coarseness, holds, usual_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence
    from laydown.fusion.further import Antecedents


def alike(need: Counted | None, node: Node) -> bool:
    """Say whether a number can speak of a node: men are not counted in parties, but a battery is its launchers."""
    return not (node.kind.category in CROWDS and need and node.count and not comparable(need.unit, node.count.unit))


def settle(evidence: Sequence[Evidence], antecedents: Antecedents) -> list[Node]:
    """Return the nodes of one kind's claims that it is, was or no longer is at a place."""
    by_place: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        by_place[each.place.key if each.place else ""].append(each)
    nodes: list[Node] = []
    places = {key: usual_place(each.place for each in found) for key, found in by_place.items()}
    for key in sorted(by_place, key=lambda key: coarseness(places[key])):
        nodes.extend(_at(places[key], by_place[key], nodes, antecedents))
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
        return _whole(place, here, away, antecedents)
    rest = cover(place, here, inner, antecedents)
    if not away:
        return rest
    left = _node(place, away, antecedents)
    _doubt(place, away, inner)
    left.part, left.summed = bool(rest), True
    return [left, *rest]


def _not_yet_told(away: list[Evidence], place: Place | None, nodes: Sequence[Node]) -> list[Evidence]:
    """Let "leaving Iraq" or "lost in Crimea", said without a number, support the bases of which that is said; return the rest."""
    told: list[Evidence] = []
    for each in away if nodes else ():
        bases = [n for n in nodes if each.claim.quantity is None and holds(place, n.place) and _tells_the_same(each, n)]
        for node in bases:
            node.backing.append(_backing(each, place, one_place=False, whole=False))
        if bases:
            told.append(each)
    return [each for each in away if each not in told]


def _tells_the_same(wide: Evidence, node: Node) -> bool:
    stale = ages.load()[node.kind.category].stale
    return any(e.claim.status is wide.claim.status and abs((e.said - wide.said).days) <= stale for e in node.evidence)


def _not_named_twice(here: list[Evidence], place: Place | None, nodes: Sequence[Node]) -> list[Evidence]:
    """Let "at Tapa, in the north of Estonia" support the base where that is told, whatever the north holds; return the rest."""
    if place is None or place.precision in (Precision.SITE, Precision.CITY):
        return here
    told = {_phrase(each): node for node in nodes if node.place and node.place.country == place.country for each in node.evidence}
    twice = [each for each in here if _phrase(each) in told and not holds(place, told[_phrase(each)].place)]
    for each in twice:
        told[_phrase(each)].backing.append(_backing(each, place, one_place=False, whole=False))
    return [each for each in here if each not in twice]


def _gone_from_town(away: list[Evidence], place: Place | None, nodes: Sequence[Node]) -> list[Evidence]:
    """Let what has left a town have left the one base in it where it was, unless only some of it did; return the rest."""
    if place is None or place.precision is not Precision.CITY:
        return away
    bases = [node for node in nodes if node.here and holds(place, node.place)]
    whole = [each for each in away if len(bases) == 1 and not _is_part(each, bases[0].count)]
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
        if place and later:
            node.against.extend(later)
            node.disputes.append(sides(f"said to be gone from {place.name}", later, "here", node.evidence))
            node.backing.extend(Backing(each, Role.DISPUTES, f"says that it is gone from {place.name}") for each in later)


def _whole(place: Place | None, here: list[Evidence], away: list[Evidence], antecedents: Antecedents) -> list[Node]:
    node = _node(place, here or away, antecedents)
    if not here or not away:
        return [node]
    small = [each for each in away if _is_part(each, node.count)]
    node.evidence = sorted((each for each in here + away if each not in small), key=lambda each: each.sort_key)
    if not small:
        return [node]
    parted = _node(place, small, antecedents)
    parted.part = parted.summed = True
    _take_away(node, small)
    return [node, parted]


def _is_part(evidence: Evidence, whole: Counted | None) -> bool:
    quantity = evidence.claim.quantity
    if quantity is None:
        return False
    return quantity.relation is Relation.PART or bool(whole and whole.minus(counted(quantity)))


def _take_away(node: Node, away: Sequence[Evidence]) -> None:
    gone = [each for each in away if each.claim.status is not Status.LEAVING and each.said >= node.last_said]
    less = count(gone) if gone else None
    if less and node.count and (rest := node.count.minus(less)):
        node.count = rest
        node.backing.extend(Backing(each, Role.BOUNDS, f"takes {less} away") for each in gone)


def _node(place: Place | None, evidence: list[Evidence], antecedents: Antecedents) -> Node:
    return Node(evidence[0].kind, place, evidence, count=_number(place, evidence, antecedents) if evidence else None)


def _number(place: Place | None, evidence: Sequence[Evidence], antecedents: Antecedents) -> Counted | None:
    """Return how many claims put at a place; one more than before is no dispute where one more had been announced."""
    further = {each.id: antecedents.since(each) for each in evidence if antecedents.on_top(each, place)}
    found = count(evidence, further)
    if found is None or not found.dispute:
        return found
    last = max(each.said for each in evidence if each.claim.quantity)
    had = count([each for each in evidence if each.said < last], further)
    has = count([each for each in evidence if each.said == last], further)
    for more in antecedents.announced(place, last):
        grown = had.plus(counted(more)) if had else None
        if has and grown and (grown.min, grown.max) == (has.min, has.max) and not has.dispute:
            return has
    return found


def cover(place: Place | None, here: list[Evidence], inner: Sequence[Node], antecedents: Antecedents) -> list[Node]:
    """Let claims on a wider area support the nodes inside it; return a node for what exceeds their sum."""
    need = _implied(place, here, inner, antecedents)
    inner = [node for node in inner if alike(need, node)]
    if len(inner) == 1 and place is not None and place.precision is Precision.CITY and _is_newer(here, inner[0]):
        return _counted_anew(place, here, inner[0], antecedents)
    if not inner:
        return _whole(place, here, [], antecedents)
    have = total(node.count for node in inner if not node.within)
    excess = need.minus(have) if need else None
    one_place = len(inner) == 1 and place is not None and place.precision is Precision.CITY
    whole = len(inner) == 1 or bool(need and need.min >= have.min)
    for node in inner:
        for each in here:
            node.backing.append(_backing(each, place, one_place=one_place, whole=whole))
    if excess is None and here[0].kind.category in CROWDS:
        return _holding(place, here, inner, need)
    if excess is None:
        _bound_the_unknown(need, inner)
        return []
    counting = [each for each in here if each.claim.quantity]
    if one_place and all(antecedents.on_top(each, place) for each in counting):
        inner[0].count = need  # "another in the town" is at the base there
        return []
    return [Node(here[0].kind, place, counting, count=excess)]


def _is_newer(here: Sequence[Evidence], node: Node) -> bool:
    said = [each.said for each in node.evidence if each.claim.quantity]
    return bool(said) and any(each.claim.quantity and each.said > max(said) for each in here)


def _counted_anew(place: Place, here: Sequence[Evidence], node: Node, antecedents: Antecedents) -> list[Node]:
    """Let the newer number of a town be that of the one base in it."""
    node.backing.extend(_backing(each, place, one_place=True, whole=True) for each in here)
    told = sorted([*node.evidence, *here], key=lambda each: each.sort_key)
    node.count = _number(place, told, antecedents)
    return []


def _holding(place: Place | None, here: list[Evidence], inner: Sequence[Node], need: Counted | None) -> list[Node]:
    """Return a node for men counted in an area of whose places some have no number, which it would tell nothing of."""
    if need is None or place is None or need.min <= total(node.count for node in inner if node.count).min:
        return []
    for node in inner:
        node.within = True
    return [Node(here[0].kind, place, [each for each in here if each.claim.quantity], count=need)]


def _implied(place: Place | None, here: list[Evidence], inner: Sequence[Node], antecedents: Antecedents) -> Counted | None:
    """Return how many the wide claims put in the area: "two more" on top of what the same report puts inside it."""
    # "To a base in Erbil, in the north of Iraq" names one place twice.
    finer = {_phrase(each) for node in inner for each in node.evidence}
    here = [each for each in here if _phrase(each) not in finer]
    plain = [each for each in here if not antecedents.on_top(each, place)]
    more = [each for each in here if antecedents.on_top(each, place)]
    counts = [count(plain)] if plain else []
    for each in more:
        told = _known_before(each, inner, antecedents.since(each))
        extra = count([each])
        counts.append(total(told).plus(extra) if extra else None)
    known = [each for each in counts if each]
    return max(known, key=lambda each: (each.min, each.claims), default=None)


def _known_before(evidence: Evidence, inner: Sequence[Node], since: date | None) -> list[Counted | None]:
    """Return the numbers on top of which it counts: what its own report puts inside the area, or earlier ones did."""
    if since is None:
        return [node.count for node in inner if any(other.claim.report == evidence.claim.report for other in node.evidence)]
    before = [[other for other in node.evidence if other.said < since and other.claim.status in HERE] for node in inner]
    return [count(told) for told in before if told]


def _phrase(evidence: Evidence) -> tuple[str, int, str]:
    return (evidence.claim.report, evidence.claim.sentence.start, evidence.claim.subject.text)


def _backing(evidence: Evidence, place: Place | None, *, one_place: bool, whole: bool) -> Backing:
    if one_place and place:
        return Backing(evidence, Role.SUPPORTS, f"says only that it is in {place.name}", tells=True, vouches=True)
    where = f"says only that it is in {place.name}" if place else "says no place"
    role = Role.BOUNDS if evidence.claim.quantity else Role.SUPPORTS
    return Backing(evidence, role, where, tells=whole and evidence.claim.status is not Status.PRESENT)


def _bound_the_unknown(need: Counted | None, inner: Sequence[Node]) -> None:
    unknown = [node for node in inner if node.count is None]
    if need is None or need.max is None or len(unknown) != 1:
        return
    rest = need.minus(total(node.count for node in inner if node.count))
    if rest and rest.max is not None:
        unknown[0].count = Counted(1, rest.max, rest.unit, rest.claims)
