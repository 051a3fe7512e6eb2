"""Every format, read back by a reader that knows nothing of Laydown; reports are hostile."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from laydown.domain.claim import Status
from laydown.domain.dates import Interval
from laydown.domain.grading import Credibility, Grade, Reliability
from laydown.domain.place import Place, Precision
from laydown.errors import UsageError
from laydown.products.columns import COLUMNS
from laydown.products.exporters import EXPORTERS
from laydown.products.kml import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.products.conftest import Made

HOSTILE = 'Base <script>alert(1)</script> ]]> "&amp;" \x00\x1b[2J\u202e\ud800\ufffe -->'
K = f"{{{NAMESPACE}}}"


def exported(made: Made, name: str) -> bytes:
    exporter = next(each for each in EXPORTERS if each.format == name)
    return exporter.export(made.laydown, made.reports, made.claims)


def features(made: Made) -> list[dict[str, Any]]:
    collection = json.loads(exported(made, "geojson"))
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    return found


def placemarks(made: Made) -> list[ET.Element]:
    return list(ET.fromstring(exported(made, "kml")).iter(f"{K}Placemark"))  # noqa: S314  our own output


def data_of(mark: ET.Element) -> dict[str, str]:
    return {each.attrib["name"]: each.findtext(f"{K}value") or "" for each in mark.iter(f"{K}Data")}


def with_hostile_names(made: Made) -> Made:
    place = Place(name=HOSTILE, key="x", precision=Precision.SITE, lat=1.0, lon=2.0)
    first, second = made.laydown.positions
    positions = (replace(first, place=place, unit=HOSTILE, system=None, disputed=HOSTILE), replace(second, operator=HOSTILE))
    reports = {key: replace(report, outlet=HOSTILE) for key, report in made.reports.items()}
    return replace(made, laydown=replace(made.laydown, positions=positions), reports=reports)


def texts_of(format_: str, made: Made) -> Iterator[str]:
    raw = exported(made, format_)
    if format_ == "kml":
        yield from (text for element in ET.fromstring(raw).iter() if (text := element.text))  # noqa: S314  our own output
    elif format_ == "csv":
        yield from (cell for row in csv.reader(io.StringIO(raw.decode("utf-8"), newline="")) for cell in row)
    else:
        yield raw.decode("utf-8")


@pytest.mark.parametrize("name", ["geojson", "kml", "csv", "json"])
def test_hostile_names_stay_text_in_every_format(made: Made, name: str) -> None:
    texts = list(texts_of(name, with_hostile_names(made)))
    assert any("Base" in text for text in texts)
    assert not any(char in text for text in texts for char in "\x00\x1b\u202e\ud800")


def test_no_markup_of_a_report_reaches_a_description(made: Made) -> None:
    marks = list(placemarks(with_hostile_names(made)))
    assert marks
    for mark in marks:
        shown = (mark.findtext(f"{K}description") or "") + (mark.findtext(f"{K}name") or "")
        assert "<script" not in shown
        assert shown.replace("<br>", "").count("<") == 0


@pytest.mark.parametrize("name", [each.format for each in EXPORTERS])
def test_an_empty_laydown_is_a_whole_file(made: Made, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    raw = exported(replace(made, laydown=replace(made.laydown, positions=(), tallies=())), name)
    if name == "kml":
        assert ET.fromstring(raw).find(f"{K}Document") is not None  # noqa: S314  our own output
    elif name == "csv":
        assert list(csv.reader(io.StringIO(raw.decode()))) == [list(COLUMNS)]
    elif name != "parquet":
        assert json.loads(raw)["features" if name == "geojson" else "positions"] == []


def test_geojson_gives_a_site_as_a_point_with_its_radius_sources_and_symbol(made: Made) -> None:
    first = features(made)[0]
    said = first["properties"]
    assert first["geometry"] == {"type": "Point", "coordinates": [42.44, 33.79]}
    assert (said["radius_km"], said["area"], said["feature"], said["precision"]) == (3.0, False, "position", "site")
    assert (said["status"], said["symbol_status"], said["style"]) == ("setting_up", "present", "disputed")
    assert said["sidc"] == "10011000151301020000"
    assert said["grade"]["pair"] == "F6"
    assert next(cited["sentence"] for cited in said["citations"]) == "One battery stands at Ain al-Asad."
    assert said["citations"][0]["url"] == "https://wire.example/one"
    assert {cited["claim"] for cited in said["citations"]} <= set(made.claims)


def test_geojson_draws_a_plan_as_areas_and_a_way_and_never_pins_it(made: Made) -> None:
    _, planned, now, way = features(made)
    assert planned["properties"]["at"] == "Iraq"
    assert [each["properties"]["sidc"][6] for each in (planned, now, way)] == ["1", "0", "1"]
    assert {each["geometry"]["type"] for each in (planned, now)} <= {"Polygon", "MultiPolygon"}
    assert way["properties"]["symbol_status"] == "planned"
    assert (way["properties"]["from"]["key"], way["properties"]["to"]["key"]) == ("KW", "IQ")
    assert len({each["id"] for each in (planned, now, way)}) == 3


def test_json_has_the_days_the_sources_and_the_tallies(made: Made) -> None:
    whole = json.loads(exported(made, "json"))
    assert (whole["valid_at"], whole["known_at"]) == ("2020-03-31", "2020-04-01")
    assert whole["positions"][0]["citations"]
    assert whole["positions"][1]["sidc"][6] == "1"
    assert whole["tallies"][0]["expected"]["min"] == 4


def test_kml_has_folders_styles_spans_and_nothing_from_the_network(made: Made) -> None:
    raw = exported(made, "kml").decode()
    root = ET.fromstring(raw)  # noqa: S314  our own output
    assert root.tag == f"{K}kml"
    names = [folder.findtext(f"{K}name") for folder in root.iter(f"{K}Folder")]
    assert names == ["United States", "Patriot"]
    styles = {style.attrib["id"] for style in root.iter(f"{K}Style")}
    assert {mark.findtext(f"{K}styleUrl") for mark in placemarks(made)} <= {f"#{name}" for name in styles}
    assert not list(root.iter(f"{K}href"))
    assert not list(root.iter(f"{K}Icon"))
    first, planned, *_ = placemarks(made)
    assert first.findtext(f"{K}styleUrl") == "#disputed"
    assert first.findtext(f"{K}TimeSpan/{K}begin") == "2020-03-22"
    assert first.find(f"{K}TimeSpan/{K}end") is None
    assert first.findtext(f"{K}Point/{K}coordinates") == "42.44,33.79"
    assert data_of(first)["sidc"] == "10011000151301020000"
    assert json.loads(data_of(first)["citation_1"])["url"] == "https://wire.example/one"
    assert planned.find(f"{K}Point") is None
    assert planned.findtext(f"{K}styleUrl") == "#planned"


def test_kml_ends_the_span_of_what_left(made: Made) -> None:
    gone = replace(made.laydown.positions[0], status=Status.LEFT, since=Interval(date(2020, 4, 1), date(2020, 4, 4)), disputed="")
    [mark] = placemarks(replace(made, laydown=replace(made.laydown, positions=(gone,))))
    assert mark.findtext(f"{K}TimeSpan/{K}begin") == "2020-03-30"
    assert mark.findtext(f"{K}TimeSpan/{K}end") == "2020-04-04"
    assert mark.findtext(f"{K}styleUrl") == "#gone"


def test_parquet_is_typed_with_days_as_days_and_lists_as_lists(made: Made) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    graded = replace(made.laydown.positions[0], grade=Grade((Reliability.RELIABLE,), Credibility.PROBABLY_TRUE, "two origins"))
    table = parquet.read_table(io.BytesIO(exported(replace(made, laydown=replace(made.laydown, positions=(graded,))), "parquet")))
    assert table.column_names == [*COLUMNS, "sidc", "symbol_status"]
    assert table.schema.field("first_evidence").type == pa.date32()
    assert table.schema.field("count_min").type == pa.int64()
    assert pa.types.is_list(table.schema.field("origins").type)
    assert table.schema.metadata[b"laydown.valid_at"] == b"2020-03-31"
    [row] = table.to_pylist()
    assert (row["first_evidence"], row["origins"], row["lat"]) == (date(2020, 3, 30), ["Example Wire"], 33.79)
    assert (row["reliability"], row["credibility"]) == (["A"], "2")
    assert row["destination"] is None


def test_parquet_without_its_library_names_the_extra(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"laydown\[parquet\]"):
        exported(made, "parquet")
