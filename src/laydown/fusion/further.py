"""On top of what? The statement that "another" or "two more" leans on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.order_of_battle import Relation
from laydown.fusion.evidence import AWAY
from laydown.fusion.whereabouts import holds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence

_THERE = frozenset(Status) - AWAY - {Status.PLANNED}


class Antecedents:
    """For each "further" claim of a kind, the places where the statement just before it puts the force."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        by_report: dict[str, list[Evidence]] = defaultdict(list)
        for each in evidence:
            by_report[each.claim.report].append(each)
        self._places: dict[str, list[Place]] = {}
        for told in by_report.values():
            for each in told:
                if each.claim.quantity and each.claim.quantity.relation is Relation.FURTHER:
                    self._places[each.id] = _before(each, told)

    def on_top(self, evidence: Evidence, place: Place | None) -> bool:
        """Say whether the claim counts on top of what its report has just put at the place or inside it."""
        return any(holds(place, other) for other in self._places.get(evidence.id, ()))


def _before(evidence: Evidence, told: Iterable[Evidence]) -> list[Place]:
    here = evidence.claim.sentence.start
    # One phrase that makes several claims ("two more are in X and will go to Y") does not lean on itself.
    others = [
        o
        for o in told
        if o.claim.sentence.start <= here
        and (o.claim.sentence.start, o.claim.subject.text) != (here, evidence.claim.subject.text)
    ]
    nearest = max((other.claim.sentence.start for other in others), default=None)
    return [o.place for o in others if o.place and o.claim.sentence.start == nearest and o.claim.status in _THERE]
