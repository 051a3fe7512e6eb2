"""Rings on the globe for GeoJSON and KML: circles, hulls, and the cut at the antimeridian (RFC 7946, 3.1.6 and 3.1.9).

Points are (longitude, latitude) in degrees. Longitudes may run past ±180 until they are cut.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Ring = list[Point]

KM = 111.2  # a degree of latitude
_RADIUS_KM = 6371.0
_STEPS = 48
_POLE = 90.0 - 1e-9
_EDGE = 180.0
_MICRO = 1_000_000


def circle(middle: Point, km: float) -> list[Ring]:
    """Return the circle about a point as rings within ±180, counterclockwise and closed; one that holds a pole goes all around."""
    points = [ahead(middle, km, 360 * step / _STEPS) for step in range(_STEPS)]
    reach = math.degrees(km / _RADIUS_KM)
    for pole in (1, -1):
        # A circle that ends just short of the pole does not go around it.
        if pole * middle[1] + reach > _POLE:
            return [_around_pole(points, pole)]
    return cut([(near(lon, middle[0]), lat) for lon, lat in points])


def ahead(start: Point, km: float, bearing: float) -> Point:
    """Return the point so far from `start` on a great circle; the bearing runs counterclockwise from the east."""
    turn, way = math.radians(bearing), km / _RADIUS_KM
    lat, lon = math.radians(start[1]), math.radians(start[0])
    north = math.sin(lat) * math.cos(way) + math.cos(lat) * math.sin(way) * math.sin(turn)
    to = math.asin(max(-1.0, min(1.0, north)))
    east = math.atan2(math.cos(turn) * math.sin(way) * math.cos(lat), math.cos(way) - math.sin(lat) * math.sin(to))
    return (math.degrees(lon + east), math.degrees(to))


def near(lon: float, other: float) -> float:
    """Return a longitude as the nearest to `other` of those that mean the same."""
    return other + (lon - other + 180) % 360 - 180


def distance(one: Point, other: Point) -> float:
    """Return kilometres between two points."""
    half = math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    half += math.cos(math.radians(one[1])) * math.cos(math.radians(other[1])) * math.sin(math.radians(other[0] - one[0]) / 2) ** 2
    return 2 * _RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def hull(points: Iterable[Point]) -> Ring:
    """Return the convex hull counterclockwise, open, to six decimals of a degree; fewer than three points where they have no area."""
    # Whole numbers, so that which way three points turn is exact.
    ordered = sorted({(round(lon * _MICRO), round(lat * _MICRO)) for lon, lat in points})
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return [(lon / _MICRO, lat / _MICRO) for lon, lat in lower[:-1] + upper[:-1]]


def cut(ring: Ring) -> list[Ring]:
    """Return the rings within ±180 that one counterclockwise ring makes, each closed."""
    parts = [_clipped(ring, low, low + 2 * _EDGE) for low in (-3 * _EDGE, -_EDGE, _EDGE)]
    moved = [[(lon + shift, lat) for lon, lat in part] for part, shift in zip(parts, (360.0, 0.0, -360.0), strict=True)]
    return [[*part, part[0]] for part in moved if len(set(part)) > 2]  # noqa: PLR2004  a ring needs three corners


def cut_line(start: Point, end: Point) -> list[list[Point]]:
    """Return the line between two points the short way round, in one part, or in two where it crosses the antimeridian."""
    to = (near(end[0], start[0]), end[1])
    edge = math.copysign(_EDGE, to[0])
    if abs(to[0]) <= _EDGE or start[0] == to[0]:
        return [[start, end]]
    lat = start[1] + (end[1] - start[1]) * (edge - start[0]) / (to[0] - start[0])
    return [[start, (edge, lat)], [(-edge, lat), end]]


def _chain(ordered: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for point in ordered:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found


def _turn(one: tuple[int, int], other: tuple[int, int], third: tuple[int, int]) -> int:
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])


def _around_pole(points: Iterable[Point], pole: int) -> Ring:
    # West to east along the edge, and back over the pole; about the south pole the other way round.
    edge = sorted((near(lon, 0.0), lat) for lon, lat in points)
    lat = (edge[0][1] + edge[-1][1]) / 2
    ring = [(-_EDGE, lat), *edge, (_EDGE, lat), (_EDGE, 90.0 * pole), (-_EDGE, 90.0 * pole)]
    ring = ring if pole > 0 else ring[::-1]
    return [*ring, ring[0]]


def _clipped(ring: Ring, low: float, high: float) -> Ring:
    """Cut a ring to a band of longitudes (Sutherland and Hodgman)."""
    for edge, side in ((low, 1), (high, -1)):
        kept: Ring = []
        for one, other in pairwise([*ring, ring[0]] if ring else []):
            inside = [side * (lon - edge) >= 0 for lon, _ in (one, other)]
            if inside[0] != inside[1]:
                lat = one[1] + (other[1] - one[1]) * (edge - one[0]) / (other[0] - one[0])
                kept.append((edge, lat))
            if inside[1]:
                kept.append(other)
        ring = kept
    return ring
