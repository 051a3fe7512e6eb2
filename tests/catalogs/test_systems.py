from __future__ import annotations

import pytest

from laydown.catalogs import forces, senses, systems
from laydown.domain.order_of_battle import Category
from laydown.errors import CatalogError


def test_the_catalogues_have_no_problems() -> None:
    assert systems.check() == []
    assert forces.check() == []


def test_the_catalogue_is_broad_and_begins_with_air_defence() -> None:
    found = systems.load()
    assert len(found.all) >= 250
    assert sum(system.category is Category.AIR_DEFENCE for system in found.all) >= 80
    assert {"Patriot", "THAAD", "NASAMS", "SAMP/T", "Hawk", "S-400", "Buk", "HQ-9", "Bavar-373", "Pongae-5"} <= set(found.by_name)


def test_every_system_has_a_source_and_a_range_only_with_its_own() -> None:
    for system in systems.load().all:
        assert system.source
        assert (system.range_km is None) == (system.range_source is None)


@pytest.mark.parametrize("spelling", ["S-400", "s 400", "S400", "S‑400", "S–400", "SA-21", "S-400 Triumf"])
def test_spellings_of_a_name_lead_to_one_system(spelling: str) -> None:
    system = systems.load().named(spelling)
    assert system is not None
    assert system.name == "S-400"


def test_what_is_no_name_leads_nowhere() -> None:
    assert systems.load().named("S-4000") is None
    assert systems.load().named("") is None


def test_states_named_like_truth_values_stay_states() -> None:
    assert "NO" in systems.load().by_name["NASAMS"].operators


def test_plurals_are_derived_or_given() -> None:
    found = forces.load()
    for plural, noun in [("batteries", "battery"), ("marines", "marine"), ("servicemen", "serviceman"), ("aircraft", "aircraft")]:
        force = found.named(plural)
        assert force is not None
        assert force.noun == noun


def test_a_wrong_entry_is_named_in_the_error() -> None:
    with pytest.raises(CatalogError, match="Foo: a sense has no field colour"):
        senses.senses([{"colour": ["red"]}], "x.yaml: Foo")
    with pytest.raises(CatalogError, match=r"contexts\.yaml has no class nothing"):
        senses.senses([{"needs": ["=nothing"]}], "x.yaml: Foo")
    with pytest.raises(CatalogError, match="no list of words"):
        senses.senses([{"needs": [1]}], "x.yaml: Foo")


def test_a_missing_data_file_is_a_catalogue_error() -> None:
    with pytest.raises(CatalogError, match=r"none\.yaml"):
        senses.read("none.yaml")
