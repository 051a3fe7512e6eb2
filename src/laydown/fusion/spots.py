"""Which sites are one place? An airport and the base on it, whatever reports call them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.matter import near
from laydown.domain.order_of_battle import Relation
from laydown.domain.place import Precision
from laydown.fusion.whereabouts import usual_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence


def one_spot(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence with one place for an airport and its base: the one that most origins name."""
    at: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        if each.place and each.place.precision is Precision.SITE:
            at[each.place.key].append(each)
    if len(at) == 1:
        return list(evidence)
    places = {key: place for key in sorted(at) if (place := usual_place(each.place for each in at[key]))}
    called: dict[str, Place] = {}
    for key, place in places.items():
        beside = [other for other in places if near(place, places[other])]
        if len(beside) == 1 and not _told_apart(at[key], at[beside[0]]):
            called[key] = places[max((key, beside[0]), key=lambda key: (len({each.root for each in at[key]}), key))]
    return [replace(each, spot=called[each.place.key]) if each.place and each.place.key in called else each for each in evidence]


def _told_apart(one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Say whether a report puts one force at the airport and another at the base."""
    further = {e.claim.report for e in (*one, *other) if e.claim.quantity and e.claim.quantity.relation is Relation.FURTHER}
    return bool(further & {each.claim.report for each in one} & {each.claim.report for each in other})
