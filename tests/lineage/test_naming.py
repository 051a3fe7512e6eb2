"""Names that their own words show to be outlets', and names that only look like it."""

from __future__ import annotations

import pytest

from laydown.lineage.naming import credited_in, named
from laydown.lineage.speakers import office


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbour Daily has it.", "Harbour Daily"),
        ("As the Meridian Wire reported,", "Meridian Wire"),
        ("Seoul’s Inlet Herald saw it.", "Inlet Herald"),
        ("On 20 May the Inlet Courier was first.", "Inlet Courier"),
        ("Radio Harbour was told.", "Radio Harbour"),
        ("the Coastal News Agency said", "Coastal News Agency"),
        ("Agence France-Presse quoted him.", "AFP"),
    ],
)
def test_outlets_are_named(text: str, name: str) -> None:
    [found] = named(text)
    assert found.name == name
    assert found.excerpt.of(text) in {name, "Agence France-Presse"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Press was there.",
        "the Command Post of the unit",
        "the Central Intelligence Agency said",
        "a daily herald",
        "On Monday.",
    ],
)
def test_other_names_are_not(text: str) -> None:
    assert named(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the ministry's spokesman", "a ministry spokeswoman"),
        ("Turkish defence ministry spokesman", "Turkey's defence ministry's spokesperson"),
        ("the US defence minister", "America's defence minister"),
    ],
)
def test_an_office_is_the_same_in_other_words(one: str, other: str) -> None:
    assert office(one) == office(other) is not None


@pytest.mark.parametrize(
    "speaker", ["", "a spokesman", "a ministry official", "two army officers", "residents", "Defence Minister Ann Example"]
)
def test_one_of_many_and_named_persons_are_no_office(speaker: str) -> None:
    assert office(speaker) is None


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("And now, according to RIA Novosti, two are at Taji.", ["RIA Novosti"]),
        ("Two are at Taji, according to the state news agency Xinhua.", ["Xinhua"]),
        ("The Inlet Courier reported two at Taji.", ["Inlet Courier"]),
        ("Two are at Taji, per the Inlet Courier and others.", ["Inlet Courier"]),
        ("Two are at Taji, but Reuters could not verify it.", []),
        ("Two are at Taji, where an AFP photographer was hurt.", []),
        ("Two are at Taji, according to a man who reads the Inlet Courier.", []),
        ("According to the ministry, two are at Taji.", []),
        ("", []),
    ],
)
def test_a_sentence_credits_an_outlet_in_so_many_words(sentence: str, names: list[str]) -> None:
    assert credited_in(sentence) == names
