"""Named ships: the newest placing is where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fusion.conftest import World

SHIP: dict[str, Any] = {"category": "ship", "system": None, "unit": "USS Alpha"}


def test_the_newest_placing_wins(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-26"), "present", "gulf", **SHIP)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "red-sea", **SHIP)
    found = {each.place.name: each.status.value for each in world.positions()}
    assert found == {"the Persian Gulf": "left", "the Red Sea": "present"}


def test_two_places_on_one_day_are_disputed(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "gulf", **SHIP)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "red-sea", **SHIP)
    assert [bool(each.disputed) for each in world.positions()] == [True, True]


def test_unnamed_ships_can_be_in_two_places(world: World) -> None:
    for day, sea in (("2020-03-26", "gulf"), ("2020-03-30", "red-sea")):
        world.claim(world.report("Meridian Wire", day), "present", sea, category="ship", system=None)
    assert [each.status for each in world.positions()] == ["present", "present"]


def test_a_ship_left_a_place_when_it_was_first_seen_elsewhere(world: World) -> None:
    for day, where in (("2020-03-10", "gulf"), ("2020-03-14", "red-sea"), ("2020-03-20", "adana")):
        world.claim(world.report("Meridian Wire", day), "present", where, **SHIP)
    gulf = next(each for each in world.positions("2020-03-20") if each.place.name == "the Persian Gulf")
    assert (str(gulf.since.earliest), str(gulf.since.latest)) == ("2020-03-10", "2020-03-14")
    assert "the Persian Gulf" not in {each.place.name for each in world.positions("2020-03-22")}


def test_the_day_of_which_a_report_speaks_places_a_ship(world: World) -> None:
    ship: dict[str, Any] = {"category": "ship", "system": None, "of": None, "unit": "USS Alpha"}
    world.claim(world.report("Meridian Wire", "2020-03-31"), "present", "adana", time=("2020-03-25", "2020-03-25"), **ship)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "erbil", **ship)
    assert {(p.place.name, p.status.value, p.disputed) for p in world.positions()} == {
        ("Erbil", "present", ""),
        ("Adana", "left", ""),
    }


def test_a_ship_on_a_sea_and_in_a_port_on_it_is_in_the_port(world: World) -> None:
    ship: dict[str, Any] = {"category": "ship", "system": None, "of": None, "unit": "USS Alpha"}
    world.claim(world.report("Meridian Wire", "2020-03-31"), "present", "persian-gulf", **ship)
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "manama", **ship)
    [position] = world.positions()
    assert (position.place.name, position.disputed) == ("Manama", "")


def test_a_port_on_another_sea_is_disputed(world: World) -> None:
    ship: dict[str, Any] = {"category": "ship", "system": None, "of": None, "unit": "USS Alpha"}
    world.claim(world.report("Meridian Wire", "2020-03-31"), "present", "persian-gulf", **ship)
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "adana", **ship)
    assert [bool(each.disputed) for each in world.positions()] == [True, True]
