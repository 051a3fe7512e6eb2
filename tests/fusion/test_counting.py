"""How many: restatements, "another", totals that cannot both hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from laydown.fusion.counting import Counted

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def count(world: World, day: str = "2020-03-31") -> tuple[int, int | None]:
    [position] = world.positions(day)
    return position.count.min, position.count.max


def test_restating_adds_nothing(world: World) -> None:
    for outlet in ("Meridian Wire", "Gulf News Agency", "The Harbour Daily"):
        report = world.report(outlet, "2020-03-30")
        world.claim(report, "present", "asad", 1)
        world.claim(report, "present", "asad", 1)
    assert count(world) == (1, 1)


def test_another_at_the_same_place_adds_one(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 1)
    world.claim(wire, "present", "asad", 1, relation="further", text="Another")
    assert count(world) == (2, 2)


def test_another_at_another_place_does_not_count_what_was_there(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "erbil", 1, text="battery in the headline")
    world.claim(wire, "present", "asad", 1)
    world.claim(wire, "present", "erbil", 1, relation="further", text="Another")
    assert [each.count.min for each in world.positions()] == [1, 1]


def test_intervals_narrow_one_another(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1, upto=4)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "asad", 2, upto=None)
    assert count(world) == (2, 4)


def test_a_later_count_replaces_an_old_one(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-01-10"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "asad", 2)
    assert count(world) == (2, 2)
    assert not world.positions()[0].disputed


def test_counts_of_one_time_that_cannot_both_hold_are_disputed(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "asad", 2)
    [position] = world.positions()
    assert (position.count.min, position.count.max) == (1, 2)
    assert position.disputed == "1 battery by Meridian Wire; 2 batteries by Gulf News Agency: 1 origin against 1"


def test_one_origin_that_counts_anew_is_no_dispute(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 2)
    assert count(world) == (2, 2)
    assert not world.positions()[0].disputed


def test_what_exceeds_is_only_what_certainly_does() -> None:
    assert Counted(4, 4).minus(Counted(1, 2)) == Counted(2, 3)
    assert Counted(4, 4).minus(Counted(1, None)) is None
    assert Counted(2, 4).minus(Counted(2, 2)) is None
    assert Counted(4, 4, "launcher").minus(Counted(1, 1, "battery")) is None


def test_a_count_names_the_claims_that_bound_it(world: World) -> None:
    one = world.claim(world.report("Meridian Wire", "2020-03-29"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "asad")
    assert world.positions()[0].count.claims == (one.id,)


def men(number: int, of: str | None = "troops", relation: str = "total") -> dict[str, Any]:
    return {"number": number, "category": "troops", "system": None, "of": of, "relation": relation}


def test_one_soldier_and_a_part_bound_no_number_of_troops(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "IQ", **men(5000))
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "present", "IQ", **men(1, None))
    world.claim(world.report("The Harbour Daily", "2020-03-30"), "present", "IQ", **men(1))
    world.claim(world.report("A Blog", "2020-03-30"), "present", "IQ", **men(300, relation="part"))
    assert count(world) == (5000, 5000)
    assert not world.positions()[0].disputed


def test_a_number_for_the_country_does_not_bound_the_men_at_a_base(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", category="troops", system=None)
    world.claim(wire, "present", "IQ", **men(7500))
    assert [(each.place.key, each.count and each.count.min) for each in world.positions()] == [("site:asad", None), ("IQ", 7500)]
    [tally] = world.laydown().tallies
    assert (tally.present.min, tally.present.max) == (7500, 7500)


def test_another_in_a_later_report_is_on_top_of_what_was_said_before(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-10"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-20"), "present", "asad", 1, relation="further")
    assert (world.positions()[0].count.min, world.positions()[0].count.max, world.positions()[0].disputed) == (2, 2, "")
    # Whoever tells of the same arrival a day later adds nothing, and "two" agrees.
    world.claim(world.report("The Harbour Daily", "2020-03-21"), "present", "asad", 1, relation="further")
    world.claim(world.report("The Harbour Daily", "2020-03-25"), "present", "asad", 2)
    assert (world.positions()[0].count.min, world.positions()[0].count.max, world.positions()[0].disputed) == (2, 2, "")


def test_another_for_the_country_is_located_there_until_a_place_is_named(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-10"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-20"), "present", "IQ", 1, relation="further")
    assert {each.place.name: each.count.min for each in world.positions()} == {"Ain al-Asad": 1, "Iraq": 1}
    world.claim(world.report("The Harbour Daily", "2020-03-25"), "present", "taji", 1)
    assert {each.place.name: each.count.min for each in world.positions()} == {"Ain al-Asad": 1, "Taji": 1}


def test_two_of_the_four_take_none_away(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-25"), "present", "asad", 4)
    world.claim(world.report("Gulf News Agency", "2020-03-30"), "operational", "asad", 2, relation="part")
    [position] = world.positions()
    assert (position.count.min, position.count.max, position.disputed) == (4, 4, "")


def test_three_numbers_are_spanned_and_each_is_told(world: World) -> None:
    for outlet, number in (("Meridian Wire", 2), ("Gulf News Agency", 4), ("The Harbour Daily", 3)):
        world.claim(world.report(outlet, f"2020-03-{25 + number}"), "present", "asad", number)
    [position] = world.positions()
    assert (position.count.min, position.count.max) == (2, 4)
    assert position.disputed == (
        "2 batteries by Meridian Wire; 3 batteries by The Harbour Daily; 4 batteries by Gulf News Agency: 2 origins against 1"
    )


def test_one_more_than_before_is_no_dispute_where_one_more_was_announced(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "erbil-base", 1)
    world.claim(world.report("Meridian Wire", "2020-03-20"), "planned", "erbil", 1, relation="further")
    world.claim(world.report("Gulf News Agency", "2020-03-26"), "present", "erbil", 2)
    [position] = world.positions()
    assert (position.place.name, position.count.min, position.count.max, position.disputed) == ("Erbil Air Base", 2, 2, "")


def test_a_number_that_nobody_dates_does_not_outweigh_a_dated_one(world: World) -> None:
    world.claim(world.report("Meridian Wire", None), "present", "asad", 2)
    assert count(world) == (2, 2)
    world.claim(world.report("Gulf News Agency", "2020-03-20"), "present", "asad", 1)
    assert count(world) == (1, 1)


def test_a_guess_contradicts_no_sure_number_but_holds_where_that_is_old(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "asad", 1)
    world.claim(world.report("Gulf News Agency", "2020-03-25"), "present", "asad", 4, modality="hedged")
    assert count(world) == (1, 1)
    assert not world.positions()[0].disputed
    world.claim(world.report("Gulf News Agency", "2020-09-25"), "present", "asad", 4, modality="hedged")
    assert count(world, "2020-09-30") == (4, 4)


def test_two_numbers_of_one_day_by_one_outlet_are_both_told(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-31"), "present", "asad", 2)
    world.claim(world.report("Meridian Wire", "2020-03-31"), "present", "asad", 3)
    assert count(world) == (2, 3)
    assert world.positions()[0].disputed


def test_a_corrected_number_is_gone_where_others_quote_it_too(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "asad", 8)
    both = world.report("Gulf News Agency", "2020-03-21")
    world.claim(both, "present", "asad", 6, speakers=["a farmer"])
    world.claim(both, "present", "asad", 8, speakers=["the Meridian Wire"])
    assert count(world, "2020-03-22") == (6, 8)
    world.claim(world.report("Meridian Wire", "2020-03-25"), "present", "asad", 6)
    assert count(world) == (6, 6)
    assert not world.positions()[0].disputed


def test_launchers_and_batteries_never_contradict(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-20"), "present", "asad", 6, of="launcher")
    world.claim(world.report("Gulf News Agency", "2020-03-25"), "present", "asad", 1)
    assert not world.positions()[0].disputed


def test_another_on_monday_and_another_on_friday_are_two_more(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 1, text="a battery")
    for day in ("2020-03-23", "2020-03-27"):
        world.claim(wire, "present", "asad", 1, relation="further", text="another", time=(day, day))
    assert count(world) == (3, 3)


def test_another_in_the_title_and_in_the_text_is_one_more(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-30")
    world.claim(wire, "present", "asad", 1, text="a battery")
    world.claim(wire, "present", "asad", 1, relation="further", text="another")
    world.claim(wire, "present", "asad", 1, relation="further", text="another battery", time=("2020-03-27", "2020-03-27"))
    assert count(world) == (2, 2)
