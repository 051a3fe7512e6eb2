"""What stands on the map: pins only where a site or a city is known."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.claim import Modality, Status
from laydown.domain.place import Place, Precision
from laydown.domain.sidc import SymbolStatus
from laydown.products.areas import pin, reach
from laydown.products.drawn import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.products.conftest import Made

ERBIL = Place(name="Erbil", key="gn:95446", precision=Precision.CITY, country="IQ", lat=36.19123, lon=44.00944)


def known(key: str) -> Place:
    found = open_gazetteer().by_key(key)
    assert found
    return open_gazetteer().place(found, found.name)


def rings(geometry: dict[str, Any]) -> Iterator[list[list[float]]]:
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for part in parts:
        assert len(part) == 1
        yield part[0]


@pytest.mark.parametrize(
    "key", ["IQ", "US", "RU", "FJ", "NZ", "KI", "AQ", "IQ.01", "US.AK", "sea:red-sea", "sea:pacific-ocean", "sea:arctic-ocean", "sea:southern-ocean", "area:middle-east"]
)  # fmt: skip
def test_an_area_is_drawn_as_an_area_and_never_as_a_pin(made: Made, key: str) -> None:
    place = known(key)
    assert pin(place) is None
    [mark] = drawn(replace(made.laydown.positions[0], place=place))
    assert mark.area
    assert mark.radius_km
    assert mark.radius_km >= 20
    assert mark.geometry
    assert mark.geometry["type"] in {"Polygon", "MultiPolygon"}
    for ring in rings(mark.geometry):
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
        assert sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise(ring)) > 0


@pytest.mark.parametrize(
    ("key", "least", "most"),
    [("border:SY-IQ", 100, 400), ("IQ/north", 100, 500), ("gn:95446/area", 15, 60), ("area:of-nobody", 100, 300)],
)
def test_a_part_of_a_place_or_a_border_reaches_as_far_as_it_may(key: str, least: float, most: float) -> None:
    covers = reach(Place(name="there", key=key, precision=Precision.REGION, country="IQ", lat=36.0, lon=43.0))
    assert least <= covers.radius_km <= most
    assert covers.rings


def test_a_country_over_the_antimeridian_is_not_drawn_round_the_globe() -> None:
    for ring in reach(known("FJ")).rings:
        assert max(lon for lon, _ in ring) - min(lon for lon, _ in ring) < 20


def test_alaska_does_not_draw_canada_in() -> None:
    parts = reach(known("US")).rings
    vancouver_to_whitehorse = (-128.0, 57.0)
    for ring in parts:
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        assert not (min(lons) < -160 and max(lons) > -100 and min(lats) < 45 < max(lats)), vancouver_to_whitehorse
    assert len(parts) > 2


def test_a_site_and_a_city_are_pins_as_fine_as_they_are_known(made: Made) -> None:
    [site] = drawn(made.laydown.positions[0])
    [city] = drawn(replace(made.laydown.positions[0], place=ERBIL))
    assert site.geometry == {"type": "Point", "coordinates": [42.44, 33.79]}
    assert city.geometry == {"type": "Point", "coordinates": [44.01, 36.19]}
    assert (site.radius_km, city.radius_km, site.area) == (3.0, 10.0, False)


def test_what_nobody_places_is_unlocated(made: Made) -> None:
    [mark] = drawn(replace(made.laydown.positions[0], place=None))
    assert mark.geometry is None
    nowhere = Place(name="a base", key="x", precision=Precision.SITE)
    [mark] = drawn(replace(made.laydown.positions[0], place=nowhere))
    assert mark.geometry is None


def test_a_plan_is_drawn_where_it_is_to_go_and_its_force_where_it_is(made: Made) -> None:
    plan = made.laydown.positions[1]
    there, now, way = drawn(plan)
    assert (there.kind, there.status, there.place) == ("position", SymbolStatus.PLANNED, plan.destination)
    assert (now.kind, now.status, now.place) == ("now", SymbolStatus.PRESENT, plan.place)
    assert (way.kind, way.status) == ("move", SymbolStatus.PLANNED)
    assert way.geometry == {"type": "LineString", "coordinates": [[45.8, 29.5], [44.0, 33.0]]}


def test_what_moves_is_on_its_way_and_nowhere_present(made: Made) -> None:
    plan = made.laydown.positions[1]
    marks = list(drawn(replace(plan, status=Status.MOVING, place=None, start=plan.place)))
    assert [mark.kind for mark in marks] == ["position", "move"]
    assert {mark.status for mark in marks} == {SymbolStatus.MOVING}
    denied = list(drawn(replace(plan, modality=Modality.DENIED)))
    assert SymbolStatus.PRESENT not in {mark.status for mark in denied}


def test_a_way_over_the_antimeridian_is_cut(made: Made) -> None:
    honolulu = Place(name="Honolulu", key="a", precision=Precision.CITY, lat=21.3, lon=-157.86)
    guam = Place(name="Guam", key="b", precision=Precision.SITE, lat=13.48, lon=144.79)
    *_, way = drawn(replace(made.laydown.positions[1], place=honolulu, destination=guam))
    assert way.geometry
    assert way.geometry["type"] == "MultiLineString"
    assert way.geometry["coordinates"][0][-1][0] == -180
    assert way.geometry["coordinates"][1][0][0] == 180
