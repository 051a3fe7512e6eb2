"""Moves in several waves, plans that go elsewhere, and no force at two places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def lines(world: World) -> list[tuple[str | None, str | None, int | None, str]]:
    return [
        (p.place and p.place.name, p.destination and p.destination.name, p.count and p.count.min, p.status.value)
        for p in world.positions()
    ]


def four_in_kuwait(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-02-25"), "present", "KW", 4)


@pytest.mark.parametrize(("rest", "number"), [("the other two", 2), ("the rest", None)])
def test_a_part_moves_and_then_the_rest(world: World, rest: str, number: int | None) -> None:
    four_in_kuwait(world)
    world.claim(world.report("Meridian Wire", "2020-03-05"), "present", "asad", 2, origin="KW", relation="part")
    for day in ("2020-03-25", "2020-03-26"):
        world.claim(world.report("Gulf News Agency", day), "present", "asad", number, origin="KW", text=rest)
    assert lines(world) == [("Ain al-Asad", None, 4, "present"), ("Kuwait", None, 4, "left")]


def test_the_same_move_told_weeks_later_is_one_move(world: World) -> None:
    four_in_kuwait(world)
    for outlet, day in (("Meridian Wire", "2020-03-05"), ("Gulf News Agency", "2020-03-25")):
        world.claim(world.report(outlet, day), "present", "asad", 2, origin="KW", text="two batteries")
    assert lines(world) == [("Ain al-Asad", None, 2, "present"), ("Kuwait", None, 2, "present")]


def test_there_and_back(world: World) -> None:
    four_in_kuwait(world)
    world.claim(world.report("Meridian Wire", "2020-03-05"), "present", "asad", 4, origin="KW")
    world.claim(world.report("Meridian Wire", "2020-03-25"), "present", "KW", 4, origin="asad")
    assert lines(world) == [("Ain al-Asad", None, 4, "left"), ("Kuwait", None, 4, "present")]


def test_a_plan_that_comes_true_takes_from_its_start_once(world: World) -> None:
    four_in_kuwait(world)
    world.claim(world.report("Meridian Wire", "2020-03-01"), "planned", "asad", 2, origin="KW")
    world.claim(world.report("Meridian Wire", "2020-03-25"), "present", "asad", 2, origin="KW")
    assert lines(world) == [("Ain al-Asad", None, 2, "present"), ("Kuwait", None, 2, "present")]


def test_a_plan_comes_true_at_another_place(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "planned", "asad", 1, origin="KW")
    world.claim(world.report("Gulf News Agency", "2020-03-25"), "present", "taji", 1, origin="KW")
    [position] = world.positions()
    assert (position.place.name, position.count.min) == ("Taji", 1)
    assert "announced for Ain al-Asad" in {support.why for support in position.support}


def test_what_goes_elsewhere_without_a_number_is_as_many_as_were_to_go(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "planned", "asad", 1, origin="KW")
    world.claim(world.report("Gulf News Agency", "2020-03-25"), "present", "taji", origin="KW")
    assert lines(world) == [("Taji", None, 1, "present")]


def test_a_plan_stays_while_enough_stays_at_its_start(world: World) -> None:
    four_in_kuwait(world)
    world.claim(world.report("Meridian Wire", "2020-03-01"), "planned", "asad", 1, origin="KW")
    world.claim(world.report("Gulf News Agency", "2020-03-25"), "present", "taji", 1, origin="KW")
    assert ("Kuwait", "Ain al-Asad", 1, "planned") in lines(world)


def one_with_two_plans(world: World, second: str, day: str) -> list[Any]:
    world.claim(world.report("Meridian Wire", "2020-02-25"), "present", "KW", 1)
    world.claim(world.report("Meridian Wire", "2020-03-01"), "planned", "asad", 1, origin="KW")
    world.claim(world.report(second, day), "planned", "taji", 1, origin="KW")
    return world.positions()


def test_a_plan_that_its_origin_changes_is_the_new_one(world: World) -> None:
    [position] = one_with_two_plans(world, "Meridian Wire", "2020-03-20")
    assert (position.destination.name, position.disputed) == ("Taji", "")
    assert "was to go to Ain al-Asad before" in {support.why for support in position.support}


def test_one_battery_for_two_places_by_two_origins_is_disputed(world: World) -> None:
    assert [each.disputed.split(":")[0] for each in one_with_two_plans(world, "Gulf News Agency", "2020-03-02")] == [
        "said to go to Ain al-Asad by Meridian Wire; to Taji by Gulf News Agency",
        "said to go to Taji by Gulf News Agency; to Ain al-Asad by Meridian Wire",
    ]


def test_a_denial_of_a_plan_is_overtaken_by_what_came(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "planned", "asad", 2)
    world.claim(world.report("Gulf News Agency", "2020-03-05"), "planned", "asad", modality="denied", speakers=["the Pentagon"])
    assert [each.modality.value for each in world.positions()] == ["denied"]
    world.claim(world.report("Meridian Wire", "2020-03-25"), "present", "asad", 2)
    [position] = world.positions()
    assert (position.status.value, position.disputed) == ("present", "")
    assert "denies that it is planned; overtaken by what was said since" in {support.why for support in position.support}


def test_a_plan_put_off_twice_has_its_newest_day(world: World) -> None:
    for said, start, end in (("02-01", "02-10", "02-20"), ("02-25", "03-01", "03-10"), ("03-15", "04-01", "04-10")):
        world.claim(world.report("Meridian Wire", f"2020-{said}"), "planned", "asad", 2, time=(f"2020-{start}", f"2020-{end}"))
    [position] = world.positions()
    assert (str(position.due), position.stale, position.count.min) == ("2020-04-10", "", 2)


def test_one_lost_and_another_lost_leave_one_of_three(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 3)
    world.claim(world.report("Meridian Wire", "2020-03-12"), "lost", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-25"), "lost", "asad", 1, relation="further", text="another")
    assert lines(world) == [("Ain al-Asad", None, 2, "lost"), ("Ain al-Asad", None, 1, "present")]
