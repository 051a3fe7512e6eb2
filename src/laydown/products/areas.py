"""How far does a place reach? An area's outline or an honest circle; what is known only to be in it is never a pin.

The gazetteer has no borders. A country, or a first-level division, is drawn as the hulls of its towns, a hull for each part that hangs
together (so that Alaska does not draw Canada in); other areas as circles about their middle.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.matter import Partition
from laydown.domain.place import Place, Precision
from laydown.products.globe import KM, Point, Ring, ahead, circle, cut, hull, near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PINS = frozenset({Precision.SITE, Precision.CITY})
_RADII = {Precision.SITE: 3.0, Precision.CITY: 10.0, Precision.REGION: 150.0, Precision.COUNTRY: 400.0, Precision.SEA: 300.0}
_WIDE_KM = 1500.0
_SECOND_LEVEL_KM = 40.0
_BORDER_KM = 250.0
_AROUND_KM = 30.0
_DIVISION = re.compile(r"[A-Z]{2}(?:\.[^./]+)?")
_DIGITS = {Precision.SITE: 3, Precision.CITY: 2}
_AREA_DIGITS = 2
_CELL = 2.0  # degrees: towns in neighbouring cells hang together
_MARGIN_KM = 30.0
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Reach:
    """What a place covers: `radius_km` for people, rings for maps (none for a point); `drawn` says how they were found."""

    radius_km: float
    rings: tuple[tuple[Point, ...], ...] = ()
    drawn: str = "point"


def pin(place: Place) -> Point | None:
    """Return a site's or a city's longitude and latitude, as finely as they are known; None for an area and where there is no point."""
    if place.precision not in PINS or place.lat is None or place.lon is None:
        return None
    digits = _DIGITS[place.precision]
    return (round(near(place.lon, 0.0), digits), round(place.lat, digits))


def middle(place: Place) -> Point | None:
    """Return the point that a line to the place ends at: the pin, or an area's middle to a tenth of a degree."""
    if place.lat is None or place.lon is None:
        return None
    return pin(place) or (round(near(place.lon, 0.0), 1), round(place.lat, 1))


def reach(place: Place) -> Reach:
    """Return what a place covers."""
    if place.precision in PINS:
        return Reach(_RADII[place.precision])
    return _reach(place.key, place.precision, place.lat, place.lon)


@cache
def _reach(key: str, precision: Precision, lat: float | None, lon: float | None) -> Reach:
    towns = _towns(key)
    if len(towns) >= _FEWEST:
        rings = [ring for part in _parts(towns) for ring in cut(_around(part))]
        return Reach(_spread(towns), _rounded(rings), "hull of its towns and airfields")
    if lat is None or lon is None:
        return Reach(_radius(key, precision))
    km = _radius(key, precision)
    return Reach(km, _rounded(circle((near(lon, 0.0), lat), km)), "circle about its middle")


def _towns(key: str) -> list[Point]:
    """Return the towns and airfields of a country or a first-level division."""
    return [(town.lon, town.lat) for town in open_gazetteer().towns_of(key)] if _DIVISION.fullmatch(key) else []


def _radius(key: str, precision: Precision) -> float:
    whole, _, part = key.partition("/")
    known = open_gazetteer().by_key(whole)
    if key.startswith("border:"):
        return _BORDER_KM
    if part:
        # "Northern Iraq", "the Mosul area": keys of what the text makes of a place end in the part.
        return max(_AROUND_KM, reach(open_gazetteer().place(known, whole)).radius_km / 2) if known else _AROUND_KM
    if known and known.kind == "sea" and known.population:
        return known.population / 1000  # where the gazetteer keeps the radius of a water, in metres
    if known and known.kind == "wide":
        return _WIDE_KM
    return _SECOND_LEVEL_KM if known and known.kind == "admin2" else _RADII[precision]


def _parts(towns: Iterable[Point]) -> Iterator[list[Point]]:
    """Split towns into parts that hang together, in an order that does not depend on theirs."""
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for lon, lat in sorted(towns):
        cells[math.floor(lon / _CELL), math.floor(lat / _CELL)].append((lon, lat))
    around, names = round(360 / _CELL), sorted(cells)
    numbers, groups = {name: number for number, name in enumerate(names)}, Partition(len(names))
    for (x, y), number in numbers.items():
        for east in (-1, 0, 1):
            for north in (-1, 0, 1):
                beside = ((x + east + around // 2) % around - around // 2, y + north)
                if beside in numbers:
                    groups.join(number, numbers[beside])
    for members in groups.parts():
        yield [town for number in members for town in cells[names[number]]]


def _around(towns: list[Point]) -> Ring:
    """Return the hull of towns with a margin, so that one town alone has an area too."""
    first = towns[0][0]
    corners = hull((near(lon, first), lat) for lon, lat in towns) or [(near(lon, first), lat) for lon, lat in towns]
    return hull(
        (near(lon, corner[0]), lat)
        for corner in corners
        for lon, lat in (ahead(corner, _MARGIN_KM, 45 * step) for step in range(8))
    )


def _spread(towns: list[Point]) -> float:
    """Return the radius of a circle as large as what the towns cover from north to south and from west to east."""
    first = towns[0][0]
    lons, lats = [near(lon, first) for lon, _ in towns], [lat for _, lat in towns]
    wide = (max(lons) - min(lons)) * KM * math.cos(math.radians((max(lats) + min(lats)) / 2))
    return float(max(_MARGIN_KM, round(math.hypot(wide, (max(lats) - min(lats)) * KM) / 2, -1)))


def _rounded(rings: Iterable[Ring]) -> tuple[tuple[Point, ...], ...]:
    return tuple(tuple((round(lon, _AREA_DIGITS), round(lat, _AREA_DIGITS)) for lon, lat in ring) for ring in rings)
