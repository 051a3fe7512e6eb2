"""What has moved from where? What has come to a place is no longer where it is said to have come from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.place import Precision
from laydown.fusion.counting import count
from laydown.fusion.evidence import HERE
from laydown.fusion.whereabouts import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from laydown.domain.place import Place
    from laydown.fusion.counting import Counted
    from laydown.fusion.evidence import Evidence
    from laydown.fusion.further import Antecedents
    from laydown.fusion.node import Node

_FINE = (Precision.SITE, Precision.CITY)


class Arrivals:
    """The claims that something has come to a place from another, by the two places."""

    def __init__(self, evidence: Iterable[Evidence], antecedents: Antecedents) -> None:
        self._came: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        self._antecedents = antecedents
        self._brought: dict[str, Counted] = {}
        for each in evidence:
            start, to = each.claim.origin, each.place
            if start and each.claim.status in HERE and not (to and start.touches(to)):
                self._came[to.key if to else "", start.key].append(each)

    def leave(self, nodes: Sequence[Node], *, fine: bool) -> None:
        """Take what came from where it was, from sites and cities or from wider places; what comes without a number brings that of its start."""
        for to, start in sorted(self._came):
            told = self._came[to, start]
            begun = told[0].claim.origin
            if begun and (begun.precision in _FINE) == fine:
                self._take(to, begun, told, nodes)
        for node in nodes:
            if node.here and not node.part and node.count is None:
                node.count = self._brought.get(node.place.key if node.place else "")

    def _take(self, to: str, start: Place, told: Sequence[Evidence], nodes: Sequence[Node]) -> None:
        at = [node for node in nodes if node.here and not node.part and (node.place.key if node.place else "") == to]
        there, where = told[0].place, f"moved to {name_of(told[0].place)}"
        others = [node for node in nodes if node not in at]
        had = depart(start, others, self._amount(told, there), max(each.said for each in told), where, to=there)
        if had:
            self._brought.setdefault(to, had)
        if had and self._unnumbered_rest(told) and sum(begun == start.key for _, begun in self._came) == 1:
            # A part and then the rest have come, and nothing went elsewhere: all of it is here.
            for node in at:
                node.count = had

    def _amount(self, told: Sequence[Evidence], to: Place | None) -> Counted | None:
        """Return how many came, in one wave or in several; nobody counts "the rest"."""
        if self._unnumbered_rest(told):
            return None
        return count(told, self._antecedents.further(told, to))

    def _unnumbered_rest(self, told: Sequence[Evidence]) -> bool:
        return any(self._antecedents.is_rest(each) and each.claim.quantity is None for each in told)


def depart(  # noqa: PLR0913  from where, how many, when, and two words for the record
    start: Place, nodes: Sequence[Node], amount: Counted | None, day: date, why: str, *, to: Place | None
) -> Counted | None:
    """Take what moved from the node that it started from, if one alone can be meant and nothing as new puts it there.

    Return how many were there.
    """
    found = [node for node in nodes if node.here and node.gone is None and _starts_at(start, node) and node.last_said < day]
    if len(found) != 1:
        return None
    node = found[0]
    had = node.count
    rest = node.count.minus(amount) if node.count and amount else None
    if rest:
        node.count = rest
    else:
        node.gone, node.went = (day, why), to
    return had


def _starts_at(start: Place, node: Node) -> bool:
    """Say whether what starts there can be what the node holds: a base's force is also its town's."""
    return holds(start, node.place) or (
        node.place is not None and node.place.precision is Precision.CITY and holds(node.place, start)
    )


def name_of(place: Place | None) -> str:
    """Return a place's name for people."""
    return place.name if place else "an unnamed place"
