"""Rings and lines on the globe, checked by what RFC 7946 asks of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from laydown.products.globe import Point, Ring, circle, cut, cut_line, distance, hull

POINTS = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


def area(ring: Ring) -> float:
    """Positive where the ring runs counterclockwise."""
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(ring)) / 2


def holds(rings: list[Ring], point: Point) -> bool:
    crossed = [
        sum(
            (one[1] > point[1]) != (other[1] > point[1])
            and point[0] < one[0] + (other[0] - one[0]) * (point[1] - one[1]) / (other[1] - one[1])
            for one, other in pairwise(ring)
        )
        for ring in rings
    ]
    return any(number % 2 for number in crossed)


@settings(deadline=None)
@example((0.0, 71.375), 2060.0).via("just short of the pole")
@given(POINTS, st.floats(1, 6000))
def test_a_circle_is_closed_counterclockwise_within_the_map_and_holds_its_middle(middle: Point, km: float) -> None:
    rings = circle(middle, km)
    assert rings
    for ring in rings:
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
        assert area(ring) > 0
    beside = (middle[0] - 1e-4 if middle[0] > 0 else middle[0] + 1e-4, middle[1])
    assert holds(rings, beside)


def test_a_circle_has_its_radius() -> None:
    [ring] = circle((44.0, 33.0), 100.0)
    assert all(distance((44.0, 33.0), point) == pytest.approx(100, rel=1e-6) for point in ring)


def test_a_circle_over_the_antimeridian_is_cut_in_two() -> None:
    rings = circle((179.0, -17.0), 300.0)
    assert len(rings) == 2
    assert {min(lon for lon, _ in ring) for ring in rings} >= {-180.0}
    assert {max(lon for lon, _ in ring) for ring in rings} >= {180.0}
    assert holds(rings, (178.5, -17.0))
    assert holds(rings, (-179.0, -17.0))


@pytest.mark.parametrize("lat", [85.0, -85.0])
def test_a_circle_about_a_pole_goes_all_around(lat: float) -> None:
    [ring] = circle((10.0, lat), 2000.0)
    assert area(ring) > 0
    assert {lon for lon, _ in ring} >= {-180.0, 180.0}
    assert holds([ring], (-170.0, lat))
    assert not holds([ring], (10.0, 0.0))


@settings(deadline=None)
@given(st.lists(POINTS, min_size=3, max_size=30))
def test_a_hull_holds_its_points_and_turns_left(points: list[Point]) -> None:
    ring = hull(points)
    if len(ring) < 3:
        return
    points = [(round(lon * 1e6) / 1e6, round(lat * 1e6) / 1e6) for lon, lat in points]
    # Seen from its first corner, for the area of a sliver far from the middle of the map is lost in its distance.
    assert area([(lon - ring[0][0], lat - ring[0][1]) for lon, lat in [*ring, ring[0]]]) > 0
    assert set(ring) <= set(points)
    assert min(lon for lon, _ in ring) == min(lon for lon, _ in points)
    assert max(lat for _, lat in ring) == max(lat for _, lat in points)


def test_a_ring_that_ends_at_the_antimeridian_is_not_cut() -> None:
    square = [(170.0, 0.0), (180.0, 0.0), (180.0, 10.0), (170.0, 10.0)]
    [ring] = cut(square)
    assert ring[0] == ring[-1]
    assert set(ring) == set(square)


def test_a_line_goes_the_short_way_round() -> None:
    assert cut_line((170.0, 10.0), (-170.0, 20.0)) == [[(170.0, 10.0), (180.0, 15.0)], [(-180.0, 15.0), (-170.0, 20.0)]]
    assert cut_line((-170.0, 20.0), (170.0, 10.0)) == [[(-170.0, 20.0), (-180.0, 15.0)], [(180.0, 15.0), (170.0, 10.0)]]
    assert cut_line((10.0, 10.0), (20.0, 20.0)) == [[(10.0, 10.0), (20.0, 20.0)]]
