"""Wider areas once something in them has moved or gone, and numbers for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def rows(world: World) -> set[tuple[str, int | None, str]]:
    return {(p.place.name, p.count and p.count.min, p.status.value) for p in world.positions()}


def second_somewhere(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 1)
    other = world.report("Gulf News Agency", "2020-03-02")
    world.claim(other, "present", "asad", 1)
    world.claim(other, "present", "IQ", 1, relation="further", text="A second battery")


def test_a_second_one_somewhere_in_the_country_outlives_the_move_of_the_first(world: World) -> None:
    second_somewhere(world)
    world.claim(world.report("The Harbour Daily", "2020-03-20"), "present", "taji", origin="asad")
    assert rows(world) == {("Taji", 1, "present"), ("Iraq", 1, "present"), ("Ain al-Asad", 1, "left")}


@pytest.mark.parametrize("status", ["present", "left"])
def test_a_second_one_stays_when_the_first_goes_abroad(world: World, status: str) -> None:
    second_somewhere(world)
    news = world.report("The Harbour Daily", "2020-03-20")
    if status == "left":
        world.claim(news, "left", "asad", 1)
    else:
        world.claim(news, "present", "KW", origin="asad")
    assert rows(world) - {("Kuwait", 1, "present")} == {("Iraq", 1, "present"), ("Ain al-Asad", 1, "left")}


def test_what_is_said_of_the_country_after_the_base_is_empty_is_something_else(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-20"), "left", "asad", 1)
    assert rows(world) == {("Ain al-Asad", 1, "left")}
    world.claim(world.report("Gulf News Agency", "2020-03-28"), "present", "IQ", 1)
    assert rows(world) == {("Ain al-Asad", 1, "left"), ("Iraq", 1, "present")}


def test_old_and_new_words_of_the_country_about_an_empty_base_are_both_kept(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-02"), "present", "IQ", 1)
    world.claim(world.report("Meridian Wire", "2020-03-10"), "left", "asad", 1)
    new = world.claim(world.report("Gulf News Agency", "2020-03-28"), "present", "IQ")
    assert rows(world) == {("Ain al-Asad", 1, "left"), ("Iraq", None, "present")}
    assert new.id in {support.claim for each in world.positions() for support in each.support}


def test_what_was_said_of_the_country_before_the_base_was_left_adds_none(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-05"), "present", "IQ", 1)
    world.claim(world.report("Meridian Wire", "2020-03-20"), "left", "asad", 1)
    assert rows(world) == {("Ain al-Asad", 1, "left")}


def test_another_twice_is_two_more(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 1)
    for day in ("2020-03-12", "2020-03-13", "2020-03-30"):
        world.claim(world.report("Gulf News Agency", day), "present", "IQ", 1, relation="further")
    assert rows(world) == {("Ain al-Asad", 1, "present"), ("Iraq", 2, "present")}


def test_another_after_a_number_for_all_comes_on_top_of_it(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "IQ", 3)
    world.claim(world.report("Gulf News Agency", "2020-03-20"), "present", "IQ", 1, relation="further")
    assert rows(world) == {("Ain al-Asad", 1, "present"), ("Iraq", 3, "present")}


def parts(world: World, day: str) -> None:
    wire = world.report("Meridian Wire", day)
    world.claim(wire, "present", "asad", 3)
    world.claim(wire, "present", "taji", 2)


def test_parts_that_come_to_more_than_all_are_disputed(world: World) -> None:
    parts(world, "2020-03-30")
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "IQ", 4, text="four batteries in all")
    said = "4 batteries in all in Iraq by Gulf News Agency; 5 batteries at its places by Meridian Wire"
    assert [each.disputed for each in world.positions()] == [said, said]
    [tally] = world.laydown().tallies
    assert (tally.present.min, tally.present.max) == (4, 5)


def test_a_smaller_number_for_all_weeks_later_only_bounds_the_sum(world: World) -> None:
    parts(world, "2020-02-10")
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "IQ", 4)
    assert not any(each.disputed for each in world.positions())
    [tally] = world.laydown().tallies
    assert (tally.present.min, tally.present.max) == (4, 5)


@pytest.mark.parametrize("more", [{"number": 1}, {"number": 4, "upto": None}, {"number": 2, "relation": "part"}])
def test_a_battery_at_least_four_and_two_of_them_are_no_number_for_all(world: World, more: dict[str, int]) -> None:
    parts(world, "2020-03-30")
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "IQ", **more)
    assert not any(each.disputed for each in world.positions())


def test_an_old_number_for_all_gives_way_to_newer_parts(world: World) -> None:
    world.claim(world.report("Gulf News Agency", "2020-02-10"), "present", "IQ", 4)
    parts(world, "2020-03-30")
    [tally] = world.laydown().tallies
    assert (tally.present.min, tally.present.max) == (5, 5)
