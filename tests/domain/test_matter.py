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


def test_parts_are_named_by_their_smallest() -> None:
    groups = Partition(5)
    groups.join(4, 1)
    groups.join(1, 3)
    assert list(groups.parts()) == [[0], [1, 3, 4], [2]]
