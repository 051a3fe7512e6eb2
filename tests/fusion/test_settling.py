"""Where: wider and finer places, and no false pins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.position import Role

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def names(world: World, day: str = "2020-03-31") -> dict[str, tuple[int, int | None] | None]:
    return {each.place.name: each.count and (each.count.min, each.count.max) for each in world.positions(day)}


def two_sites(world: World) -> str:
    wire: str = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 1)
    world.claim(wire, "present", "erbil", 1)
    return wire


def test_a_claim_on_a_wider_area_supports_and_adds_none(world: World) -> None:
    two_sites(world)
    other = world.report("Gulf News Agency", "2020-03-31")
    wide = world.claim(other, "present", "IQ")
    assert names(world) == {"Ain al-Asad": (1, 1), "Erbil": (1, 1)}
    for position in world.positions():
        assert wide.id in {support.claim for support in position.support}
        assert [origin.root for origin in position.origins] == ["Meridian Wire"]


def test_a_total_that_is_met_bounds_and_adds_none(world: World) -> None:
    two_sites(world)
    wide = world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "IQ", 2)
    assert names(world) == {"Ain al-Asad": (1, 1), "Erbil": (1, 1)}
    assert {support.role for each in world.positions() for support in each.support if support.claim == wide.id} == {Role.BOUNDS}


def test_only_what_exceeds_the_sum_stands_alone_in_the_wider_area(world: World) -> None:
    two_sites(world)
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "IQ", 4)
    assert names(world) == {"Ain al-Asad": (1, 1), "Erbil": (1, 1), "Iraq": (2, 2)}


def test_two_more_in_the_country_come_on_top_of_what_the_report_named(world: World) -> None:
    wire = two_sites(world)
    world.claim(wire, "present", "IQ", 2, relation="further")
    assert names(world)["Iraq"] == (2, 2)


def test_a_total_bounds_the_one_unknown_number(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 1)
    world.claim(wire, "present", "erbil")
    world.claim(wire, "present", "IQ", 3)
    assert names(world) == {"Ain al-Asad": (1, 1), "Erbil": (1, 2)}


def test_a_site_absorbs_its_city_and_keeps_the_origin(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil-base", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "erbil", 1)
    [position] = world.positions()
    assert position.place.name == "Erbil Air Base"
    assert [origin.root for origin in position.origins] == ["Gulf News Agency", "Meridian Wire"]


def test_a_base_in_a_city_stays_at_the_city(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil", 1)
    assert [each.place.precision for each in world.positions()] == ["city"]


def test_different_operators_stay_apart(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "erbil", 1)
    world.claim(wire, "present", "erbil", 1, operator="DE")
    assert [each.operator for each in world.positions()] == ["DE", "US"]


def test_all_of_them_operational_reaches_each_site(world: World) -> None:
    two_sites(world)
    world.claim(world.report("Gulf News Agency", "2020-04-10"), "operational", "IQ", 2)
    assert [each.status for each in world.positions("2020-04-11")] == [Status.OPERATIONAL, Status.OPERATIONAL]


def test_old_evidence_is_not_refreshed_by_a_wider_claim(world: World) -> None:
    two_sites(world)
    world.claim(world.report("Gulf News Agency", "2022-04-10"), "present", "IQ", 1)
    assert names(world, "2022-04-11") == {"Ain al-Asad": (1, 1), "Erbil": (1, 1), "Iraq": (1, 1)}
    assert [bool(each.stale) for each in world.positions("2022-04-11")] == [True, True, False]


def test_soldiers_are_not_measured_in_parties(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    troops = {"category": "troops", "system": None}
    world.claim(wire, "present", "erbil", 1, of="party", **troops)
    world.claim(wire, "present", "IQ", 270, of="troops", **troops)
    assert names(world) == {"Erbil": (1, 1), "Iraq": (270, 270)}


def test_a_site_beside_the_city_absorbs_it_though_no_list_says_so(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "incirlik", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "adana", 1, system=None, operator=None)
    [position] = world.positions()
    assert position.place.name == "Incirlik"
    assert len(position.origins) == 2


def test_a_place_and_its_country_in_one_breath_are_one(world: World) -> None:
    wire = two_sites(world)
    for place in ("taji", "IQ"):
        world.claim(wire, "present", place, 1, at=900, text="Another", relation="further")
    assert names(world) == {"Ain al-Asad": (1, 1), "Erbil": (1, 1), "Taji": (1, 1)}


def test_leaving_the_country_supports_the_bases_that_are_being_left(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "leaving", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "leaving", "IQ")
    assert names(world) == {"Ain al-Asad": (1, 1)}


def test_what_is_leaving_a_base_is_still_what_is_in_the_country(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "leaving", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "IQ")
    assert names(world) == {"Ain al-Asad": (1, 1)}


def test_what_has_left_the_town_has_left_the_base_in_it(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-10"), "present", "erbil-base", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-26"), "left", "erbil")
    [position] = world.positions()
    assert (position.place.name, position.status.value, position.disputed) == ("Erbil Air Base", "left", "")


def test_the_newer_number_of_a_town_is_that_of_its_base(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "erbil-base", 2)
    world.claim(world.report("Gulf News Agency", "2020-03-26"), "present", "erbil", 1)
    [position] = world.positions()
    assert (position.place.name, position.count.min, position.count.max) == ("Erbil Air Base", 1, 1)
