"""States: the furthest of its stay, and what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.position import Position

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def only(world: World, day: str = "2020-03-31") -> Position:
    [position] = world.positions(day)
    assert isinstance(position, Position)
    return position


def test_the_furthest_state_holds_and_restating_an_earlier_one_does_not_undo_it(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-25"), "setting_up", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-28"), "present", "asad", 1)
    assert only(world).status is Status.SETTING_UP
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "operational", "asad", 1)
    assert only(world).status is Status.OPERATIONAL


def test_what_has_left_is_gone_and_later_forgotten(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "left", "asad")
    assert only(world).status is Status.LEFT
    assert world.positions("2021-03-30") == []


def test_leaving_is_not_gone(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "leaving", "asad")
    assert only(world).status is Status.LEAVING


def test_what_comes_back_is_present(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2019-12-01"), "left", "asad")
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    assert (only(world).status, only(world).disputed) == (Status.PRESENT, "")


def test_gone_and_still_there_within_days_is_disputed(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-28"), "left", "asad")
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "asad", 1)
    assert only(world).disputed == "said to be gone by Meridian Wire; still there by Gulf News Agency: 1 origin against 1"


def test_a_guess_that_it_left_does_not_outweigh_what_is_said_for_sure(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-28"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "left", "asad", modality="hedged")
    assert only(world).status is Status.PRESENT


def test_a_part_that_leaves_is_counted_off(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "asad", 3)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "left", "asad", 1)
    found = {each.status: each.count.min for each in world.positions()}
    assert found == {Status.PRESENT: 2, Status.LEFT: 1}


def test_steps_tell_the_history(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "asad", 1, time=("2020-03-18", "2020-03-19"))
    world.claim(world.report("Meridian Wire", "2020-03-25"), "setting_up", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "operational", "asad", 1, modality="hedged")
    [position] = world.positions()
    assert [(step.status, step.modality) for step in position.steps] == [
        (Status.PRESENT, Modality.ASSERTED),
        (Status.SETTING_UP, Modality.ASSERTED),
        (Status.OPERATIONAL, Modality.HEDGED),
    ]
    assert (position.status, str(position.since.earliest)) == (Status.SETTING_UP, "2020-03-18")
    assert (str(position.first_evidence), str(position.last_evidence)) == ("2020-03-20", "2020-03-30")


def test_what_is_yet_to_come_is_not_since(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1, time=("2020-05-01", None))
    [position] = world.positions()
    assert position.since is None


def test_whoever_says_now_after_others_gives_no_beginning(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-31"), "present", "asad", 1, time=("2020-03-31", "2020-03-31"))
    assert world.positions()[0].since is None


def test_what_is_said_to_be_there_in_another_year_is_not_there(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1, time=("2035-01-01", "2035-12-31"))
    assert world.positions() == []


def test_who_put_it_there_before_it_left_does_not_stand_behind_its_return(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-01-05"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-02-01"), "left", "asad")
    assert [origin.root for origin in only(world, "2020-02-02").origins] == ["Meridian Wire"]
    world.claim(world.report("Gulf News Agency", "2020-03-20"), "present", "asad", 1)
    position = only(world)
    assert position.status is Status.PRESENT
    assert [origin.root for origin in position.origins] == ["Gulf News Agency"]
    assert len(position.support) == 3
