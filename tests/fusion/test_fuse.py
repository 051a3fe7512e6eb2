"""The laydown as a whole: the seed's worked example, its neighbours, and the order of arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laydown.domain.claim import Modality, Status
from laydown.domain.position import Laydown, Position, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fusion.conftest import World


def patriots(laydown: Laydown) -> dict[tuple[str | None, str | None], Position]:
    return {
        (each.place.name if each.place else None, each.destination.name if each.destination else None): each
        for each in laydown.positions
        if each.system == "Patriot"
    }


def as_lines(laydown: Laydown) -> list[tuple[str | None, str | None, int | None, str, list[str]]]:
    return [
        (
            place,
            to,
            each.count.min if each.count and each.count.max == each.count.min else None,
            each.status,
            [o.root for o in each.origins],
        )
        for (place, to), each in patriots(laydown).items()
    ]


SEED = [
    ("Ain al-Asad", None, 1, Status.SETTING_UP, ["AFP"]),
    ("Erbil", None, 1, Status.PRESENT, ["AFP", "Stars and Stripes"]),
    ("Kuwait", "Iraq", 2, Status.PLANNED, ["AFP"]),
]


def test_the_seed_gives_its_laydown(seed_world: World) -> None:
    assert as_lines(seed_world.laydown()) == SEED


def test_the_seed_has_two_of_four_expected_in_iraq(seed_world: World) -> None:
    [tally] = [tally for tally in seed_world.laydown().tallies if tally.system == "Patriot" and tally.country == "IQ"]
    assert (tally.present.min, tally.present.max, tally.expected.min, tally.expected.max) == (2, 2, 4, 4)


def test_the_seed_names_whom_its_origins_cite_and_since_when(seed_world: World) -> None:
    asad = patriots(seed_world.laydown())["Ain al-Asad", None]
    assert (
        asad.origins[0].name == "AFP (a US defence official, an Iraqi military source, unnamed U.S. and Iraqi security officials)"
    )
    assert asad.since is not None
    assert (str(asad.since.earliest), str(asad.since.latest)) == ("2020-03-22", "2020-03-28")


def test_the_resident_supports_erbil_without_naming_the_system_and_says_so(seed_world: World) -> None:
    erbil = patriots(seed_world.laydown())["Erbil", None]
    resident = next(c.id for c in seed_world.claims if c.attribution.outlets == ("Stars and Stripes",))
    support = next(each for each in erbil.support if each.claim == resident)
    assert support.role is Role.SUPPORTS
    assert "names no system" in support.why
    assert erbil.filled == ()


@pytest.mark.parametrize("left_out", ["operator", "voice", "wider", "origin place", "no count", "author"])
def test_the_seed_gives_its_laydown_from_poorer_claims_too(fresh_seed: Callable[[], World], left_out: str) -> None:
    from dataclasses import replace

    from laydown.domain.attribution import Attribution, Voice

    world = fresh_seed()
    for number, claim in enumerate(world.claims):
        if left_out == "operator" and claim.subject.text in ("Another battery", "One", "two more", "Patriots"):
            world.claims[number] = replace(claim, operator=None)
        if left_out == "voice":
            world.claims[number] = replace(claim, attribution=replace(claim.attribution, voice=Voice.REPORT))
        if left_out == "origin place" and claim.subject.text == "two more":
            world.claims[number] = replace(claim, place=None)
        if left_out == "no count" and claim.subject.text == "One of the Patriot batteries" and claim.status is Status.SETTING_UP:
            world.claims[number] = replace(claim, quantity=None)
        if left_out == "author" and claim.subject.text == "Patriots":
            world.claims[number] = replace(claim, attribution=Attribution(voice=Voice.OPINION))
    if left_out == "wider":
        world.claims = [claim for claim in world.claims if claim.subject.text not in ("2 more", "Patriot System")]
    assert as_lines(world.laydown()) == SEED


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_any_order_of_arrival_gives_the_same_laydown(seed_world: World, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(seed_world.claims))
    assert seed_world.laydown(claims=shuffled) == seed_world.laydown()


def test_a_report_read_twice_changes_nothing(seed_world: World) -> None:
    assert seed_world.laydown(claims=[*seed_world.claims, *seed_world.claims]) == seed_world.laydown()


def test_a_copy_of_the_wire_story_adds_no_origin_and_no_battery(fresh_seed: Callable[[], World]) -> None:
    world = fresh_seed()
    daily = world.report("The Harbour Daily", "2020-03-31")
    world.claim(daily, "present", "asad", 1, outlets=["AFP"])
    world.claim(daily, "present", "erbil", 1, outlets=["AFP"], relation="further")
    assert as_lines(world.laydown()) == SEED


def test_every_claim_at_its_place_is_under_a_position(seed_world: World) -> None:
    under = {support.claim for position in seed_world.laydown().positions for support in position.support}
    assert under == {claim.id for claim in seed_world.claims}


def test_later_reports_do_not_change_what_was_known(fresh_seed: Callable[[], World]) -> None:
    world = fresh_seed()
    before = world.laydown("2020-03-31")
    april = world.report("Meridian Wire", "2020-04-10")
    world.claim(april, "operational", "asad", 1)
    world.claim(april, "present", "taji", 2, origin="KW")
    assert world.laydown("2020-03-31") == before


def test_what_was_planned_has_come_by_april(fresh_seed: Callable[[], World]) -> None:
    world = fresh_seed()
    april = world.report("Meridian Wire", "2020-04-10")
    world.claim(april, "operational", "asad", 1)
    world.claim(april, "present", "taji", 2)
    found = patriots(world.laydown("2020-04-12"))
    assert found["Ain al-Asad", None].status is Status.OPERATIONAL
    assert found["Taji", None].status is Status.PRESENT
    assert found["Kuwait", None].status is Status.LEFT
    assert ("Kuwait", "Iraq") not in found
    [tally] = [tally for tally in world.laydown("2020-04-12").tallies if tally.country == "IQ" and tally.system == "Patriot"]
    assert (tally.present.min, tally.expected.min) == (4, 4)


def test_an_authors_own_reading_makes_no_position(world: World) -> None:
    blog = world.report("A Blog", "2020-03-31")
    world.claim(blog, "present", "taji", 1, voice="opinion")
    assert world.positions() == []


def test_an_authors_own_reading_supports_but_is_no_origin(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    blog = world.report("A Blog", "2020-03-31")
    world.claim(wire, "present", "taji", 1)
    reading = world.claim(blog, "present", "taji", 1, voice="opinion")
    [position] = world.positions()
    assert [origin.root for origin in position.origins] == ["Meridian Wire"]
    assert reading.id in {support.claim for support in position.support}


def test_hedged_claims_alone_give_a_hedged_position(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "taji", 1, modality="hedged")
    assert [each.modality for each in world.positions()] == [Modality.HEDGED]
    world.claim(wire, "present", "taji", 1)
    assert [each.modality for each in world.positions()] == [Modality.ASSERTED]


def test_an_unlocated_force_is_listed_without_a_place(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "operational", None, 1)
    [position] = world.positions()
    assert position.place is None


def test_nothing_gives_an_empty_laydown(world: World) -> None:
    assert world.positions() == []
