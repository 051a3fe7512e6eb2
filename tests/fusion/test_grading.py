"""Grades: letters that only the analyst gives, numbers by the origins behind and against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from laydown.domain.grading import Credibility, Grade, Reliability
from laydown.domain.lineage import Link, LinkKind, Root
from laydown.domain.position import Origin
from laydown.fusion.grading import RULES
from laydown.fusion.voices import voice

if TYPE_CHECKING:
    from tests.fusion.conftest import World

    from laydown.domain.claim import Claim

RESIDENT: dict[str, Any] = {"speakers": ["a resident of Hit"]}
IRAQI: dict[str, Any] = {"speakers": ["an Iraqi military source"]}
AMERICAN: dict[str, Any] = {"speakers": ["a US defence official"]}
HOFFMAN: dict[str, Any] = {"speakers": ["Pentagon spokesman Jonathan Hoffman"]}


def says(world: World, outlet: str, day: str | None = "2020-03-29", status: str = "present", **more: Any) -> Claim:  # noqa: ANN401
    return world.claim(world.report(outlet, day), status, "asad", 1, **more)


def grade(world: World, **judged: Any) -> Grade:  # noqa: ANN401
    [position] = world.positions(**judged)
    assert isinstance(position.grade, Grade)
    return position.grade


def test_the_rules_name_every_number() -> None:
    assert [line[0] for line in RULES.strip().splitlines()] == list(Credibility)


def test_two_origins_certainly_apart_confirm(world: World) -> None:
    says(world, "Meridian Wire", **RESIDENT)
    says(world, "Gulf News Agency", **IRAQI)
    got = grade(world)
    assert str(got) == "F1"
    assert "certainly apart" in got.why


@pytest.mark.parametrize(
    ("one", "other"), [({}, {}), (RESIDENT, {}), (AMERICAN, HOFFMAN), (HOFFMAN, HOFFMAN), (RESIDENT, RESIDENT)]
)
def test_two_origins_whose_independence_cannot_be_shown_are_no_confirmation(
    world: World, one: dict[str, Any], other: dict[str, Any]
) -> None:
    says(world, "Meridian Wire", **one)
    says(world, "Gulf News Agency", **other)
    assert len(world.positions()[0].origins) != 2 or grade(world).credibility is Credibility.PROBABLY_TRUE


def seen(world: World, outlet: str, text: str, **more: Any) -> None:  # noqa: ANN401
    world.claim(world.report(outlet, "2020-03-29", text), "present", "asad", 1, **more)


@pytest.mark.parametrize(
    "text",
    ["AIN AL-ASAD, Iraq (Wire) - A battery.", "Title\n\nAIN AL-ASAD, Iraq, March 29 — A battery.", "AIN AL-ASAD – A battery."],
)
def test_an_outlet_that_writes_from_the_very_place_is_a_source_of_its_own(world: World, text: str) -> None:
    seen(world, "Meridian Wire", text)
    seen(world, "Gulf News Agency", "It has come.", **IRAQI)
    got = grade(world)
    assert got.credibility is Credibility.CONFIRMED


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("BAGHDAD, Iraq (Wire) - A battery is at Ain al-Asad.", {}),
        ("AIN AL-ASAD, Iraq - A battery is there.", {"outlets": ["Potomac Ledger"]}),
        ("A battery is at AIN AL-ASAD - so far.", {}),
        ("AIN AL-ASAD, Iraq - It seems to be a battery.", {"voice": "opinion"}),
    ],
)
def test_from_elsewhere_or_by_the_word_of_others_it_is_none(world: World, text: str, more: dict[str, Any]) -> None:
    seen(world, "Meridian Wire", text, **more)
    seen(world, "Gulf News Agency", "It has come.", **IRAQI)
    assert grade(world).credibility is not Credibility.CONFIRMED


def test_what_a_reporter_saw_is_apart_from_what_a_resident_tells(world: World) -> None:
    says(world, "Meridian Wire", speakers=["a reporter of the Meridian Wire"])
    says(world, "Gulf News Agency", **RESIDENT)
    assert grade(world).credibility is Credibility.CONFIRMED


def test_a_reporter_of_the_other_outlet_is_the_other_outlet(world: World) -> None:
    says(world, "Meridian Wire", **RESIDENT)
    says(world, "Gulf News Agency", speakers=["a reporter of the Meridian Wire"])
    assert grade(world).credibility is Credibility.PROBABLY_TRUE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a resident of Hit", "a US official"),
        ("an Iraqi officer", "a US official"),
        ("a reporter", "Jonathan Hoffman, the Pentagon's spokesman"),
    ],
)
def test_voices_that_are_certainly_not_one(one: str, other: str) -> None:
    assert voice(one).certainly_other(voice(other))
    assert voice(other).certainly_other(voice(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a resident of Hit", "two villagers"),
        ("a US official", "a coalition spokesman"),
        ("a US official", "a NATO official"),
        ("Hoffman", "Pentagon spokesman Jonathan Hoffman"),
        ("a US defence official", "the Pentagon"),
    ],
)
def test_voices_that_may_be_one(one: str, other: str) -> None:
    assert not voice(one).certainly_other(voice(other))
    assert not voice(other).certainly_other(voice(one))


def test_a_link_of_any_kind_between_two_origins_leaves_doubt(world: World) -> None:
    from datetime import date

    from laydown.fusion.fuse import fuse

    one, other = says(world, "Meridian Wire", **RESIDENT), says(world, "Gulf News Agency", **IRAQI)

    def graded(*links: Link) -> Grade:
        behind = [
            Origin("o1", "Meridian Wire", (one.id,), (one.report,), root="Meridian Wire"),
            Origin("o2", "Gulf News Agency", (other.id,), (other.report,), root="Gulf News Agency", links=links),
        ]
        day = date(2020, 3, 31)
        [position] = fuse(world.claims, behind, reports=world.reports, valid_at=day, known_at=day).positions
        return position.grade

    own = Link(other.id, Root("outlet:gulf", "Gulf News Agency"), LinkKind.OWN, "its own")
    assert graded(own).credibility is Credibility.CONFIRMED
    for to in (one.id, Root("outlet:meridian", "Meridian Wire")):
        assert graded(own, Link(other.id, to, LinkKind.PASSAGE, "shares a passage")).credibility is Credibility.PROBABLY_TRUE


@pytest.mark.parametrize(
    ("speaker", "credibility"),
    [
        ("Pentagon spokesman Jonathan Hoffman", Credibility.PROBABLY_TRUE),
        ("the Pentagon", Credibility.PROBABLY_TRUE),
        ("Iraq's Defence Minister Najah al-Shammari", Credibility.PROBABLY_TRUE),
        ("a Pentagon official", Credibility.POSSIBLY_TRUE),
        ("an Iraqi military source", Credibility.POSSIBLY_TRUE),
        ("German Defence Minister Boris Pistorius", Credibility.POSSIBLY_TRUE),
        ("a resident of Hit", Credibility.POSSIBLY_TRUE),
    ],
)
def test_one_origin_is_possible_and_probable_with_an_official_of_operator_or_host(
    world: World, speaker: str, credibility: Credibility
) -> None:
    says(world, "Meridian Wire", speakers=[speaker])
    assert grade(world).credibility is credibility


def test_one_against_one_is_no_more_than_possible(world: World) -> None:
    says(world, "Meridian Wire", **HOFFMAN)
    says(world, "Gulf News Agency", modality="denied", **IRAQI)
    assert grade(world).credibility is Credibility.POSSIBLY_TRUE


def test_two_apart_are_not_confirmed_while_one_disputes(world: World) -> None:
    says(world, "Meridian Wire", **RESIDENT)
    says(world, "Gulf News Agency", **IRAQI)
    says(world, "The Harbour Daily", modality="denied", **AMERICAN)
    got = grade(world)
    assert (got.credibility, got.why) == (Credibility.PROBABLY_TRUE, "2 origins behind it, but it is disputed")


def test_contradicted_by_more_is_doubtful(world: World) -> None:
    says(world, "Meridian Wire", **RESIDENT)
    says(world, "Gulf News Agency", modality="denied", **IRAQI)
    says(world, "The Harbour Daily", modality="denied", **AMERICAN)
    got = grade(world)
    assert (got.credibility, got.why) == (Credibility.DOUBTFUL, "contradicted by more: 1 origin behind it, 2 against")


def test_contradicted_by_better_is_doubtful_where_both_have_letters(world: World) -> None:
    says(world, "Meridian Wire", **RESIDENT)
    says(world, "Gulf News Agency", modality="denied", **IRAQI)
    better, worse = Reliability("A"), Reliability("D")
    assert grade(world, reliability={"Gulf News Agency": better}).credibility is Credibility.POSSIBLY_TRUE
    got = grade(world, reliability={"Gulf News Agency": better, "Meridian Wire": worse})
    assert str(got) == "D4"


def test_taken_back_is_doubtful_and_improbable_where_others_deny_it_too(world: World) -> None:
    says(world, "Meridian Wire", **RESIDENT)
    says(world, "Meridian Wire", "2020-03-30", modality="denied", **RESIDENT)
    assert grade(world).credibility is Credibility.DOUBTFUL
    says(world, "Gulf News Agency", "2020-03-31", modality="denied", **IRAQI)
    assert grade(world).credibility is Credibility.IMPROBABLE


@pytest.mark.parametrize("more", [{"modality": "hedged"}, {"day": None}])
def test_guesses_and_undated_reports_cannot_be_judged(world: World, more: dict[str, Any]) -> None:
    says(world, "Meridian Wire", **more)
    assert str(grade(world)) == "F6"


def test_a_letter_is_found_by_the_outlets_other_names_and_by_the_speakers(world: World) -> None:
    says(world, "Stars and Stripes", **HOFFMAN)
    assert str(grade(world)) == "F2"
    assert str(grade(world, reliability={"stars and stripes": Reliability("B")})) == "B2"
    assert str(grade(world, reliability={"Jonathan Hoffman": Reliability("C")})) == "C2"
    assert str(grade(world, reliability={"Gulf News Agency": Reliability("A")})) == "F2"


def test_letters_are_shown_once_each_and_never_averaged(world: World) -> None:
    for outlet in ("Meridian Wire", "Gulf News Agency", "The Harbour Daily"):
        says(world, outlet)
    letters = {"Meridian Wire": Reliability("E"), "The Harbour Daily": Reliability("B")}
    assert str(grade(world, reliability=letters)) == "B/E/F2"


@pytest.mark.parametrize(
    ("words", "name", "codes", "witness", "on_record"),
    [
        ("a US defence official", None, {"US"}, False, False),
        ("Gen. Frank McKenzie, the head of US Central Command", "frank mckenzie", {"US"}, False, True),
        ("the Iraqi Defence Ministry", None, {"IQ"}, False, True),
        ("former US ambassador John Bolton", "john bolton", {"US"}, False, False),
        ("Iranian state television", None, {"IR"}, False, False),
        ("General Frank McKenzie", "frank mckenzie", set(), False, False),
        ("a resident of Irbil", None, set(), True, False),
    ],
)
def test_whose_voice_it_is(words: str, name: str | None, codes: set[str], *, witness: bool, on_record: bool) -> None:
    found = voice(words)
    assert (found.name, set(found.codes), found.witness, found.on_record) == (name, codes, witness, on_record)
