"""Groups of claims that can bear on one another."""

from __future__ import annotations

from dataclasses import replace

from laydown.domain.matter import Kind, Partition, near
from laydown.domain.order_of_battle import Category
from laydown.domain.place import Place, Precision


def test_kinds_agree_where_they_say_the_same_or_nothing() -> None:
    patriot = Kind(Category.AIR_DEFENCE, "US", "Patriot")
    assert patriot.agrees(Kind(Category.AIR_DEFENCE))
    assert patriot.agrees(Kind(Category.AIR_DEFENCE, None, "Patriot"))
    assert not patriot.agrees(Kind(Category.AIR_DEFENCE, "DE", "Patriot"))
    assert not patriot.agrees(Kind(Category.RADAR))


def test_a_short_name_agrees_with_the_long_one_and_not_with_part_of_a_word() -> None:
    nimitz = Kind(Category.SHIP, unit="uss nimitz")
    assert nimitz.agrees(Kind(Category.SHIP, unit="nimitz"))
    assert not nimitz.agrees(Kind(Category.SHIP, unit="mitz"))
    assert not nimitz.agrees(Kind(Category.SHIP, unit="uss ford"))


def test_a_base_beside_a_city_is_near_it_and_one_across_the_border_is_not() -> None:
    city = Place(name="Erbil", key="gn:1", precision=Precision.CITY, country="IQ", lat=36.19, lon=44.01)
    base = Place(name="Erbil Air Base", key="site:1", precision=Precision.SITE, country="IQ", lat=36.24, lon=43.96)
    assert near(city, base)
    assert near(base, city)
    assert not near(city, replace(base, country="TR"))
    assert not near(city, replace(base, lat=36.6))
    assert not near(city, replace(base, precision=Precision.CITY))
    assert not near(city, replace(base, lat=None))


def test_a_base_that_bears_the_citys_name_may_lie_farther_out() -> None:
    city = Place(name="Balad", key="gn:1", precision=Precision.CITY, country="IQ", lat=34.01, lon=44.14)
    base = Place(name="Balad air base", key="site:1", precision=Precision.SITE, country="IQ", lat=33.94, lon=44.36)
    assert near(city, base)
    assert not near(city, replace(base, name="Camp Anaconda"))
    assert not near(city, replace(base, lat=33.8))


def test_an_airport_and_the_base_on_it_are_near_and_two_bases_are_not() -> None:
    airport = Place(name="Erbil airport", key="air:ORER", precision=Precision.SITE, country="IQ", lat=36.24, lon=43.96)
    base = Place(name="Erbil Air Base", key="site:1", precision=Precision.SITE, country="IQ", lat=36.23, lon=43.96)
    assert near(airport, base)
    assert near(base, airport)
    assert not near(airport, replace(base, lat=36.3))
    assert not near(base, replace(base, key="site:2"))
    assert not near(airport, airport)


def test_parts_are_named_by_their_smallest() -> None:
    groups = Partition(5)
    groups.join(4, 1)
    groups.join(1, 3)
    assert list(groups.parts()) == [[0], [1, 3, 4], [2]]
