"""Differently worded reports of the same facts give the same laydown, each by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from laydown import intake
from laydown.domain.claim import Modality, Status
from laydown.domain.order_of_battle import Category
from laydown.domain.provenance import Report
from laydown.extraction import reader
from laydown.fusion.fuse import fuse
from laydown.lineage.origins import origins

if TYPE_CHECKING:
    from laydown.domain.claim import Claim
    from laydown.domain.position import Laydown, Position

SEED = Path(__file__).parent / "seed"
WORDINGS = tuple(sorted(path.stem for path in SEED.glob("*.md")))
END_OF_MARCH = date(2020, 3, 31)
LAST_WEEK = (date(2020, 3, 22), date(2020, 3, 28))
# Where a report only says "a base in Erbil", the city is as far as it goes.
AL_ASAD = {"site:ain-al-asad"}
ERBIL = {"gn:95446", "site:erbil-air-base"}


@pytest.fixture(scope="module", params=WORDINGS)
def wording(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def report(wording: str) -> Report:
    [found] = intake.read(str(SEED / f"{wording}.md"), now=datetime(2020, 3, 31, 12, tzinfo=UTC))
    assert isinstance(found, Report)
    return found


@pytest.fixture(scope="module")
def claims(report: Report) -> tuple[Claim, ...]:
    return reader.read(report).claims


@pytest.fixture(scope="module")
def laydown(report: Report, claims: tuple[Claim, ...]) -> Laydown:
    traced = origins([report], claims)
    return fuse(claims, traced, reports={report.key: report}, valid_at=END_OF_MARCH, known_at=END_OF_MARCH)


@pytest.fixture(scope="module")
def patriots(laydown: Laydown) -> tuple[Position, ...]:
    return tuple(each for each in laydown.positions if each.system == "Patriot")


def at(keys: set[str], positions: tuple[Position, ...]) -> Position:
    [found] = [each for each in positions if each.place and each.place.key in keys]
    return found


def roots(position: Position) -> set[str]:
    return {origin.root for origin in position.origins}


def test_there_are_three_patriot_positions_and_all_are_american(patriots: tuple[Position, ...]) -> None:
    where = sorted(each.place.country or "" for each in patriots if each.place)
    assert where == ["IQ", "IQ", "KW"]
    assert len(patriots) == len(where)
    assert {each.operator for each in patriots} == {"US"}
    assert not any(each.disputed or each.stale for each in patriots)


def test_no_other_air_defence_is_invented(laydown: Laydown) -> None:
    assert [each for each in laydown.positions if each.category is Category.AIR_DEFENCE and each.system != "Patriot"] == []
    assert [each for each in laydown.positions if each.category is Category.MISSILE] == []


def test_one_battery_is_being_set_up_at_ain_al_asad_since_last_week(patriots: tuple[Position, ...]) -> None:
    asad = at(AL_ASAD, patriots)
    assert str(asad.count) == "1 battery"
    assert (asad.status, asad.modality) == (Status.SETTING_UP, Modality.ASSERTED)
    assert asad.since is not None
    assert (asad.since.earliest, asad.since.latest) == LAST_WEEK


def test_one_battery_is_in_erbil(patriots: tuple[Position, ...]) -> None:
    erbil = at(ERBIL, patriots)
    assert str(erbil.count) == "1 battery"
    assert (erbil.status, erbil.modality) == (Status.PRESENT, Modality.ASSERTED)


def test_two_batteries_in_kuwait_are_planned_for_iraq(patriots: tuple[Position, ...]) -> None:
    kuwait = at({"KW"}, patriots)
    assert str(kuwait.count) == "2 batteries"
    assert kuwait.status is Status.PLANNED
    assert kuwait.destination is not None
    assert kuwait.destination.key == "IQ"


def test_two_of_four_are_in_iraq(laydown: Laydown) -> None:
    [iraq] = [each for each in laydown.tallies if each.country == "IQ" and each.system == "Patriot"]
    assert str(iraq.present) == "2 batteries"
    assert str(iraq.expected) == "4 batteries"


def test_the_agency_stands_behind_all_and_the_newspaper_behind_erbil_alone(wording: str, patriots: tuple[Position, ...]) -> None:
    # The lines of the list of questions credit nobody; that it names the agency further down says nothing of each line.
    agency = "Sandtable Questions (sample)" if wording == "questions" else "AFP"
    assert roots(at(AL_ASAD, patriots)) == {agency}
    assert roots(at(ERBIL, patriots)) == {agency, "Stars and Stripes"}
    # Where an author repeats in his own voice what he has just quoted, that adds no origin.
    assert roots(at({"KW"}, patriots)) == {agency}
