from __future__ import annotations

import pytest

from laydown.catalogs import site_spellings, sites
from laydown.catalogs.spelling import fold

# South, west, north, east; a degree wider than the land, for ports and islands close by.
BOXES = {
    "AE": (22, 51, 27, 57), "AF": (29, 60, 39, 75), "AU": (-44, 112, -9, 155), "BE": (49, 2, 52, 7), "BG": (41, 22, 45, 29),
    "BY": (51, 23, 57, 33), "CA": (41, -142, 84, -52), "CN": (17, 73, 54, 135), "CO": (-5, -80, 13, -66), "CU": (19, -85, 24, -74),
    "CY": (34, 32, 36, 35), "CZ": (48, 12, 52, 19), "DE": (47, 5, 56, 16), "DJ": (10, 41, 13, 44), "EE": (57, 21, 60, 29),
    "EG": (21, 24, 32, 37), "ER": (12, 36, 18, 44), "ES": (35, -10, 44, 5), "FI": (59, 19, 71, 32), "FR": (41, -6, 52, 10),
    "GB": (49, -9, 61, 2), "GE": (41, 39, 44, 47), "GR": (34, 19, 42, 30), "HU": (45, 16, 49, 23), "IL": (29, 34, 34, 36),
    "IN": (6, 68, 36, 98), "IQ": (29, 38, 38, 49), "IR": (25, 44, 40, 64), "IT": (35, 6, 48, 19), "JO": (29, 34, 34, 40),
    "JP": (24, 122, 46, 146), "KP": (37, 124, 44, 131), "KR": (33, 124, 39, 131), "KW": (28, 46, 31, 49), "KZ": (40, 46, 56, 88),
    "LT": (53, 20, 57, 27), "LV": (55, 20, 59, 29), "LY": (19, 9, 34, 26), "ML": (10, -13, 25, 5), "NE": (11, 0, 24, 16),
    "NL": (50, 3, 54, 8), "NO": (57, 4, 81, 32), "OM": (16, 51, 27, 60), "PH": (4, 116, 22, 127), "PK": (23, 60, 38, 78),
    "PL": (49, 14, 55, 25), "QA": (24, 50, 27, 52), "RO": (43, 20, 49, 30), "RU": (41, 19, 82, 180), "SA": (16, 34, 33, 56),
    "SD": (8, 21, 24, 39), "SE": (55, 10, 70, 25), "SO": (-2, 40, 12, 52), "SY": (32, 35, 38, 43), "TR": (35, 25, 43, 45),
    "TW": (20, 116, 27, 123), "UA": (44, 22, 53, 41), "US": (18, -180, 72, 180), "VE": (0, -74, 13, -59), "VN": (8, 102, 24, 110),
    "YE": (12, 41, 19, 55),
}  # fmt: skip


def key(text: str) -> str | None:
    found = sites.load().spellings().get(fold(text))
    return found.key if found else None


def test_the_catalogue_has_no_problems() -> None:
    assert sites.check() == []


def test_the_whole_world_is_covered() -> None:
    found = sites.load().all
    assert len(found) >= 900
    assert len({site.country for site in found}) >= 100
    assert set(BOXES) <= {site.country for site in found}
    assert {site.kind for site in found} == set(sites.Kind)


def test_no_spelling_belongs_to_two_sites() -> None:
    owners: dict[str, str] = {}
    for site in sites.load().all:
        for spelling in {fold(name) for name in (site.name, *site.aliases)}:
            assert owners.setdefault(spelling, site.key) == site.key, spelling
    assert set(owners) == set(sites.load().spellings())


def test_every_spelling_is_normalised() -> None:
    assert [spelling for spelling in sites.load().spellings() if fold(spelling) != spelling] == []


def test_every_site_lies_in_its_country() -> None:
    astray = [
        site.key
        for site in sites.load().all
        if (box := BOXES.get(site.country or "")) and not (box[0] <= site.lat <= box[2] and box[1] <= site.lon <= box[3])
    ]
    assert astray == []


