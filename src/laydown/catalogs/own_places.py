"""The seas, areas, towns and spellings of our own files, as rows of the gazetteer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from laydown.catalogs import senses
from laydown.catalogs.place_rows import NAME, Row, admin1_near
from laydown.catalogs.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAME = 0.2  # degrees
_PRECISIONS = frozenset(("site", "city", "region", "country", "wide"))
_FILES = {"seas": {"km"}, "areas": set(), "towns": {"country", "population"}}


def seas_and_areas() -> list[Row]:
    """Return the waters and regions of our own files."""
    rows = []
    for sea in senses.read("seas.yaml")["seas"]:
        slug = fold(sea["name"]).replace(" ", "-")
        rows.append(
            _own(
                Row(f"sea:{slug}", sea["name"], "sea", sea["lat"], sea["lon"], None, sea["km"] * 1000, None, "sea"),
                sea["aliases"],
            )
        )
    for area in areas():
        slug = fold(area["name"]).replace(" ", "-")
        precision = area.get("precision", "region")
        wide = precision == "wide"
        row = Row(
            area.get("key", f"area:{slug}"), area["name"], "wide" if wide else "area", area["lat"], area["lon"], area.get("in"),
            1_000_000, None, "region" if wide else precision,
        )  # fmt: skip
        rows.append(_own(row, area["aliases"]))
    return rows


def areas() -> list[dict[str, Any]]:
    """Return the regions and islands as they are written down."""
    return [area for name in ("areas.yaml", "areas-islands.yaml") for area in senses.read(name)["areas"]]


def towns(near: dict[tuple[int, int], list[Row]]) -> list[Row]:
    """Return the towns of our own file that GeoNames lacks, each in the division of the nearest that it has; name the others."""
    rows = []
    for town in senses.read("towns.yaml")["towns"]:
        slug = f"{fold(town['name'])} {town['country']}".lower().replace(" ", "-")
        row = Row(f"town:{slug}", town["name"], "city", town["lat"], town["lon"], town["country"], town["population"])
        row.admin1 = admin1_near(row, near)
        _own(row, town["aliases"])
        if known := _same(row, near):
            known.names = row.names | known.names
            known.population = max(known.population, row.population)
        else:
            rows.append(row)
    return rows


def _same(row: Row, near: dict[tuple[int, int], list[Row]]) -> Row | None:
    """Return the town that GeoNames already has there by one of the names, so that each town keeps one key."""
    lat, lon = round(row.lat * 2), round(row.lon * 2)
    around = (t for i in (-1, 0, 1) for j in (-1, 0, 1) for t in near.get((lat + i, lon + j), ()))
    return next(
        (t for t in around if abs(t.lat - row.lat) + abs(t.lon - row.lon) < _SAME and t.names.keys() & row.names.keys()), None
    )


def _own(row: Row, aliases: list[str]) -> Row:
    for name in (row.name, *aliases):
        row.call(name, NAME)
    return row


def add_names(rows: list[Row]) -> None:
    """Give countries, divisions and cities the spellings that news uses."""
    known = senses.read("place-names.yaml")
    by_key = {row.key: row for row in rows}
    for key, names in (known["countries"] | known["divisions"]).items():
        for name in names:
            by_key[key].call(name, NAME)
    largest: dict[str, Row] = {}
    for row in rows:
        if row.kind in ("city", "capital"):
            place = f"{fold(row.name)}, {row.country}"
            if place not in largest or largest[place].population < row.population:
                largest[place] = row
    for place, names in known["cities"].items():
        name, _, country = place.rpartition(", ")
        if city := largest.get(f"{fold(name)}, {country}"):
            for other in names:
                city.call(other, NAME)


def check() -> list[str]:
    """Return every problem of seas.yaml, areas*.yaml and towns.yaml in words."""
    return [
        problem
        for name, more in _FILES.items()
        for problem in _problems(name, areas() if name == "areas" else senses.read(f"{name}.yaml")[name], more)
    ]


def _problems(file: str, entries: list[dict[str, Any]], more: set[str]) -> Iterator[str]:
    for entry in entries:
        where = f"{file}.yaml: {entry.get('name')}"
        if missing := {"name", "lat", "lon", "aliases", *more} - set(entry):
            yield f"{where}: {', '.join(sorted(missing))} must be given"
        elif not (-90 <= entry["lat"] <= 90 and -180 <= entry["lon"] <= 180):  # noqa: PLR2004 - the globe
            yield f"{where}: {entry['lat']}, {entry['lon']} is no point on the globe"
        elif entry.get("precision", "region") not in _PRECISIONS:
            yield f"{where}: there is no precision {entry['precision']}"
        elif not all(isinstance(alias, str) for alias in entry["aliases"]):
            yield f"{where}: aliases must be texts (quote them?)"
    counted = Counter((fold(str(e.get("name"))), e.get("country")) for e in entries)
    yield from (f"{file}.yaml: {name}: listed more than once" for (name, _), times in counted.items() if times > 1)
