"""Which places does a name mean?"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from laydown.catalogs import gazetteer as module
from laydown.catalogs import own_places
from laydown.catalogs.gazetteer import Gazetteer, open_gazetteer, user_path
from laydown.catalogs.spelling import fold, foldings
from laydown.domain.place import Precision
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path

    from laydown.catalogs.gazetteer import Candidate


def keys(name: str) -> list[str]:
    return [candidate.key for candidate in open_gazetteer().candidates(name)]


def best(name: str) -> Candidate:
    return open_gazetteer().candidates(name)[0]


def test_our_own_files_of_seas_areas_and_towns_have_no_problem() -> None:
    assert own_places.check() == []


@pytest.mark.parametrize(
    ("name", "folded"), [("Al-Ḥasakah", "al hasakah"), ("Łódź", "lodz"), ("  Port-au-Prince ", "port au prince"), ("北京", "")]
)
def test_spellings_fold_to_plain_words(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_an_apostrophe_folds_to_a_gap_or_to_nothing() -> None:
    assert foldings("N'Djamena") == {"n djamena", "ndjamena"}


@pytest.mark.parametrize("spelling", ["Erbil", "Irbil", "Arbil", "ERBIL"])
def test_the_spellings_of_a_city_have_one_key(spelling: str) -> None:
    assert keys(spelling)[0] == "gn:95446"


@pytest.mark.parametrize(
    ("name", "key", "precision"),
    [
        ("Iraq", "IQ", Precision.COUNTRY),
        ("United States", "US", Precision.COUNTRY),
        ("U.S.", "US", Precision.COUNTRY),
        ("Guam", "GU", Precision.REGION),
        ("Hong Kong", "HK", Precision.CITY),
        ("Red Sea", "sea:red-sea", Precision.SEA),
        ("Donbas", "area:donbas", Precision.REGION),
        ("Suez Canal", "area:suez-canal", Precision.REGION),
        ("Ain al-Asad Air Base", "site:ain-al-asad", Precision.SITE),
    ],
)
def test_countries_seas_areas_and_sites_are_known_by_key_and_precision(name: str, key: str, precision: Precision) -> None:
    found = next(c for c in open_gazetteer().candidates(name) if c.key == key)
    assert found.precision is precision


def test_divisions_are_known_with_their_country() -> None:
    anbar = next(c for c in open_gazetteer().candidates("Anbar") if c.kind == "admin1")
    assert (anbar.key, anbar.country, anbar.precision) == ("IQ.01", "IQ", Precision.REGION)


def test_a_place_names_the_areas_that_hold_it_nearest_first() -> None:
    place = open_gazetteer().place(best("Mosul"), "Mosul")
    assert place.within == ("IQ.15", "IQ")
    assert place.name == "Mosul"


def test_a_site_lies_in_its_division() -> None:
    site = open_gazetteer().candidates("Al Asad Air Base")[0]
    assert open_gazetteer().place(site, "Al Asad Air Base").within == ("IQ.01", "IQ")


def test_the_arabic_article_may_be_left_out_or_put_in() -> None:
    assert keys("al-Raqqa")[0] == keys("Raqqa")[0]


def test_airport_codes_and_other_scripts_are_no_names() -> None:
    assert not any(c.key == "gn:95446" for name in ("EBL", "أربيل") for c in open_gazetteer().candidates(name))


def test_what_nobody_calls_a_place_is_unknown() -> None:
    assert not open_gazetteer().has("Qwrtzpsd")
    assert not open_gazetteer().has("")


def test_airfields_are_found_by_the_town_that_they_serve() -> None:
    assert {f.kind for f in open_gazetteer().airfields("Tirana")} == {"airport"}
    assert not open_gazetteer().airfields("Qwrtzpsd")


def test_the_border_of_two_countries_lies_between_them_and_others_have_none() -> None:
    middle = open_gazetteer().border("TR", "SY")
    assert middle is not None
    lat, lon = middle
    assert 35.5 < lat < 37.5
    assert 35.5 < lon < 42.5
    assert open_gazetteer().border("TR", "PL") is None


def test_a_capital_is_known_by_country() -> None:
    capital = open_gazetteer().capital("TD")
    assert capital is not None
    assert capital.name == "N'Djamena"
    assert open_gazetteer().capital("ZZ") is None


def test_the_file_cannot_be_written() -> None:
    with pytest.raises(sqlite3.OperationalError):
        open_gazetteer()._file.execute("DELETE FROM places")  # noqa: SLF001 - no public way to write exists


def test_a_damaged_file_is_named_in_the_error(tmp_path: Path) -> None:
    broken = tmp_path / "gazetteer.sqlite"
    broken.write_bytes(b"not a database at all, but long enough to look at" * 100)
    with pytest.raises(CatalogError, match=r"gazetteer\.sqlite cannot be read"):
        Gazetteer(broken)


def test_a_file_of_another_version_says_what_to_do(tmp_path: Path) -> None:
    other = tmp_path / "gazetteer.sqlite"
    with sqlite3.connect(other) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    with pytest.raises(CatalogError, match="another version"):
        Gazetteer(other)


def test_the_users_folder_can_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LAYDOWN_DATA", str(tmp_path))
    assert user_path() == tmp_path / "gazetteer.sqlite"


def test_without_file_and_without_what_builds_it_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LAYDOWN_DATA", str(tmp_path))
    monkeypatch.setattr(module, "BUNDLED", tmp_path / "none.sqlite")
    monkeypatch.setattr(module, "_BUILD_NEEDS", ("a_package_that_is_not_there",))
    with pytest.raises(CatalogError, match="a_package_that_is_not_there"):
        open_gazetteer.__wrapped__()
