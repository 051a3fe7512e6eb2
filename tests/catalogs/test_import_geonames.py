"""A full GeoNames dump becomes the user's gazetteer."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from laydown.catalogs.gazetteer import Gazetteer, open_gazetteer
from laydown.catalogs.import_geonames import import_geonames
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path


def line(**given: str) -> str:
    """Return a line of allCountries.txt: a small settlement near Erbil's plain, but for what is given."""
    usual = {"lat": "33.1", "lon": "43.9", "kind": "P", "code": "PPL", "population": "900", "alternates": ""}
    own = usual | given
    fields = [
        own["id"],
        own["name"],
        own["name"],
        own["alternates"],
        own["lat"],
        own["lon"],
        own["kind"],
        own["code"],
        "IQ",
        "",
        "01",
    ]
    return "\t".join([*fields, "", "", "", own["population"], "", "70", "Asia/Baghdad", "2026-01-01"])


PLACES = "\n".join(
    (
        line(id="990000001", name="Qasr Zumurrud", alternates="Zumurrud Castle,قصر,QZM"),
        line(id="990000002", name="Zumurrud Air Base", kind="S", code="AIRB", population="0"),
        line(id="990000003", name="Jabal Zumurrud", kind="T", code="MT"),
        line(id="990000004", name="Nowhere", lat="north"),
        "too\tfew\tcolumns",
        line(id="95446", name="Erbil"),
    )
)
ALTERNATES = "1\t990000001\ten\tEmeraldbury\n2\t990000001\twkdt\tQ12345678\n3\t990000001\tar\tقصر\n4\t5\ten\tOrphan\nbroken\n"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Gazetteer]:
    folder = tmp_path_factory.mktemp("geonames")
    (folder / "allCountries.txt").write_text(PLACES, "utf-8")
    with zipfile.ZipFile(folder / "alternateNamesV2.zip", "w") as archive:
        archive.writestr("alternateNamesV2.txt", ALTERNATES)
        archive.writestr("readme.txt", "x")
    added = import_geonames(folder / "allCountries.txt", folder / "alternateNamesV2.zip", folder / "out" / "gazetteer.sqlite")
    return added, Gazetteer(folder / "out" / "gazetteer.sqlite")


def test_settlements_and_airfields_are_added_and_mountains_are_not(imported: tuple[int, Gazetteer]) -> None:
    added, gazetteer = imported
    assert added == 2
    assert [c.key for c in gazetteer.candidates("Qasr Zumurrud")] == ["gn:990000001"]
    assert [c.kind for c in gazetteer.airfields("Zumurrud")] == ["airbase"]
    assert not gazetteer.has("Jabal Zumurrud")


def test_alternate_names_of_both_files_are_known_where_english_could_use_them(imported: tuple[int, Gazetteer]) -> None:
    _, gazetteer = imported
    assert [c.matched_as for name in ("Zumurrud Castle", "Emeraldbury") for c in gazetteer.candidates(name)] == [
        "alternate",
        "alternate",
    ]
    assert not gazetteer.has("QZM")
    assert not gazetteer.has("Q12345678")


def test_what_the_bundled_gazetteer_holds_stays_as_it_was(imported: tuple[int, Gazetteer]) -> None:
    _, gazetteer = imported
    assert gazetteer.candidates("Erbil") == open_gazetteer().candidates("Erbil")


def test_a_file_that_is_no_dump_is_refused_and_leaves_the_old_gazetteer(tmp_path: Path) -> None:
    wrong, out = tmp_path / "wrong.txt", tmp_path / "gazetteer.sqlite"
    wrong.write_text("a,b,c\n", "utf-8")
    out.write_bytes(b"what was there")
    with pytest.raises(CatalogError, match="no line of it"):
        import_geonames(wrong, None, out)
    assert out.read_bytes() == b"what was there"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["gazetteer.sqlite", "wrong.txt"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"absent\.txt: cannot be read"):
        import_geonames(tmp_path / "absent.txt", None, tmp_path / "gazetteer.sqlite")
