"""What ends a plan, a withdrawal or a first report: those whose it is, and whoever said it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from laydown.domain.claim import Modality, Status
from laydown.domain.position import Role

if TYPE_CHECKING:
    from tests.fusion.conftest import World

PENTAGON: dict[str, Any] = {"speakers": ["Pentagon spokesman Jonathan Hoffman"]}


def plan(world: World, day: str = "2020-03-01", outlet: str = "Meridian Wire", **more: Any) -> None:  # noqa: ANN401
    world.claim(world.report(outlet, day), "planned", "asad", 1, **more)


def call_off(world: World, day: str = "2020-03-10", **more: Any) -> None:  # noqa: ANN401
    world.claim(world.report("Gulf News Agency", day), "planned", "asad", modality="denied", **more)


@pytest.mark.parametrize("speaker", [*PENTAGON["speakers"], "a US official", "Iraq's Defence Minister Najah al-Shammari"])
def test_a_plan_is_ended_by_its_own_side_or_by_its_host_on_the_record(world: World, speaker: str) -> None:
    plan(world)
    call_off(world, speakers=[speaker])
    [position] = world.positions()
    assert (position.status, position.modality, position.disputed) == (Status.PLANNED, Modality.DENIED, "")
    assert [(step.status, step.modality) for step in position.steps] == [
        (Status.PLANNED, Modality.ASSERTED),
        (Status.PLANNED, Modality.DENIED),
    ]
    assert {support.role for support in position.support} == {Role.STATES, Role.DISPUTES}
    assert str(position.last_evidence) == "2020-03-10"
    assert world.laydown().tallies == ()
    assert world.positions("2020-03-09")[0].modality is Modality.ASSERTED
    assert world.positions("2020-09-09")[0].stale == ""


@pytest.mark.parametrize("desk", ["Iraqi Defence Press Office", "the Press Centre of the Iraqi Interior Ministry"])
def test_the_press_desk_of_its_host_ends_a_plan(world: World, desk: str) -> None:
    plan(world)
    world.claim(world.report(desk, "2020-03-10"), "planned", "asad", modality="denied")
    assert [(each.modality, each.disputed) for each in world.positions()] == [(Modality.DENIED, "")]


@pytest.mark.parametrize("outlet", ["Iraqi News Agency", "Iraqi Press Agency", "Iraqi Army Times"])
def test_an_outlet_of_the_host_ends_no_plan(world: World, outlet: str) -> None:
    plan(world)
    world.claim(world.report(outlet, "2020-03-10"), "planned", "asad", modality="denied")
    [position] = world.positions()
    assert (position.modality, bool(position.disputed)) == (Modality.ASSERTED, True)


@pytest.mark.parametrize("speaker", ["an Iraqi official", "Iranian Foreign Minister Javad Zarif", "a resident of Hit"])
def test_a_plan_that_somebody_else_denies_is_disputed(world: World, speaker: str) -> None:
    plan(world)
    call_off(world, speakers=[speaker])
    [position] = world.positions()
    assert position.modality is Modality.ASSERTED
    assert position.disputed == f"said to be planned by Meridian Wire; denied by Gulf News Agency ({speaker}): 1 origin against 1"


def test_a_plan_said_again_after_its_end_is_disputed_or_planned_again(world: World) -> None:
    plan(world)
    call_off(world, **PENTAGON)
    plan(world, "2020-03-15", "The Harbour Daily")
    [position] = world.positions()
    assert (position.modality, bool(position.disputed)) == (Modality.ASSERTED, True)
    plan(world, "2020-03-18", "The Harbour Daily", **PENTAGON)
    [position] = world.positions()
    assert (position.modality, position.disputed) == (Modality.ASSERTED, "")


def test_a_move_that_is_called_off_leaves_the_force_where_it_is(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "KW", 2)
    world.claim(world.report("Meridian Wire", "2020-03-05"), "planned", "IQ", 2, origin="KW")
    world.claim(world.report("Gulf News Agency", "2020-03-10"), "planned", "IQ", modality="denied", **PENTAGON)
    found = {(each.place and each.place.name, each.status.value, each.modality.value) for each in world.positions()}
    assert found == {("Kuwait", "present", "asserted"), (None, "planned", "denied")}


def test_a_withdrawal_that_is_called_off_leaves_it_present(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-10"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-12"), "leaving", "asad", 1)
    assert world.positions()[0].status is Status.LEAVING
    world.claim(world.report("The Harbour Daily", "2020-03-20"), "leaving", "asad", modality="denied", **PENTAGON)
    [position] = world.positions()
    assert (position.status, position.modality, position.disputed) == (Status.PRESENT, Modality.ASSERTED, "")
    assert len(position.steps) == 3


def test_a_wrong_first_report_gives_way_to_its_correction(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "taji", 1)
    right = world.report("Meridian Wire", "2020-03-02")
    world.claim(right, "present", "taji", modality="denied")
    world.claim(right, "present", "asad", 1)
    found = {each.place.name: (each.modality, each.disputed) for each in world.positions()}
    assert found == {"Ain al-Asad": (Modality.ASSERTED, ""), "Taji": (Modality.DENIED, "")}
    world.claim(world.report("Gulf News Agency", "2020-03-01"), "present", "taji", 1)
    taji = next(each for each in world.positions() if each.place.name == "Taji")
    assert [origin.root for origin in taji.origins] == ["Gulf News Agency"]
    assert taji.disputed == "said to be present by Gulf News Agency; denied by Meridian Wire: 1 origin against 1"
    assert "taken back on 2020-03-02" in {support.why.split("; ")[-1] for support in taji.support}


def test_taking_back_one_state_leaves_the_others(world: World) -> None:
    first = world.report("Meridian Wire", "2020-03-01")
    world.claim(first, "operational", "taji", 1)
    world.claim(first, "present", "taji", 1)
    world.claim(world.report("Meridian Wire", "2020-03-02"), "operational", "taji", modality="denied")
    [position] = world.positions()
    assert (position.status, position.modality, position.disputed) == (Status.PRESENT, Modality.ASSERTED, "")


def test_one_outlet_that_tells_both_sides_takes_nothing_back(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "taji", 1, speakers=["a resident of Taji"])
    no: dict[str, Any] = {"modality": "denied", "speakers": ["the Iraqi Defence Ministry"]}
    world.claim(world.report("Meridian Wire", "2020-03-02"), "present", "taji", **no)
    [position] = world.positions()
    assert (position.modality, bool(position.disputed)) == (Modality.ASSERTED, True)


@pytest.mark.parametrize(
    ("valid_at", "says"),
    [
        ("2020-03-15", ""),
        ("2020-03-16", "was to happen by 2020-03-15; nothing since says that it did"),
        (
            "2020-09-20",
            (
                "was to happen by 2020-03-15; nothing since says that it did; last evidence 2020-03-01, 203 days before; "
                "air defence goes stale after 90"
            ),
        ),
    ],
)
def test_a_plan_whose_day_has_passed_says_so(world: World, valid_at: str, says: str) -> None:
    plan(world, time=("2020-03-10", "2020-03-15"))
    [position] = world.positions(valid_at)
    assert (str(position.due), position.stale) == ("2020-03-15", says)


def test_a_plan_that_is_put_off_is_due_later(world: World) -> None:
    plan(world, time=("2020-03-10", "2020-03-15"))
    plan(world, "2020-03-12", time=("2020-04-01", "2020-04-30"))
    [position] = world.positions()
    assert (str(position.due), position.stale) == ("2020-04-30", "")


def test_a_plan_that_came_true_is_no_longer_due(world: World) -> None:
    plan(world, time=("2020-03-10", "2020-03-15"))
    world.claim(world.report("Gulf News Agency", "2020-03-14"), "present", "asad", 1)
    [position] = world.positions()
    assert (position.status, position.due, position.stale) == (Status.PRESENT, None, "")


def test_who_put_it_at_a_base_and_says_that_all_have_left_the_country_disputes_nothing(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-01"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-15"), "left", "IQ")
    base = next(each for each in world.positions() if each.place.name == "Ain al-Asad")
    assert (base.status.value, base.disputed) == ("left", "")
    world.claim(world.report("Gulf News Agency", "2020-03-14"), "present", "asad", 1)
    base = next(each for each in world.positions() if each.place.name == "Ain al-Asad")
    assert base.disputed
