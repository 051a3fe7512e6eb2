"""Splits and merges: what an analyst tells apart or holds for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.claim import Status

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def test_what_is_split_off_is_a_position_of_its_own(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    other = world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "asad", 2)
    [one] = world.positions()
    apart = world.positions(parties={other.id: "j1"})
    assert [each.count.min for each in apart] == [1, 2]
    assert len({each.id for each in apart}) == 2
    assert one.id in {each.id for each in apart}
    assert not any(each.disputed for each in apart)
    assert world.positions() == [one]


def test_two_splits_share_nothing_either(world: World) -> None:
    first = world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    second = world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "asad", 1)
    apart = world.positions(parties={first.id: "j1", second.id: "j2"})
    assert len({each.id for each in apart}) == len(apart) == 2


def test_what_is_merged_takes_the_force_and_place_of_the_leading_claim(world: World) -> None:
    lead = world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    other = world.claim(world.report("Gulf News Agency", "2020-03-30"), "operational", "taji", 1, system="THAAD", operator="DE")
    [position] = world.positions(merged={other.id: lead.id})
    assert (position.place.name, position.system, position.operator) == ("Ain al-Asad", "Patriot", "US")
    assert position.status is Status.OPERATIONAL
    assert {support.claim for support in position.support} == {lead.id, other.id}
    assert len(world.positions()) == 2


def test_a_merge_with_what_was_not_known_yet_waits(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "taji", 1)
    late = world.claim(world.report("Gulf News Agency", "2020-04-30"), "present", "asad", 1)
    [position] = world.positions(merged={world.claims[0].id: late.id})
    assert position.place.name == "Taji"