def test_no_two_keys_are_one_place_of_one_kind() -> None:
    seen: dict[tuple[float, float, str], str] = {}
    for site in sites.load().all:
        assert seen.setdefault((site.lat, site.lon, site.kind), site.key) == site.key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ain al-Asad", "ain-al-asad"), ("al Asad Air Base", "ain-al-asad"), ("Al Asad Base", "ain-al-asad"),
        ("Ayn al-Asad airbase", "ain-al-asad"), ("Ain el Asad", "ain-al-asad"), ("AIN AL-ASSAD AIR BASE", "ain-al-asad"),
        ("Erbil Air Base", "erbil-air-base"), ("Irbil airbase", "erbil-air-base"), ("Arbil base", "erbil-air-base"),
        ("Taji base", "taji"), ("Camp Taji", "taji"), ("Balad airbase", "balad-air-base"), ("K1", None), ("K-1 base", "k1"),
        ("K1 Air Base", "k1"), ("Incirlik", "incirlik"), ("İncirlik Air Base", "incirlik"), ("Hmeimim", "hmeimim"),
        ("Khmeimim air base", "hmeimim"), ("Hmeymim", "hmeimim"), ("Al-Tanf", "al-tanf"), ("al Tanf base", "al-tanf"),
        ("At-Tanf", "al-tanf"), ("Tanf garrison", "al-tanf"), ("T4 airbase", "t4"), ("T-4", None), ("Tiyas air base", "t4"),
        ("port of Tartus", "tartus-naval-base"), ("Tartous naval base", "tartus-naval-base"), ("Al Udeid", "al-udeid"),
        ("Al-Udeid Air Base", "al-udeid"), ("Udeid base", "al-udeid"), ("Arifjan", "camp-arifjan"), ("Camp Arifjan", "camp-arifjan"),
        ("Kurecik radar base", "kurecik"), ("Akinci air base", "murted"), ("Bagram", "bagram"), ("Bagram Air Base", "bagram"),
        ("Osan AB", "osan"), ("Seongju THAAD site", "seongju"), ("Futenma", "futenma"), ("MCAS Futenma", "futenma"),
        ("Shariki", "shariki"), ("Woody Island", "woody-island"), ("Fiery Cross Reef", "fiery-cross-reef"),
        ("Redzikowo", "redzikowo"), ("Łask Air Base", "lask"), ("Rzeszow-Jasionka airport", "rzeszow-jasionka"),
        ("Mihail Kogălniceanu", "mihail-kogalniceanu"), ("Capu Midia", "capu-midia"), ("Sliač air base", "sliac"),
        ("De Peel", "de-peel"), ("Buechel Air Base", "buchel"), ("Andersen AFB", "andersen"), ("Ft. Bliss", "fort-bliss"),
        ("Guantánamo Bay", "guantanamo"), ("Sevastopol naval base", "sevastopol-naval-base"), ("Kapustin Yar", "kapustin-yar"),
        ("Camp Lemonnier", "camp-lemonnier"), ("Al-Watiya airbase", "al-watiya"), ("Kandahar airfield", "kandahar-airfield"),
        ("Deveselu missile defense base", "deveselu"), ("Thule Air Base", "pituffik"), ("Simon’s Town", "simons-town"),
    ],
)  # fmt: skip
def test_a_spelling_means_its_site(text: str, expected: str | None) -> None:
    assert key(text) == expected


@pytest.mark.parametrize(
    "town",
    [
        "Balad", "Erbil", "Sevastopol", "Kandahar", "Taji", "Tartus", "Latakia", "Bandar Abbas", "Kuwait", "Doha", "Seongju", "Naples",
        "Rota", "Odesa", "Norfolk", "Djibouti", "Palmyra", "Diyarbakir", "Konya", "Sinop", "Isfahan", "Yulin", "Hotan", "Gyumri", "",
    ],
)  # fmt: skip
def test_a_town_is_no_site(town: str) -> None:
    assert key(town) is None


@pytest.mark.parametrize(
    "phrase",
    [
        "Patriot base", "Patriot camp", "alert base", "clear radar", "Kuwait base", "Sudan naval base", "drum", "hill base", "Marines base",
        "Assad base", "the base", "base", "air base", "naval base", "port", "Pacific", "Bashar al-Asad", "liberty camp", "ream",
    ],
)  # fmt: skip
def test_a_common_phrase_is_no_site(phrase: str) -> None:
    assert key(phrase) is None


def test_a_disputed_reef_has_no_country() -> None:
    assert sites.load().by_key["mischief-reef"].country is None
    assert sites.load().by_key["belbek"].country == "UA"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("ali al salem air base", "ali al salem"),
        ("camp arifjan", "arifjan"),
        ("naval air station sigonella", "sigonella"),
        ("balad", "balad"),
    ],
)
def test_type_words_are_taken_off_both_ends(name: str, stem: str) -> None:
    assert site_spellings.stem(name) == stem


def test_a_broken_entry_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {"key": "x", "name": "X", "kind": "moon_base", "lat": "north", "source": "", "colour": "red", "aliases": [1]}
    monkeypatch.setattr(sites, "_entries", lambda: iter([("sites-x.yaml: x", broken)]))
    sites.load.cache_clear()
    try:
        (problem,) = sites.check()
    finally:
        sites.load.cache_clear()
    assert problem.startswith("sites-x.yaml: x: ")
    for word in ("colour", "moon_base", "decimal degrees", "aliases"):
        assert word in problem
