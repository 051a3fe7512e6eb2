"""What does a claim on a wider area add? It supports the nodes inside it, and only what exceeds their sum stands alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality
from laydown.domain.order_of_battle import Relation
from laydown.domain.place import Precision
from laydown.fusion import ages
from laydown.fusion.counting import CROWDS, Counted, comparable, count, total
from laydown.fusion.evidence import HERE
from laydown.fusion.making import alike, backed, number, phrase, whole
from laydown.fusion.node import Node
from laydown.fusion.sayers import sayers_of
from laydown.fusion.whereabouts import holds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence
    from laydown.fusion.further import Antecedents

_SEVERAL = 2


def cover(place: Place | None, here: list[Evidence], inner: Sequence[Node], antecedents: Antecedents) -> list[Node]:
    """Let claims on a wider area support the nodes inside it; return a node for what exceeds their sum."""
    town = place is not None and place.precision is Precision.CITY
    late = [] if town else _said_since(here, inner)
    anew = _numbered(late) or (late and not _numbered(here))
    # New numbers of the area say nothing of what had gone from it before.
    telling, counted = (late, [node for node in inner if not node.over]) if anew else (here, inner)
    need = _implied(place, telling, counted, antecedents)
    inner = [node for node in inner if alike(need, node)]
    counted = [node for node in counted if node in inner]
    if town and place and len(inner) == 1 and _is_newer(here, inner[0]):
        return _counted_anew(place, here, inner[0], antecedents)
    have = total(node.count for node in counted if not node.within and not _moved_within(place, node))
    lasting = [node for node in inner if not (late and node.over)]
    _back(place, here, late, inner, whole=len(lasting) == 1 or bool(need and need.min >= have.min))
    excess = need.minus(have) if need else None
    if not lasting and (not inner or anew or (late and excess is None)):
        return whole(place, late if inner else here, [], antecedents)
    if excess is None:
        _add_up(place, telling, counted)
        if here[0].kind.category in CROWDS:
            return _holding(place, here, lasting, need)
        _bound_the_unknown(need, lasting)
        return []
    counting = _numbered(telling)
    if town and len(inner) == 1 and all(antecedents.on_top(each, place) for each in counting):
        inner[0].count = need  # "another in the town" is at the base there
        return []
    return [
        Node(here[0].kind, place, counting if lasting else [*counting, *(e for e in late if e not in counting)], count=excess)
    ]


def _said_since(here: Sequence[Evidence], inner: Sequence[Node]) -> list[Evidence]:
    """Return the claims that were made after something had gone from inside the area."""
    over = max((node.over for node in inner if node.over), default=None)
    return [each for each in here if each.said > over] if over else []


def _numbered(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [each for each in evidence if each.claim.quantity]


def _moved_within(place: Place | None, node: Node) -> bool:
    """Say whether it is counted in the area where it went to."""
    return node.gone is not None and node.went is not None and holds(place, node.went)


def _back(place: Place | None, here: Sequence[Evidence], late: Sequence[Evidence], inner: Sequence[Node], *, whole: bool) -> None:
    one_place = len(inner) == 1 and place is not None and place.precision is Precision.CITY
    for node in inner:
        told = [each for each in here if each not in late] if late and node.over else here
        node.backing.extend(backed(each, place, one_place=one_place, whole=whole) for each in told)


def _add_up(place: Place | None, here: Sequence[Evidence], inner: Sequence[Node]) -> None:
    """Hold "four in all" against parts that come to more: said at one time the number is disputed, said later some may have gone."""
    totals = [each for each in here if _is_total(each)]
    most = count(totals) if totals else None
    if place is None or most is None or most.max is None or here[0].kind.category in CROWDS:
        return
    have = total(node.count for node in inner)
    if have.min <= most.max or not all(node.count is None or comparable(node.count.unit, most.unit) for node in inner):
        return
    together, last = ages.load()[here[0].kind.category].together, max(each.said for each in totals)
    days = [(last - node.last_said).days for node in inner]
    if min(days) < -together:
        return
    told = [each for node in inner for each in node.evidence if each.claim.status in HERE]
    dispute = f"{most} in all in {place.name} by {sayers_of(totals)}; {have} at its places by {sayers_of(told)}"
    for node in inner:
        node.cap = (place.key, most.max)
        if max(days) <= together and node.count and not node.count.dispute:
            node.count = replace(node.count, dispute=dispute)


def _is_total(evidence: Evidence) -> bool:
    """Say whether it gives a number for all: "a battery is in Iraq" leaves room for others, "four batteries" does not."""
    quantity, sure = evidence.claim.quantity, evidence.claim.modality is Modality.ASSERTED and evidence.dated
    return quantity is not None and quantity.relation is Relation.TOTAL and quantity.min >= _SEVERAL and sure


def _is_newer(here: Sequence[Evidence], node: Node) -> bool:
    said = [each.said for each in node.evidence if each.claim.quantity]
    return bool(said) and any(each.claim.quantity and each.said > max(said) for each in here)


def _counted_anew(place: Place, here: Sequence[Evidence], node: Node, antecedents: Antecedents) -> list[Node]:
    """Let the newer number of a town be that of the one base in it."""
    node.backing.extend(backed(each, place, one_place=True, whole=True) for each in here)
    told = sorted([*node.evidence, *here], key=lambda each: each.sort_key)
    node.count = number(place, told, antecedents)
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
    finer = {phrase(each) for node in inner for each in node.evidence}
    here = [each for each in here if phrase(each) not in finer]
    plain = [each for each in here if not antecedents.on_top(each, place)]
    more = [each for each in here if antecedents.on_top(each, place)]
    found = [told] if (told := count(plain)) else []
    since: list[tuple[date, Counted]] = []
    for each in sorted(more, key=lambda each: (antecedents.since(each) or each.said, each.sort_key)):
        before = total(_known_before(each, inner, antecedents.since(each)))
        if day := antecedents.since(each):
            # "Another" weeks after "another", or after "three in all", comes on top of that.
            older = [implied for earlier, implied in since if earlier < day]
            older += [implied] if (implied := count([e for e in plain if e.said < day])) else []
            before = max([before, *older], key=lambda each: (each.min, each.claims))
        if extra := count([each]):
            found.append(before.plus(extra))
            since += [(day, found[-1])] if day else []
    return max(found, key=lambda each: (each.min, each.claims), default=None)


def _known_before(evidence: Evidence, inner: Sequence[Node], since: date | None) -> list[Counted | None]:
    """Return the numbers on top of which it counts: what its own report puts inside the area, or earlier ones did."""
    if since is None:
        return [node.count for node in inner if any(other.claim.report == evidence.claim.report for other in node.evidence)]
    before = [[other for other in node.evidence if other.said < since and other.claim.status in HERE] for node in inner]
    return [count(told) for told in before if told]


def _bound_the_unknown(need: Counted | None, inner: Sequence[Node]) -> None:
    unknown = [node for node in inner if node.count is None]
    if need is None or need.max is None or len(unknown) != 1:
        return
    rest = need.minus(total(node.count for node in inner if node.count))
    if rest and rest.max is not None:
        unknown[0].count = Counted(1, rest.max, rest.unit, rest.claims)
