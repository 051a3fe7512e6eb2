"""What "another", "there", "they" and "its" point back to, through small reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from laydown.extraction.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.domain.claim import Claim
    from laydown.extraction.reader import Reading

PATRIOT = "A US Patriot battery arrived at Ain al-Asad."


@pytest.fixture(scope="module")
def last(reading_of: Callable[..., Reading]) -> Callable[[str], Claim]:
    def claim(text: str) -> Claim:
        return reading_of(text).claims[-1]

    return claim


@pytest.mark.parametrize(
    "words", ["Another is in Erbil.", "One is in Erbil.", "Two more are in Erbil.", "The battery is now in Erbil."]
)
def test_an_open_phrase_takes_the_system_named_before(words: str, last: Callable[[str], Claim]) -> None:
    claim = last(f"{PATRIOT} {words}")
    assert claim.place is not None
    assert (claim.subject.system, claim.place.name, claim.operator) == ("Patriot", "Erbil", "US")


def test_a_system_understood_is_marked_as_inferred(last: Callable[[str], Claim]) -> None:
    assert last(f"{PATRIOT} Another is in Erbil.").subject.inferred
    assert not last("Another Patriot battery is in Erbil.").subject.inferred


def test_the_system_named_last_is_meant(last: Callable[[str], Claim]) -> None:
    assert last(f"{PATRIOT} Russia has an S-400 battery at Hmeimim. Another is in Derbent.").subject.system == "S-400"


def test_a_battery_is_not_taken_for_the_soldiers_named_in_between(last: Callable[[str], Claim]) -> None:
    claim = last(f"{PATRIOT} American soldiers are in Mosul. Another battery is in Erbil.")
    assert (claim.subject.category, claim.subject.system) == ("air_defence", "Patriot")


def test_they_are_the_troops_of_the_sentence_before(last: Callable[[str], Claim]) -> None:
    claim = last("French troops are in Gao. They will leave in May.")
    assert claim.place is not None
    assert (claim.subject.category, claim.operator, claim.place.name, claim.status) == ("troops", "FR", "Gao", "leaving")


def test_there_is_the_place_named_last(last: Callable[[str], Claim]) -> None:
    claim = last("French troops are in Gao. German troops are there, too.")
    assert claim.place is not None
    assert (claim.operator, claim.place.name) == ("DE", "Gao")


def test_the_base_is_the_base_and_not_the_country(last: Callable[[str], Claim]) -> None:
    claim = last("American troops are at Ain al-Asad in Iraq. Danish troops are at the base, too.")
    assert claim.place is not None
    assert (claim.operator, claim.place.name) == ("DK", "Ain al-Asad")


def test_the_country_is_the_country_and_not_the_base(last: Callable[[str], Claim]) -> None:
    claim = last("American troops are in Iraq. Some of them guard Ain al-Asad. Danish troops are in the country, too.")
    assert claim.place is not None
    assert (claim.operator, claim.place.key) == ("DK", "IQ")


def test_its_soldiers_are_those_of_the_state_that_speaks(last: Callable[[str], Claim]) -> None:
    assert last("Turkey and Libya signed a pact. Turkey said its soldiers would stay in Tripoli.").operator == "TR"


def test_an_act_without_a_place_takes_that_of_the_force(last: Callable[[str], Claim]) -> None:
    claim = last("Two Spanish frigates are in Limassol. The frigates will leave on Friday.")
    assert claim.place is not None
    assert (claim.place.name, claim.status) == ("Limassol", "leaving")


@pytest.mark.parametrize(
    "text", ["Another is in Erbil.", "They are in Erbil.", "Two more will come from Kuwait.", "The base is big."]
)
def test_without_a_force_before_nothing_is_pointed_at(text: str, reading_of: Callable[..., Reading]) -> None:
    assert reading_of(text).claims == ()


def test_a_force_too_far_back_is_no_longer_meant(reading_of: Callable[..., Reading]) -> None:
    filler = " ".join(f"Rain fell on day {n}." for n in range(40))
    assert [c.subject.system for c in reading_of(f"{PATRIOT} {filler} They are in Erbil.").claims] == ["Patriot"]


def test_a_report_that_names_no_country_is_mainly_about_none() -> None:
    assert Memory().mainly() is None
