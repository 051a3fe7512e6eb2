"""Denials: both sides kept, and nothing disputed that can both hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.position import Role

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def test_a_denial_by_another_disputes_and_both_sides_are_kept(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    no = world.claim(
        world.report("Gulf News Agency", "2020-03-30"), "present", "asad", modality="denied", speakers=["the ministry"]
    )
    [position] = world.positions()
    assert (
        position.disputed == "said to be present by Meridian Wire; denied by Gulf News Agency (the ministry): 1 origin against 1"
    )
    assert position.status is Status.PRESENT
    assert [origin.root for origin in position.origins] == ["Meridian Wire"]
    assert {support.role for support in position.support if support.claim == no.id} == {Role.DISPUTES}


def test_a_denial_for_the_country_disputes_its_sites(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "IQ", modality="denied")
    [position] = world.positions()
    assert position.disputed


def test_a_denial_for_one_site_leaves_the_others(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "taji", modality="denied")
    found = {each.place.name: (each.modality, each.disputed) for each in world.positions()}
    assert found == {"Ain al-Asad": (Modality.ASSERTED, ""), "Taji": (Modality.DENIED, "")}


def test_that_there_was_none_in_january_does_not_deny_march(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-31")
    world.claim(wire, "present", "asad", 1)
    world.claim(wire, "present", "IQ", modality="denied", time=("2020-01-01", "2020-01-31"))
    [position] = world.positions()
    assert not position.disputed


def test_a_denial_is_overtaken_by_later_word(world: World) -> None:
    world.claim(world.report("Gulf News Agency", "2020-02-01"), "present", "asad", modality="denied")
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    [position] = world.positions()
    assert (position.disputed, position.modality) == ("", Modality.ASSERTED)


def test_an_origin_takes_back_its_own_word(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", modality="denied")
    [position] = world.positions()
    assert (position.modality, position.disputed) == (Modality.DENIED, "")


def test_not_yet_operational_does_not_deny_presence(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "setting_up", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "operational", "asad", modality="denied")
    [position] = world.positions()
    assert (position.status, position.disputed) == (Status.SETTING_UP, "")


def test_no_further_battery_does_not_deny_the_first(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "planned", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "planned", "IQ", 1, relation="further", modality="denied")
    planned = next(each for each in world.positions() if each.destination.name == "Ain al-Asad")
    assert not planned.disputed


def test_a_denial_alone_is_listed_as_denied_and_counts_nowhere(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", modality="denied")
    [position] = world.positions()
    assert position.modality is Modality.DENIED
    assert world.laydown().tallies == ()


def test_gone_from_the_country_casts_doubt_on_its_sites_unless_they_are_newer(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "left", "IQ")
    asad = next(each for each in world.positions() if each.place.name == "Ain al-Asad")
    assert (asad.status, asad.disputed) == (
        Status.PRESENT,
        "said to be gone from Iraq by Gulf News Agency; here by Meridian Wire: 1 origin against 1",
    )
    world.claim(world.report("Meridian Wire", "2020-03-31"), "present", "asad", 1)
    asad = next(each for each in world.positions() if each.place.name == "Ain al-Asad")
    assert asad.disputed == ""


def test_there_in_january_and_not_now_is_gone_and_not_disputed(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 1, time=("2020-01-01", "2020-01-31"))
    world.claim(wire, "present", "asad", modality="denied")
    [position] = world.positions()
    assert (position.status, position.disputed) == (Status.LEFT, "")


def test_an_exception_in_the_same_report_is_no_dispute(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "left", "IQ")
    world.claim(wire, "present", "asad", 1)
    assert [each.disputed for each in world.positions()] == ["", ""]


def test_denials_for_a_town_and_its_base_are_one(world: World) -> None:
    paper = world.report("Meridian Wire", "2020-03-29")
    for place, status in (("balad", "present"), ("balad-base", "present"), ("balad", "planned")):
        world.claim(paper, status, place, modality="denied")
    [position] = world.positions()
    assert (position.place.name, position.status, position.modality) == ("Balad Air Base", Status.PRESENT, Modality.DENIED)
    assert len(position.support) == 3


def test_denials_for_two_towns_are_two(world: World) -> None:
    paper = world.report("Meridian Wire", "2020-03-29")
    world.claim(paper, "present", "balad", modality="denied")
    world.claim(paper, "present", "taji", modality="denied")
    assert len(world.positions()) == 2


def test_a_denial_of_a_time_before_it_came_supports_what_came_later(world: World) -> None:
    none = world.claim(world.report("Gulf News Agency", "2020-01-08"), "present", "asad", modality="denied")
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    [position] = world.positions()
    [role] = [support.role for support in position.support if support.claim == none.id]
    assert (role, position.disputed) == (Role.SUPPORTS, "")


def test_whoever_denied_it_and_says_later_that_it_is_so_disputes_no_more(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "asad", 1)
    no = world.report("Gulf News Agency", "2020-03-22")
    world.claim(no, "present", "asad", modality="denied", speakers=["Brigadier Salem Oraibi"])
    assert world.positions()[0].disputed
    yes = world.report("The Harbour Daily", "2020-03-26")
    world.claim(yes, "present", "asad", 1, speakers=["Brigadier Salem Oraibi, the spokesman"])
    [position] = world.positions()
    assert (position.disputed, position.modality) == ("", Modality.ASSERTED)
    assert "taken back since" in " ".join(support.why for support in position.support)


def test_a_denial_that_nobody_dates_disputes_nothing_that_is_dated(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", None), "present", "asad", modality="denied")
    [position] = world.positions()
    assert position.disputed == ""
    assert "denies that it is present; nobody dates it" in {support.why for support in position.support}
