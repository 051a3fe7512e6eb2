"""Which place holds which, and by which name to call it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from laydown.domain.matter import near
from laydown.domain.place import FINE_TO_COARSE, Precision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laydown.domain.place import Place


def holds(outer: Place | None, inner: Place | None) -> bool:
    """Say whether `outer` is or contains `inner`, a city the sites beside it; an unsaid place can be anywhere."""
    if outer is None or inner is None:
        return outer is None
    return outer.holds(inner) or (outer.precision is Precision.CITY and near(outer, inner))


def coarseness(place: Place | None) -> tuple[int, int, str]:
    """Order places so that what lies inside comes before what contains it."""
    if place is None:
        return (len(FINE_TO_COARSE), 0, "")
    return (FINE_TO_COARSE.index(place.precision), -len(place.within), place.key)


def usual_place(places: Iterable[Place | None]) -> Place | None:
    """Return the place under the name by which most claims call it, and a proper name if there is one."""
    named: dict[Place, int] = defaultdict(int)
    for place in places:
        if place:
            named[place] += 1
    return min(
        named,
        key=lambda place: (place.name[:1].islower(), -named[place], -len(place.within), place.name, repr(place)),
        default=None,
    )
