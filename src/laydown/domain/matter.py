"""Which claims can bear on one another: kinds of force and groups of claims about one matter."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.order_of_battle import Category
from laydown.domain.place import Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.place import Place

_KM = 111.2  # a degree of latitude
_NEAR_KM = 15.0
_NAMESAKE_KM = 25.0
_ONE_FIELD_KM = 6.0
_AIRPORT = "air:"
_TO_COME = (Status.PLANNED, Status.MOVING)
FIELDS = ("operator", "system", "unit")


@dataclass(frozen=True, slots=True)
class Kind:
    """Whose force and which: None is unsaid. `unit` is folded for comparing, not for showing."""

    category: Category
    operator: str | None = None
    system: str | None = None
    unit: str | None = None

    def agrees(self, other: Kind) -> bool:
        """Say whether the two can be one: each field is the same or unsaid, a unit's name perhaps shortened ("Nimitz")."""
        said = ((self.operator, other.operator), (self.system, other.system))
        return (
            self.category == other.category
            and all(mine is None or theirs is None or mine == theirs for mine, theirs in said)
            and (
                self.unit is None
                or other.unit is None
                or f" {self.unit}".endswith(f" {other.unit}")
                or f" {other.unit}".endswith(f" {self.unit}")
            )
        )

    @property
    def sort_key(self) -> tuple[str, str, str, str]:
        """An order that does not depend on arrival."""
        return (self.category, self.operator or "", self.system or "", self.unit or "")


def kind_of(claim: Claim) -> Kind:
    """Return the kind that a claim's own words give."""
    subject = claim.subject
    name = subject.unit or (subject.text if subject.category is Category.UNIT else None)
    return Kind(subject.category, claim.operator, subject.system, _folded(name) if name else None)


def _folded(name: str) -> str | None:
    words = name.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] else words) or None


def areas(place: Place) -> tuple[str, ...]:
    """Return the keys of a place and of everything that contains it."""
    return (place.key, *place.within)


def matters(claims: Sequence[Claim], kind: Callable[[Claim], Kind] = kind_of) -> tuple[tuple[Claim, ...], ...]:
    """Split claims into groups that cannot bear on one another, in an order that does not depend on theirs.

    Two claims share a group when their kinds agree and their places touch, or both name no place for what is or was there, or both name one
    unit, or one report names the same system in both.
    """
    ordered = in_order(claims)
    kinds = [kind(claim) for claim in ordered]
    groups = Partition(len(ordered))
    # Most claims say the same of one force and place: the keys are worked out once for all of them.
    alike: dict[tuple[object, ...], int] = {}
    for at, claim in enumerate(ordered):
        groups.join(alike.setdefault(_alike(claim, kinds[at]), at), at)
    index: dict[tuple[object, ...], dict[Kind, int]] = defaultdict(dict)
    for at in alike.values():
        for key in _own(ordered[at], kinds[at]):
            groups.join(at, index[key].setdefault(kinds[at], at))
    for at in alike.values():
        for key in _reach(ordered[at], kinds[at]):
            for named, other in index.get(key, {}).items():
                if named.agrees(kinds[at]):
                    groups.join(at, other)
    _one_report(ordered, kinds, groups)
    return tuple(tuple(ordered[at] for at in members) for members in groups.parts())


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims by id; of those with one id, by all that they say."""
    by_id: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_id[claim.id].append(claim)
    return [claim for name in sorted(by_id) for claim in _told(by_id[name])]


def _told(claims: list[Claim]) -> list[Claim]:
    return claims if len(claims) == 1 else sorted(claims, key=repr)


def _alike(claim: Claim, kind: Kind) -> tuple[object, ...]:
    """Return what the keys of a claim are made from, save its report."""
    here, start = ((p.key, p.precision, p.lat, p.lon, p.within) if p else None for p in (claim.place, claim.origin))
    return (kind, here, start, claim.place is None and claim.status in _TO_COME)


def _one_report(ordered: Sequence[Claim], kinds: Sequence[Kind], groups: Partition) -> None:
    """Join the claims in which one report names one system, where their kinds agree."""
    told: dict[tuple[str, str, str], dict[Kind, int]] = defaultdict(dict)
    for at, claim in enumerate(ordered):
        system = kinds[at].system
        if system:
            same = told[claim.report, kinds[at].category, system]
            if kinds[at] not in same:
                for other, first in same.items():
                    if other.agrees(kinds[at]):
                        groups.join(at, first)
            groups.join(at, same.setdefault(kinds[at], at))


@dataclass(frozen=True, slots=True)
class Keys:
    """By what claims find one another: what a claim is `kept` under, and what it `seeks`."""

    kept: tuple[tuple[object, ...], ...]
    seeks: tuple[tuple[object, ...], ...]


def keys(claim: Claim, kind: Kind) -> Keys:
    """Return the keys by which `matters` joins, so that claims can be found by later ones.

    Two claims whose kinds agree share a matter where one of them seeks what the other is kept under, whichever of the two it is;
    else only through a third claim, or through the report that makes both (`told_together`).
    """
    kept: list[tuple[object, ...]] = []
    seeks: list[tuple[object, ...]] = []
    for place in (claim.place, claim.origin):
        if place:
            kept += [
                ("at", place.key, kind.category),
                *(("in", key, kind.category) for key in areas(place)),
                *_standing(place, kind),
            ]
            seeks += [
                ("in", place.key, kind.category),
                *(("at", key, kind.category) for key in areas(place)),
                *_about(place, kind),
            ]
    named = [key for key in _named(claim, kind) if key[0] != "report"]
    return Keys(tuple(dict.fromkeys([*kept, *named])), tuple(dict.fromkeys([*seeks, *named])))


def told_together(one: Kind, other: Kind) -> bool:
    """Say whether claims of these kinds share a matter when one report makes both."""
    return one.system is not None and one.system == other.system and one.agrees(other)


def near(one: Place, other: Place) -> bool:
    """Say whether two places of one state can be meant by one name: a city and a site by it, an airport and the base on it.

    A site lies within 15 km of the city's middle, or within 25 km if it bears the city's name; an airport within 6 km of the base.
    """
    if one.country != other.country or one.key == other.key:
        return False
    return distance(one, other) <= _reach_of(one, other)


def _reach_of(one: Place, other: Place) -> float:
    precisions = {one.precision, other.precision}
    if precisions == {Precision.SITE, Precision.CITY}:
        return _NAMESAKE_KM if _namesakes(one, other) else _NEAR_KM
    airports = [place.key.startswith(_AIRPORT) for place in (one, other)]
    return _ONE_FIELD_KM if precisions == {Precision.SITE} and any(airports) and not all(airports) else -1.0


def _namesakes(one: Place, other: Place) -> bool:
    city, site = (one, other) if one.precision is Precision.CITY else (other, one)
    return f" {city.name} ".casefold() in f" {site.name} ".casefold()


def distance(one: Place, other: Place) -> float:
    """Return the kilometres between two points; without coordinates, infinity."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    north = (one.lat - other.lat) * _KM
    east = (one.lon - other.lon) * _KM * math.cos(math.radians(one.lat))
    return math.hypot(north, east)


