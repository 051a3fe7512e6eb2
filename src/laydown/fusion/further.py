"""On top of what? The statement that "another" or "two more" leans on."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from laydown.domain.claim import Status
from laydown.domain.order_of_battle import Relation
from laydown.errors import CatalogError
from laydown.fusion import ages
from laydown.fusion.evidence import AHEAD, AWAY, HERE
from laydown.fusion.whereabouts import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from laydown.domain.order_of_battle import Quantity
    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence

_THERE = frozenset(Status) - AWAY - {Status.PLANNED}


class Antecedents:
    """For each "further" claim of a kind, the places where the statement just before it puts the force.

    Where its own report says nothing of the kind before it, it leans on what earlier reports say ("another battery has arrived").
    """

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        by_report: dict[str, list[Evidence]] = defaultdict(list)
        for each in evidence:
            by_report[each.claim.report].append(each)
        further = [each for each in evidence if _is_further(each) or (each.claim.quantity and self.is_rest(each))]
        self._ahead = [each for each in further if each.claim.status in AHEAD and not each.denied and not each.opinion]
        self._places = {each.id: _before(each, by_report[each.claim.report]) for each in further}
        self._since: dict[str, date] = {}
        for each in further:
            if not _others(each, by_report[each.claim.report]):
                # Reports of one moment speak of one arrival.
                together = timedelta(days=ages.load()[each.kind.category].together)
                self._since[each.id] = min(other.said for other in further if each.said - together <= other.said <= each.said)
        for name, since in self._since.items():
            self._places[name] = [e.place for e in evidence if e.place and e.said < since and _is_there(e)]

    @staticmethod
    def is_rest(evidence: Evidence) -> bool:
        """Say whether it is "the other two" that have come from where a part had come from before."""
        claim = evidence.claim
        return claim.origin is not None and claim.status in HERE and not _rest().isdisjoint(claim.subject.text.casefold().split())

    def further(self, evidence: Iterable[Evidence], place: Place | None) -> dict[str, date | None]:
        """Return the claims that count on top of what has been put at the place, each with the day before which that was said."""
        return {each.id: self.since(each) for each in evidence if self.on_top(each, place)}

    def on_top(self, evidence: Evidence, place: Place | None) -> bool:
        """Say whether the claim counts on top of what has been put at the place or inside it."""
        return any(holds(place, other) for other in self._places.get(evidence.id, ()))

    def announced(self, place: Place | None, before: date) -> list[Quantity]:
        """Return how many more were announced for a place before a day."""
        found = [each for each in self._ahead if each.said < before and (holds(place, each.place) or holds(each.place, place))]
        return [each.claim.quantity for each in found if each.claim.quantity]

    def since(self, evidence: Evidence) -> date | None:
        """Return the day before which that was said, where the claim's own report does not say it."""
        return self._since.get(evidence.id)


@cache
def _rest() -> frozenset[str]:
    loaded = yaml.load((resources.files("laydown.fusion") / "data" / "waves.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    if not isinstance(loaded, dict) or not isinstance(loaded.get("rest"), list):
        reason = "waves.yaml: needs a list of words for rest"
        raise CatalogError(reason)
    return frozenset(word.casefold() for word in loaded["rest"])


def _is_further(evidence: Evidence) -> bool:
    return evidence.claim.quantity is not None and evidence.claim.quantity.relation is Relation.FURTHER


def _is_there(evidence: Evidence) -> bool:
    return evidence.claim.status in _THERE and not evidence.denied and not evidence.opinion


def _others(evidence: Evidence, told: Iterable[Evidence]) -> list[Evidence]:
    """Return what its report says of the kind up to there; a phrase that makes several claims does not lean on itself."""
    here = evidence.claim.sentence.start
    return [
        o
        for o in told
        if o.claim.sentence.start <= here
        and (o.claim.sentence.start, o.claim.subject.text) != (here, evidence.claim.subject.text)
    ]


def _before(evidence: Evidence, told: Iterable[Evidence]) -> list[Place]:
    others = _others(evidence, told)
    nearest = max((other.claim.sentence.start for other in others), default=None)
    return [o.place for o in others if o.place and o.claim.sentence.start == nearest and o.claim.status in _THERE]
