"""Plans and moves: where the force is until it moves, and what its arrival changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def lines(world: World, day: str = "2020-03-31") -> list[tuple[str | None, str | None, int | None, str]]:
    return [
        (p.place and p.place.name, p.destination and p.destination.name, p.count and p.count.min, p.status.value)
        for p in world.positions(day)
    ]


def test_a_plan_with_an_origin_is_at_its_origin(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "planned", "IQ", 2, origin="KW")
    assert lines(world) == [("Kuwait", "Iraq", 2, "planned")]


def test_a_plan_without_an_origin_has_no_place_yet(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "planned", "IQ", 2)
    assert lines(world) == [(None, "Iraq", 2, "planned")]


def test_the_same_plan_with_and_without_its_origin_is_one(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "planned", "IQ", 2, origin="KW")
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "planned", "IQ", 2)
    [position] = world.positions()
    assert position.count.min == 2
    assert [origin.root for origin in position.origins] == ["Gulf News Agency", "Meridian Wire"]


def test_plans_from_two_places_are_two(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "planned", "IQ", 2, origin="KW")
    world.claim(wire, "planned", "IQ", 1, origin="DE")
    assert lines(world) == [("Germany", "Iraq", 1, "planned"), ("Kuwait", "Iraq", 2, "planned")]


def test_what_stays_behind_is_what_does_not_move(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "KW", 5)
    world.claim(wire, "planned", "IQ", 2, origin="KW")
    assert lines(world) == [("Kuwait", None, 3, "present"), ("Kuwait", "Iraq", 2, "planned")]


def test_arrival_completes_the_plan_and_empties_the_origin(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "KW", 2)
    world.claim(wire, "planned", "IQ", 2, origin="KW")
    world.claim(world.report("Meridian Wire", "2020-04-08"), "present", "taji", 2)
    assert lines(world, "2020-04-09") == [("Taji", None, 2, "present"), ("Kuwait", None, 2, "left")]
    assert lines(world, "2020-04-07") == [("Kuwait", "Iraq", 2, "planned")]
    left = next(each for each in world.positions("2020-04-09") if each.status is Status.LEFT)
    assert (str(left.since.earliest), str(left.since.latest)) == ("2020-03-30", "2020-04-08")


def test_a_part_that_arrives_leaves_the_rest_planned(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "KW", 2)
    world.claim(wire, "planned", "IQ", 2, origin="KW")
    world.claim(world.report("Meridian Wire", "2020-04-08"), "present", "taji", 1)
    assert lines(world, "2020-04-09") == [("Taji", None, 1, "present"), ("Kuwait", "Iraq", 1, "planned")]


def test_an_old_announcement_is_met_by_what_came(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-01-30"), "planned", "IQ")
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    assert lines(world) == [("Ain al-Asad", None, 1, "present")]


def test_more_than_came_is_still_expected(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-01-30"), "planned", "IQ", 4)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    assert lines(world) == [("Ain al-Asad", None, 1, "present"), (None, "Iraq", 3, "planned")]


def test_two_more_planned_are_not_those_already_there(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 2)
    world.claim(wire, "planned", "IQ", 2, relation="further", text="two more")
    assert lines(world) == [("Ain al-Asad", None, 2, "present"), (None, "Iraq", 2, "planned")]


def test_sent_to_where_it_is_said_to_be_is_one_battery(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 1)
    world.claim(wire, "moving", "asad", 1)
    assert lines(world) == [("Ain al-Asad", None, 1, "present")]


def test_what_moves_leaves_its_origin(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "KW", 2)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "moving", "IQ", 2, origin="KW")
    assert lines(world) == [(None, "Iraq", 2, "moving"), ("Kuwait", None, 2, "left")]
    moving = next(each for each in world.positions() if each.status is Status.MOVING)
    assert moving.start is not None
    assert moving.start.name == "Kuwait"


def test_the_road_and_the_town_are_one_move(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "moving", "IQ", 1, origin="KW")
    world.claim(wire, "planned", "taji", text="The battery")
    assert lines(world) == [(None, "Taji", 1, "moving")]


def test_a_plan_ruled_out_by_its_own_origin_is_denied(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "planned", "IQ", 2)
    world.claim(world.report("Meridian Wire", "2020-03-25"), "planned", "IQ", modality="denied")
    [position] = world.positions()
    assert (position.status, position.modality) == (Status.PLANNED, Modality.DENIED)


def test_a_plan_whose_time_has_passed_says_so(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "planned", "IQ", 2, time=("2020-03-02", "2020-03-15"))
    assert world.positions()[0].stale == "was to happen by 2020-03-15; nothing since says that it did"
    assert not world.positions("2020-03-10")[0].stale


def test_what_has_come_meets_a_plan_without_a_number_and_leaves_two_more_planned(world: World) -> None:
    early = world.claim(world.report("Potomac Ledger", "2020-01-31"), "planned", "IQ", text="Patriots")
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 1)
    world.claim(wire, "planned", "IQ", 2, origin="KW", relation="further", text="Two more")
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "moving", "IQ", text="Patriots")
    assert lines(world) == [("Ain al-Asad", None, 1, "present"), ("Kuwait", "Iraq", 2, "planned")]
    planned = next(each for each in world.positions() if each.destination)
    assert [origin.root for origin in planned.origins] == ["Meridian Wire"]
    assert early.id not in {support.claim for support in planned.support}


def test_still_there_later_leaves_it_planned(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "planned", "IQ", 2, origin="KW")
    world.claim(world.report("Gulf News Agency", "2020-04-20"), "present", "KW", 2)
    assert lines(world, "2020-04-20") == [("Kuwait", "Iraq", 2, "planned")]


def test_moving_while_the_same_report_has_it_still_at_its_start_is_planned(world: World) -> None:
    blog = world.report("A Blog", "2020-03-31")
    world.claim(blog, "moving", "IQ", 2, relation="further", text="2 more")
    world.claim(blog, "present", "KW", 2, text="Two more batteries")
    world.claim(blog, "moving", "IQ", 2, origin="KW", text="Two more batteries")
    assert lines(world) == [("Kuwait", "Iraq", 2, "planned")]


def test_what_is_there_by_the_word_of_the_town_has_not_arrived_since(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "erbil", 1)
    world.claim(wire, "planned", "IQ", 2, origin="KW", relation="further", text="two more")
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "erbil-base", 1)
    assert lines(world) == [("Erbil Air Base", None, 1, "present"), ("Kuwait", "Iraq", 2, "planned")]


def test_two_for_the_base_are_the_two_from_abroad(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "planned", "IQ", 2, origin="KW", relation="further")
    world.claim(world.report("A Blog", "2020-03-31"), "planned", "asad", 2)
    assert lines(world) == [("Ain al-Asad", None, 1, "present"), ("Kuwait", "Iraq", 2, "planned")]


def test_what_has_come_from_a_place_is_there_no_more(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-10"), "present", "KW", 4)
    world.claim(world.report("Gulf News Agency", "2020-03-20"), "present", "asad", 4, origin="KW")
    world.claim(world.report("The Harbour Daily", "2020-03-21"), "present", "asad", 4, origin="KW")
    assert lines(world) == [("Ain al-Asad", None, 4, "present"), ("Kuwait", None, 4, "left")]


def test_a_part_that_has_come_leaves_the_rest(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-10"), "present", "KW", 6)
    for outlet in ("Gulf News Agency", "The Harbour Daily"):
        world.claim(world.report(outlet, "2020-03-20"), "present", "asad", 2, origin="KW", relation="part")
    assert lines(world) == [("Ain al-Asad", None, 2, "present"), ("Kuwait", None, 4, "present")]


def test_what_comes_without_a_number_brings_that_of_its_start(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-10"), "present", "KW", 2)
    world.claim(world.report("Gulf News Agency", "2020-03-20"), "present", "asad", origin="KW")
    assert lines(world) == [("Ain al-Asad", None, 2, "present"), ("Kuwait", None, 2, "left")]


def test_a_wide_plan_gives_its_number_to_the_one_place_that_is_named(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-10")
    world.claim(wire, "planned", "IQ", 1)
    world.claim(wire, "planned", "asad")
    assert lines(world) == [(None, "Ain al-Asad", 1, "planned")]


def test_a_plan_that_has_come_true_stays_so_when_some_move_on(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-02-20"), "planned", "asad", 5, origin="DE")
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 5)
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "asad", 3)
    assert lines(world) == [("Ain al-Asad", None, 3, "present")]
