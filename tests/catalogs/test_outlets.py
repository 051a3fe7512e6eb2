from __future__ import annotations

import pytest

from laydown.catalogs import outlets


def credited(text: str) -> list[str]:
    return [mention.credit for mention in outlets.load().find(text)]


def test_the_catalogue_has_no_problems() -> None:
    assert outlets.check() == []


def test_it_holds_the_worlds_wires_and_many_outlets() -> None:
    catalogue = outlets.load().outlets
    assert len(catalogue) >= 160
    assert sum(outlet.kind == "wire" for outlet in catalogue) >= 60


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("officials told Agence-France Presse", "AFP"),
        ("told Stars and Stripes he saw it", "Stars and Stripes"),
        ("the Associated Press reported", "AP"),
        ("the Itar-Tass news agency said", "Itar-Tass"),
        ("the Guardian newspaper said", "The Guardian"),
        ("ABC NEWS REPORTS", "ABC News"),
        ("the Korean Central News Agency said", "KCNA"),
    ],
)
def test_an_outlet_is_credited_by_its_usual_name(text: str, credit: str) -> None:
    assert credited(text) == [credit]


def test_a_masthead_that_is_also_a_word_is_marked_ambiguous() -> None:
    found = outlets.load().find("The Independent and Reuters; time and again a guardian in the observer's sun")
    assert [(m.credit, m.ambiguous) for m in found] == [("The Independent", True), ("Reuters", False)]


def test_part_of_a_word_is_no_outlet() -> None:
    assert credited("APRIL, UPIN, AFPS, mirrors") == []


def test_names_and_domains_lead_to_the_outlet() -> None:
    catalogue = outlets.load()
    for name in ("afp", "AGENCE FRANCE-PRESSE", "the AFP"):
        outlet = catalogue.by_name(name)
        assert outlet is not None
        assert outlet.name == "AFP"
    site = catalogue.by_domain("www.news.sky.com")
    assert site is not None
    assert site.name == "Sky News"
    assert catalogue.by_name("Invented Gazette") is None
    assert catalogue.by_domain("example.org") is None
