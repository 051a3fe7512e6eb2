"""Which claims announce one way? From where, to where, and what is the same force under two destinations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from laydown.fusion import ages
from laydown.fusion.counting import comparable, count
from laydown.fusion.whereabouts import coarseness, holds, usual_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from laydown.domain.place import Place
    from laydown.fusion.evidence import Evidence
    from laydown.fusion.node import Node


@dataclass(slots=True)
class Way:
    """The claims of one way: from `start` to `destination`, where said."""

    destination: Place | None
    start: Place | None
    evidence: list[Evidence] = field(default_factory=list)

    def covers(self, other: Node) -> bool:
        """Say whether a node lies within this way, and is announced at about the same time."""
        if not holds(self.destination, other.destination) or not (self.start is None or holds(self.start, other.start)):
            return False
        return abs((self.last_said - other.last_said).days) <= self.stale

    @property
    def last_said(self) -> date:
        """The day of the newest word of it."""
        return max(each.said for each in self.evidence)

    @property
    def stale(self) -> int:
        """Days for which its words can be leaned on."""
        return ages.load()[self.evidence[0].kind.category].stale


def ways(evidence: Sequence[Evidence]) -> list[Way]:
    """Return the ways that claims announce, the nearer destinations first."""
    said: dict[tuple[str, str], list[tuple[Evidence, Place | None]]] = defaultdict(list)
    for each in evidence:
        to = each.place or _likely_destination(each, evidence)
        said[to.key if to else "", each.claim.origin.key if each.claim.origin else ""].append((each, to))
    found = [
        Way(usual_place(to for _, to in told), usual_place(each.claim.origin for each, _ in told), [each for each, _ in told])
        for told in said.values()
    ]
    return _one_force(sorted(found, key=_order))


def _order(way: Way) -> tuple[object, ...]:
    return (coarseness(way.destination), coarseness(way.start))


def _likely_destination(evidence: Evidence, group: Iterable[Evidence]) -> Place | None:
    """Return where a way that names only its start leads, if all plans that it can belong to lead into one area."""
    start = evidence.claim.origin
    others = [
        other.place for other in group
        if other.place and other.claim.status is evidence.claim.status
        and (other.claim.origin is None or start is None or other.claim.origin.touches(start))
    ]  # fmt: skip
    widest = max(others, key=coarseness, default=None)
    return widest if widest and all(widest.holds(other) for other in others) else None


def _one_force(found: list[Way]) -> list[Way]:
    """Join "two for the base" with "two from abroad for the country": the destination is that of more origins."""
    for near in [way for way in found if way.start is None and way.destination]:
        for wide in [way for way in found if way.start and _wider(way, near)]:
            same = [each for each in near.evidence if _same_force(each, wide)]
            if same and len({each.root for each in same}) > len({each.root for each in wide.evidence}):
                wide.destination = near.destination
            wide.evidence = sorted([*wide.evidence, *same], key=lambda each: each.sort_key)
            near.evidence = [each for each in near.evidence if each not in same]
    return sorted((way for way in found if way.evidence), key=_order)


def _wider(wide: Way, near: Way) -> bool:
    one, other = wide.destination, near.destination
    return one is not None and other is not None and one.key != other.key and holds(one, other)


def _same_force(evidence: Evidence, wide: Way) -> bool:
    known, said = count(wide.evidence), evidence.claim.quantity
    if known is None or said is None or (known.min, known.max) != (said.min, said.max) or known.max == 1:
        return False
    return comparable(known.unit, said.unit) and abs((evidence.said - wide.last_said).days) <= wide.stale
