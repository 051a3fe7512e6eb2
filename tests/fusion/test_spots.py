"""City, airport and base of one town."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def test_city_airport_and_base_are_one_position_at_what_most_origins_name(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "adana", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "incirlik-airport", 1)
    world.claim(world.report("The Harbour Daily", "2020-03-31"), "present", "incirlik", 1)
    world.claim(world.report("Gulfside Online", "2020-03-31"), "operational", "incirlik", 1)
    [position] = world.positions()
    assert (position.place.name, str(position.count), position.status) == ("Incirlik", "1 battery", "operational")
    assert len(position.origins) == 4


def test_one_at_the_airport_and_another_at_the_base_are_two(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "incirlik-airport", 1)
    world.claim(wire, "present", "incirlik", 1, relation="further", text="Another")
    assert [each.place.name for each in world.positions()] == ["Incirlik", "Incirlik airport"]


def test_two_bases_are_two(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "balad-base", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "taji", 1)
    assert len(world.positions()) == 2


def test_a_base_that_bears_the_name_of_its_town_is_meant_by_it(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "balad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "balad-base", 1)
    [position] = world.positions()
    assert position.place.name == "Balad Air Base"
