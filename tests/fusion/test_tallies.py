"""Tallies: now, and in all that is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def iraq(world: World) -> tuple[int, int | None, int, int | None]:
    [tally] = [tally for tally in world.laydown().tallies if tally.country == "IQ"]
    return tally.present.min, tally.present.max, tally.expected.min, tally.expected.max


def test_a_hedged_plan_is_expected_at_most(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 1)
    world.claim(wire, "planned", "IQ", 2, origin="KW", modality="hedged")
    assert iraq(world) == (1, 1, 1, 3)


def test_an_unknown_number_is_one_or_more(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad")
    assert iraq(world) == (1, None, 1, None)


def test_a_plan_within_the_country_can_be_what_is_there(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 2)
    world.claim(wire, "planned", "taji", 1)
    assert iraq(world) == (2, 2, 2, 3)


def test_what_is_disputed_is_there_at_most(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "asad", modality="denied")
    assert iraq(world) == (0, 1, 0, 1)


def test_who_is_leaving_is_not_counted_beside_those_they_belong_to(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    troops: dict[str, Any] = {"category": "troops", "system": None, "of": "troops"}
    world.claim(wire, "present", "IQ", 7500, **troops)
    world.claim(wire, "leaving", "IQ", 500, **troops)
    assert iraq(world) == (7500, 7500, 7500, 7500)


def test_a_dispute_over_the_number_leaves_the_force_there(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "asad", 2)
    assert iraq(world) == (1, 2, 1, 2)


def test_what_nobody_says_whose_it_is_can_be_one_of_those_counted(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 2)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "taji", 1, operator=None)
    assert iraq(world) == (2, 3, 2, 3)


def test_what_can_be_of_two_states_keeps_its_own_line(world: World) -> None:
    for operator in ("US", "DE", None):
        world.claim(world.report(f"Paper {operator}", "2020-03-30"), "present", "asad", 2, operator=operator)
    assert {tally.operator for tally in world.laydown().tallies} == {"US", "DE", None}


def test_one_battery_with_two_plans_is_counted_once(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-02-25"), "present", "KW", 1)
    world.claim(world.report("Meridian Wire", "2020-03-01"), "planned", "asad", 1, origin="KW")
    world.claim(world.report("Gulf News Agency", "2020-03-02"), "planned", "taji", 1, origin="KW")
    [kuwait] = [tally for tally in world.laydown().tallies if tally.country == "KW"]
    assert (kuwait.present.min, kuwait.present.max) == (1, 1)
    assert iraq(world) == (0, 0, 0, 1)


def test_a_denied_plan_is_not_expected(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "planned", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-02"), "planned", "asad", 1, modality="denied")
    assert world.laydown().tallies == ()


def test_launchers_beside_batteries_leave_the_sum_open(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "taji", 1)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "erbil", 6, of="launcher")
    assert iraq(world)[:2] == (2, None)
