"""Unsaid operators, systems and names: filled only where one answer is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def kinds(world: World) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    return [(each.operator, each.system, each.filled) for each in world.positions()]


def test_an_operator_is_filled_from_the_one_that_the_group_names(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil", 1, operator=None)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "IQ")
    assert kinds(world) == [("US", "Patriot", ("operator",))]


def test_an_operator_is_left_open_where_two_are_possible(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil", 1, operator=None)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "IQ")
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "IQ", operator="DE")
    assert (None, "Patriot", ()) in kinds(world)


def test_a_system_and_an_operator_complete_each_other(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil", 1, operator=None)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "erbil", 1, system=None)
    assert kinds(world) == [("US", "Patriot", ())]


def test_a_generic_force_elsewhere_is_not_filled(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "gulf", 1, system=None, operator=None)
    assert (None, None, ()) in kinds(world)


def test_fifty_aircraft_are_not_the_three_that_are_named(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 3, category="aircraft", system="F-16", of="aircraft")
    world.claim(wire, "present", "asad", 50, category="aircraft", system=None, of="aircraft")
    assert {(each.system, each.count.min) for each in world.positions()} == {("F-16", 3), (None, 50)}


def test_what_only_sums_up_the_named_ones_adds_none(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    ship: dict[str, Any] = {"category": "ship", "system": None, "of": "ship"}
    world.claim(wire, "present", "gulf", 1, unit="USS Alpha", **ship)
    world.claim(wire, "present", "gulf", 1, unit="USS Beta", **ship)
    both = world.claim(wire, "present", "gulf", 2, text="two warships", **ship)
    assert sorted(each.unit for each in world.positions()) == ["USS Alpha", "USS Beta"]
    assert all(both.id in {support.claim for support in each.support} for each in world.positions())


def test_a_short_name_is_the_long_one(world: World) -> None:
    ship: dict[str, Any] = {"category": "ship", "system": None}
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "gulf", unit="USS Alpha", **ship)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "gulf", unit="the Alpha", **ship)
    [position] = world.positions()
    assert len(position.origins) == 2


def test_a_denial_fills_nothing(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil", 1, operator=None)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "erbil", operator="DE", modality="denied")
    assert (None, "Patriot", ()) in kinds(world)


def test_the_host_of_a_system_that_it_does_not_have_gives_way_to_the_operator_that_others_name(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "asad", 1, operator="IQ")
    world.claim(world.report("The Harbour Daily", "2020-03-31"), "operational", "asad", operator=None)
    assert kinds(world) == [("US", "Patriot", ())]


def test_the_host_stays_where_nobody_names_another_or_the_system_is_its_own(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1, operator="IQ")
    assert kinds(world) == [("IQ", "Patriot", ())]
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "KW", 1, operator="KW")
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "KW", 1)
    assert {operator for operator, _, _ in kinds(world)} == {"IQ", "KW", "US"}


def test_what_a_claim_on_the_town_says_is_not_marked_as_filled(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "erbil-base", 1, system=None, operator=None)
    assert kinds(world) == [("US", "Patriot", ())]


def test_a_ship_that_is_to_sail_is_one_of_those_in_port(world: World) -> None:
    ship: dict[str, Any] = {"category": "ship", "system": None, "of": None}
    for name in ("USS Alpha", "USS Beta", None):
        world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil", unit=name, **ship)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "planned", "gulf", origin="erbil", unit="USS Alpha", **ship)
    assert sorted(each.unit or "" for each in world.positions()) == ["USS Alpha", "USS Beta"]


def vessel(world: World, day: str, place: str, text: str, name: str | None = None) -> None:
    ship: dict[str, Any] = {"category": "ship", "system": None, "of": None, "operator": "IT"}
    world.claim(world.report("Meridian Wire", day), "present", place, unit=name, text=text, **ship)


def test_a_filled_name_is_shown_as_claims_spell_it(world: World) -> None:
    vessel(world, "2020-03-29", "manama", "the corvette Alba Chiara", "Alba Chiara")
    vessel(world, "2020-03-30", "persian-gulf", "the corvette Alba Chiara", "Alba Chiara")
    vessel(world, "2020-03-31", "manama", "the corvette")
    assert "alba chiara" not in {each.unit for each in world.positions()}
    assert "Alba Chiara" in {each.unit for each in world.positions()}


def test_a_vessel_of_another_type_is_not_the_ship_that_is_named(world: World) -> None:
    vessel(world, "2020-03-30", "manama", "the corvette Alba Chiara", "Alba Chiara")
    vessel(world, "2020-03-31", "manama", "a tanker")
    assert [each.unit for each in world.positions()] == [None, "Alba Chiara"]


def test_a_vessel_of_its_type_or_of_none_is_the_ship_that_is_named(world: World) -> None:
    vessel(world, "2020-03-30", "manama", "the corvette Alba Chiara", "Alba Chiara")
    for text in ("a corvette", "a warship", "the ship"):
        vessel(world, "2020-03-31", "manama", text)
    assert [each.unit for each in world.positions()] == ["Alba Chiara"]
