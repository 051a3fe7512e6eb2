"""Anybody's spreadsheet: what is needed, what is understood, and what is set aside with its line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.dates import Interval
from laydown.domain.order_of_battle import Category, Quantity
from laydown.domain.place import Precision
from laydown.domain.stated import stated_of
from laydown.errors import BadReport, SourceUnusable
from laydown.intake.again import derive
from laydown.intake.tables import claims_again, read_table

if TYPE_CHECKING:
    from pathlib import Path

    from laydown.domain.provenance import Report

NOW = datetime(2020, 4, 21, 12, tzinfo=UTC)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "positions.csv"


def taken(table: Path, *lines: str, encoding: str = "utf-8") -> list[tuple[Report, list[Claim]] | BadReport | SourceUnusable]:
    table.write_text("\n".join(lines), encoding)
    return list(read_table(str(table), now=NOW))


def read(table: Path, *lines: str) -> list[tuple[Report, list[Claim]]]:
    found = taken(table, *lines)
    assert all(isinstance(each, tuple) for each in found), found
    return [each for each in found if isinstance(each, tuple)]


def claim(table: Path, *lines: str) -> Claim:
    [(_, [found])] = read(table, *lines)
    return found


def why(table: Path, *lines: str) -> str:
    found = [each for each in taken(table, *lines) if not isinstance(each, tuple)]
    assert len(found) == 1
    return str(found[0])


def test_a_place_and_a_system_are_enough(table: Path) -> None:
    found = claim(table, "place,system", "Erbil,Patriots")
    assert found.place
    assert (found.place.key, found.place.country, found.place.precision) == ("gn:95446", "IQ", Precision.CITY)
    assert (found.subject.system, found.subject.category) == ("Patriot", Category.AIR_DEFENCE)
    assert (found.status, found.modality, found.quantity, found.time) == (Status.PRESENT, Modality.ASSERTED, None, None)
    assert stated_of(found) is None


def test_what_people_call_columns_and_states_is_understood(table: Path) -> None:
    found = claim(
        table,
        "Location;Weapon System;Operated by;How many;Unit of count;Stage;How sure;Arrived;Source;Date",
        "Erbil, Iraq;MIM-104;United States;2–4;battery;being set up;unconfirmed;2020-03-22;Meridian Post;2020-03-30",
    )
    assert found.place
    assert (found.place.key, found.operator) == ("gn:95446", "US")
    assert found.quantity == Quantity(2, 4, "battery")
    assert (found.status, found.modality) == (Status.SETTING_UP, Modality.HEDGED)
    assert found.time == Interval.on(date(2020, 3, 22))
    assert found.attribution.outlets == ("Meridian Post",)


def test_one_column_may_name_systems_and_kinds(table: Path) -> None:
    found = read(table, "place,type", "Erbil,S-400", "Erbil,tanks", "Erbil,warship", "Erbil,Wunderwaffe 7")
    assert [(c.subject.system, str(c.subject.category)) for _, [c] in found] == [
        ("S-400", "air_defence"), (None, "armour"), (None, "ship"), ("Wunderwaffe 7", "equipment"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "low", "high"), [("2", 2, 2), ("2-4", 2, 4), ("2 to 4", 2, 4), ("1,500+", 1500, None), ("9 or more", 9, None)]
)
def test_a_count_is_a_number_a_range_or_a_least(table: Path, said: str, low: int, high: int | None) -> None:
    assert claim(table, "place,category,count", f'Erbil,troops,"{said}"').quantity == Quantity(low, high)


def test_a_row_becomes_a_report_in_words_for_each_day_with_a_claim_for_each_origin(table: Path) -> None:
    found = read(
        table,
        "place,system,origins,first_evidence,last_evidence,count,count_unit,operator",
        "Erbil,Patriot,Meridian Post | Tigris Morning,2020-03-30,2020-03-31,1,battery,US",
    )
    assert [report.published for report, _ in found] == [date(2020, 3, 30), date(2020, 3, 31)]
    for report, claims in found:
        assert (report.outlet, report.id, report.form) == ("positions.csv", "positions.csv:2", "table")
        assert [each.sentence.of(report.text) for each in claims] == report.text.split("\n")
        assert [each.attribution.outlets for each in claims] == [("Meridian Post",), ("Tigris Morning",)]
        assert report.text.startswith("According to Meridian Post: 1 battery of Patriot")
        assert all(each.subject.text in each.sentence.of(report.text) for each in claims)


def test_a_plan_beside_one_place_is_a_plan_to_go_there(table: Path) -> None:
    found = claim(table, "place,system,status,due,start", "Iraq,Patriot,planned,2020-04-30,Kuwait")
    assert found.place
    assert found.origin
    assert (found.place.key, found.origin.key, found.time) == ("IQ", "KW", Interval(None, date(2020, 4, 30)))


def test_a_place_that_nobody_knows_needs_its_point(table: Path) -> None:
    found = claim(table, "place,system,lat,lon,country", "Hill 7 north of the dump,S-400,35.5,43.25,Iraq")
    assert found.place
    assert (found.place.key, found.place.precision, found.place.within) == ("at:35.500,43.250", Precision.SITE, ("IQ",))
    assert "give its lat and lon" in why(table, "place,system", "Hill 7 north of the dump,S-400")


def test_bad_rows_are_set_aside_with_line_and_reason_and_the_rest_comes_in(table: Path) -> None:
    found = taken(
        table,
        "place,system,category,count,date,status,lat,operator",
        "Erbil,Patriot,,1,2020-03-30,present,,US",
        "Erbil,Patriot,,many,2020-03-30,present,,US",
        "Erbil,Patriot,,1,30.3.2020,present,,US",
        "",
        "Erbil,Patriot,,1,2020-03-30,dancing,,US",
        "Erbil,,,1,2020-03-30,present,,US",
        ",Patriot,,1,2020-03-30,present,,US",
        "Erbil,Patriot,,1,2020-03-30,present,91,US",
        "Erbil,Patriot,,1,2020-03-30,present,,Atlantis",
        "Erbil,Patriot,weather,1,2020-03-30,present,,US",
        "Erbil,Patriot,,1,2031-03-30,present,,US",
        "Erbil,Patriot,,1,2020-03-30,present,,US,and,more",
        "Taji,Patriot,,1,2020-03-30,present,,US",
    )
    reasons = [str(each) for each in found if isinstance(each, BadReport)]
    lines = [reason.split(":")[1] for reason in reasons]
    assert lines == ["3", "4", "6", "7", "8", "9", "10", "11", "12", "13"]
    for reason, words in zip(
        reasons,
        (
            "no number",
            "YYYY-MM-DD",
            "there is no status",
            "neither a system",
            "no place",
            "no latitude",
            "no state",
            "no category",
            "future",
            "10 cells",
        ),
        strict=True,
    ):
        assert words in reason
    assert sum(isinstance(each, tuple) for each in found) == 2


@pytest.mark.parametrize(
    ("lines", "words"),
    [(["name,colour", "a,b"], "no column `place`"), ([""], "empty"), (["\x00\x01\x02" * 50], "binary")],
)
def test_what_is_no_table_of_positions_is_set_aside_whole(table: Path, lines: list[str], words: str) -> None:
    [problem] = taken(table, *lines)
    assert isinstance(problem, SourceUnusable)
    assert words in str(problem)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    [problem] = read_table(str(tmp_path / "none.csv"), now=NOW)
    assert isinstance(problem, SourceUnusable)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_spreadsheets_write_is_decoded(table: Path, encoding: str) -> None:
    [found] = taken(table, "place\tunit", "Köln\tBataillon électronique", encoding=encoding)
    assert isinstance(found, tuple)
    [made] = found[1]
    assert made.subject.unit == "Bataillon électronique"
    assert made.place
    assert made.place.country == "DE"


def test_a_formula_is_text_again_and_an_apostrophe_of_its_own_stays(table: Path) -> None:
    found = read(table, "place,unit", "Erbil,'=1+1", "Erbil,'Abbas Division", "Erbil,''=x")
    assert [claims[0].subject.unit for _, claims in found] == ["=1+1", "'Abbas Division", "'=x"]


def test_an_id_of_somebody_elses_is_no_position_of_ours(table: Path) -> None:
    assert stated_of(claim(table, "id,place,system", "1,Erbil,Patriot")) is None


def test_a_row_is_made_again_from_its_stored_bytes(table: Path) -> None:
    head = "place,system,origins,first_evidence,last_evidence"
    found = read(table, head, "Erbil,Patriot,A Post | B Post,2020-03-30,2020-03-31")
    assert len(found) == 2
    for report, claims in found:
        assert report.raw
        assert derive(report, report.raw) == report
        assert claims_again(report, report.raw) == claims
        with pytest.raises(BadReport, match="no row"):
            derive(report, b"place\nErbil\n")


def test_a_point_tells_which_namesake_is_meant_and_is_kept_where_none_is_near(table: Path) -> None:
    lebanon = claim(table, "place,system,lat,lon", "Tripoli,S-400,34.43,35.84").place
    assert lebanon
    assert lebanon.country != "LY"
    assert lebanon.lat == pytest.approx(34.43, abs=0.5)
    nowhere = claim(table, "place,system,lat,lon", "Tripoli,S-400,-45.0,-120.0").place
    assert nowhere
    assert (nowhere.lat, nowhere.lon, nowhere.key) == (-45.0, -120.0, "at:-45.000,-120.000")
    near = claim(table, "place,system,lat,lon", "Erbil,S-400,36.3,44.1").place
    assert near
    assert near.key == "gn:95446"