def _own(claim: Claim, kind: Kind) -> Iterator[tuple[object, ...]]:
    for place in (claim.place, claim.origin):
        if place:
            yield ("place", place.key, kind.category)
            yield from _cells(place, kind, 0)
    yield from _named(claim, kind)


def _reach(claim: Claim, kind: Kind) -> Iterator[tuple[object, ...]]:
    for place in (claim.place, claim.origin):
        if place:
            yield from (("place", key, kind.category) for key in areas(place))
            yield from _cells(place, kind, 1)
    yield from _named(claim, kind)


def _cells(place: Place, kind: Kind, around: int) -> Iterator[tuple[object, ...]]:
    """Yield the half degrees that a site or city stands in; sites reach out for their cities, and these for them."""
    if place.lat is None or place.lon is None or place.precision not in (Precision.SITE, Precision.CITY):
        return
    north, east = math.floor(place.lat * 2), math.floor(place.lon * 2)
    steps = range(-around, around + 1)
    for sought in _sought(place) if around else (place.precision,):
        yield from (("cell", kind.category, sought, north + n, east + e) for n in steps for e in steps)


def _standing(place: Place, kind: Kind) -> Iterator[tuple[object, ...]]:
    for cell in _cells(place, kind, 0):
        yield cell
        if place.key.startswith(_AIRPORT):
            yield (cell[0], cell[1], _AIRPORT, *cell[3:])


def _about(place: Place, kind: Kind) -> Iterator[tuple[object, ...]]:
    for cell in _cells(place, kind, 1):
        yield cell
        if place.precision is Precision.SITE and cell[2] is Precision.CITY:
            # An airport reaches out for any site; seen from the site, that is this.
            yield (cell[0], cell[1], _AIRPORT, *cell[3:])


def _sought(place: Place) -> tuple[Precision, ...]:
    if place.precision is Precision.CITY:
        return (Precision.SITE,)
    return (Precision.CITY, Precision.SITE) if place.key.startswith(_AIRPORT) else (Precision.CITY,)


def _named(claim: Claim, kind: Kind) -> Iterator[tuple[object, ...]]:
    if claim.place is None and (claim.origin is None or claim.status not in _TO_COME):
        yield ("unplaced", kind.category)
    if kind.unit:
        yield ("unit", kind.category, kind.unit.split()[-1])


class Partition:
    """Numbers 0 … size-1 in disjoint sets."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, at: int) -> int:
        """Return the representative of the set that holds `at`."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Make one set of two; the smaller number represents it."""
        one, other = self.find(one), self.find(other)
        self._parent[max(one, other)] = min(one, other)

    def parts(self) -> Iterable[list[int]]:
        """Return the sets, each sorted, by their smallest number."""
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            found[self.find(at)].append(at)
        return found.values()
