"""The sample that comes with Laydown: it is read whole, and its laydown is what happened."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from laydown import workflow
from laydown.domain.claim import Modality, Status
from laydown.domain.provenance import Report
from laydown.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.domain.position import Position
    from laydown.ledger import Ledger

SAMPLE = Path(str(resources.files("laydown") / "sample"))
NOW = datetime(2020, 4, 21, 12, tzinfo=UTC)
FIRST, END_OF_MARCH, LAST = date(2020, 1, 8), date(2020, 3, 31), date(2020, 4, 20)
AL_ASAD = {"site:ain-al-asad"}
# The base lies at the airport of the city; reports name one or the other.
ERBIL = {"gn:95446", "site:erbil-air-base", "air:ORER"}
BALAD = {"gn:98112", "site:balad-air-base"}
THERE = {Status.PRESENT, Status.SETTING_UP, Status.OPERATIONAL}


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    found = list(workflow.reports([str(SAMPLE)], now=NOW))
    assert [each for each in found if not isinstance(each, Report)] == []
    return [each for each in found if isinstance(each, Report)]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path_factory.mktemp("sample") / "laydown.db")) as opened:
        summary = workflow.take_in([str(SAMPLE)], opened, now=NOW)
        assert summary.set_aside == []
        assert summary.unread == 0
        yield opened


@pytest.fixture(scope="module")
def march(ledger: Ledger) -> workflow.View:
    return workflow.laydown_of(ledger, valid_at=END_OF_MARCH, known_at=END_OF_MARCH)


@pytest.fixture(scope="module")
def april(ledger: Ledger) -> workflow.View:
    return workflow.laydown_of(ledger, valid_at=LAST, known_at=LAST)


def patriots(view: workflow.View, keys: set[str]) -> list[Position]:
    return [each for each in view.laydown.positions if each.system == "Patriot" and each.place and each.place.key in keys]


def patriot(view: workflow.View, keys: set[str]) -> Position:
    [found] = patriots(view, keys)
    return found


def roots(position: Position) -> set[str]:
    return {origin.root.removesuffix(" (sample)") for origin in position.origins}


def test_every_report_has_an_invented_outlet_a_day_and_an_address(reports: list[Report]) -> None:
    assert len(reports) >= 15
    for report in reports:
        assert report.outlet is not None
        assert report.outlet.endswith("(sample)"), report.id
        assert report.published is not None
        assert FIRST <= report.published <= LAST, report.id
        assert report.url is not None
        assert report.url.split("/")[2].endswith(".example"), report.id


def test_every_report_is_in_english_short_and_itself(reports: list[Report]) -> None:
    assert {report.language for report in reports} == {"en"}
    assert all(80 <= len(report.text.split()) <= 300 for report in reports)
    assert len({report.id for report in reports}) == len(reports)
    assert len({report.key for report in reports}) == len(reports)


def test_page_furniture_is_not_read(reports: list[Report]) -> None:
    assert not [report.id for report in reports if "Subscribe" in report.text or "Front page" in report.text]


def test_every_claim_and_statement_points_at_words_of_its_report(april: workflow.View) -> None:
    for claim in april.claims.values():
        sentence = claim.sentence.of(april.reports[claim.report].text)
        assert sentence == sentence.strip()
        assert claim.subject.text in sentence
    for said in april.statements:
        # What was approved may stand in the sentence before: "It has not been renewed."
        assert said.sentence.of(april.reports[said.report].text).strip()
        assert said.topic in april.reports[said.report].text


def test_in_january_there_are_none_in_iraq(ledger: Ledger) -> None:
    view = workflow.laydown_of(ledger, valid_at=date(2020, 1, 31), known_at=date(2020, 1, 31))
    found = [each for each in view.laydown.positions if each.system == "Patriot" and each.place and each.place.country == "IQ"]
    assert [each for each in found if each.status in THERE and each.modality is not Modality.DENIED] == []


def test_at_the_end_of_march_one_battery_is_being_set_up_at_ain_al_asad(march: workflow.View) -> None:
    asad = patriot(march, AL_ASAD)
    assert (asad.operator, str(asad.count), asad.status, asad.modality) == (
        "US",
        "1 battery",
        Status.SETTING_UP,
        Modality.ASSERTED,
    )
    assert asad.disputed == ""


def test_at_the_end_of_march_one_battery_is_in_erbil(march: workflow.View) -> None:
    erbil = patriot(march, ERBIL)
    assert (erbil.operator, str(erbil.count), erbil.status, erbil.modality) == (
        "US",
        "1 battery",
        Status.PRESENT,
        Modality.ASSERTED,
    )
    assert erbil.disputed == ""


@pytest.mark.parametrize("day", ["march", "april"])
def test_two_batteries_in_kuwait_are_planned_for_iraq(day: str, request: pytest.FixtureRequest) -> None:
    kuwait = patriot(request.getfixturevalue(day), {"KW"})
    assert (kuwait.operator, str(kuwait.count), kuwait.status) == ("US", "2 batteries", Status.PLANNED)
    assert kuwait.destination is not None
    assert kuwait.destination.key == "IQ"


@pytest.mark.parametrize("day", ["march", "april"])
def test_two_of_four_are_in_iraq(day: str, request: pytest.FixtureRequest) -> None:
    view: workflow.View = request.getfixturevalue(day)
    [iraq] = [each for each in view.laydown.tallies if each.country == "IQ" and each.system == "Patriot"]
    assert (str(iraq.present), str(iraq.expected)) == ("2 batteries", "4 batteries")


@pytest.mark.parametrize("keys", [AL_ASAD, ERBIL], ids=["ain al-asad", "erbil"])
def test_by_twenty_april_both_batteries_are_operational(keys: set[str], april: workflow.View) -> None:
    found = patriot(april, keys)
    assert (found.operator, str(found.count), found.status) == ("US", "1 battery", Status.OPERATIONAL)
    assert [step.status for step in found.steps][-1] is Status.OPERATIONAL


def test_rewrites_of_the_wire_are_no_origins_of_their_own(march: workflow.View) -> None:
    asad, erbil = roots(patriot(march, AL_ASAD)), roots(patriot(march, ERBIL))
    assert "Meridian Wire" in asad & erbil
    assert not (asad | erbil) & {"Gulfside Daily", "Dune & Delta Online"}


def test_the_witness_is_a_second_origin_in_erbil_alone(march: workflow.View) -> None:
    assert "Citadel Gazette" in roots(patriot(march, ERBIL))
    assert "Citadel Gazette" not in roots(patriot(march, AL_ASAD))


def test_what_is_denied_at_balad_is_not_shown_as_there(april: workflow.View) -> None:
    assert [each for each in patriots(april, BALAD) if each.status in THERE and each.modality is not Modality.DENIED] == []


def test_c_ram_is_at_taji(april: workflow.View) -> None:
    [taji] = [each for each in april.laydown.positions if each.system == "C-RAM"]
    assert taji.place is not None
    assert (taji.place.key, taji.operator, taji.status in THERE) == ("site:taji", "US", True)


def test_nothing_of_april_is_known_in_march(march: workflow.View) -> None:
    days = [report.published for report in march.reports.values()]
    assert max(chain([FIRST], filter(None, days))) == END_OF_MARCH
    assert [each for each in march.laydown.positions if each.system == "C-RAM"] == []
