from __future__ import annotations

import pytest

from laydown.catalogs import systems, units
from laydown.domain.order_of_battle import Category


def _found(text: str, name: str) -> list[str]:
    start = text.index(name)
    catalogue = units.load()
    return [unit.name for unit in catalogue.named(name) if catalogue.allows(unit, text, start, start + len(name))]


def test_the_catalogue_has_no_problem() -> None:
    assert units.check() == []


def test_it_holds_the_ships_and_formations_promised() -> None:
    everything = units.load().all
    assert sum(unit.category in {Category.SHIP, Category.SUBMARINE} for unit in everything) >= 80
    assert sum(unit.category == Category.UNIT for unit in everything) >= 40


def test_a_ships_own_name_is_no_system() -> None:
    for unit in units.load().all:
        assert systems.load().named(unit.name) is None, unit.name


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("The USS Nimitz left Bremerton.", "USS Nimitz", "USS Nimitz"),
        ("The Nimitz carrier strike group reached the Gulf.", "Nimitz", "USS Nimitz"),
        ("The submarine Kazan called at Havana.", "Kazan", "Kazan"),
        ("The carrier Shandong sailed east of Taiwan.", "Shandong", "Shandong"),
        ("The Shandong carrier group sailed east.", "Shandong", "Shandong"),
        ("The Golani brigade moved north.", "Golani", "Golani Brigade"),
        ("Ships of the Black Sea Fleet left port.", "Black Sea Fleet", "Black Sea Fleet"),
    ],
)
def test_a_name_is_found_where_it_means_the_unit(text: str, name: str, unit: str) -> None:
    assert _found(text, name) == [unit]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Warships were repaired near Kazan.", "Kazan"),
        ("The navy opened a school in Shandong.", "Shandong"),
        ("Wagner wrote operas.", "Wagner"),
        ("Saipan is an island.", "Saipan"),
        ("From Sao Paulo to Lisbon people marched.", "Sao Paulo"),
    ],
)
def test_a_place_or_a_person_of_that_name_is_no_unit(text: str, name: str) -> None:
    assert _found(text, name) == []
