"""A laydown as GeoJSON (RFC 7946): pins for sites and cities, areas for all that is wider, nothing for what nobody places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.products.drawn import Drawn, drawn
from laydown.products.printable import json_line
from laydown.products.sourced_rows import sourced_row
from laydown.products.symbols import style, symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from laydown.domain.claim import Claim
    from laydown.domain.position import Laydown, Position
    from laydown.domain.provenance import Report
    from laydown.products.rows import Row

_OF_A_MARK = ("id", "category", "system", "unit", "operator", "count", "modality", "disputed", "stale")


def geojson(laydown: Laydown, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> str:
    """Return a FeatureCollection as text, a feature a line; `reports` is by key, `claims` by id."""
    whole = feature_collection(laydown, reports, claims)
    features = ",\n".join(map(json_line, whole.pop("features")))
    return f'{json_line(whole)[:-1]}, "features": [\n{features}\n]}}\n'


def feature_collection(laydown: Laydown, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Row:
    """Return the collection with the two days as foreign members (RFC 7946, 6.1)."""
    return {
        "type": "FeatureCollection",
        "valid_at": laydown.valid_at.isoformat(),
        "known_at": laydown.known_at.isoformat(),
        "features": [feature for position in laydown.positions for feature in _features(position, reports, claims)],
    }


def _features(position: Position, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Iterator[Row]:
    whole = sourced_row(position, reports, claims)
    for mark in drawn(position):
        own = mark.kind == "position"
        # What stands beside the position itself refers to it by its id; only the position repeats all that is known.
        said = whole if own else {name: whole[name] for name in _OF_A_MARK}
        yield {
            "type": "Feature",
            "id": position.id if own else f"{position.id}-{mark.kind}",
            "geometry": mark.geometry,
            "properties": said | _drawing(position, mark),
        }


def _drawing(position: Position, mark: Drawn) -> Row:
    row: Row = {
        "feature": mark.kind,
        "sidc": symbol(position, mark.status),
        "symbol_status": str(mark.status),
        "style": style(position, mark.status),
    }
    if mark.kind == "move":
        here, to = position.place or position.start, position.destination
        ends = {"from": here, "to": to}
        return row | {"status": str(position.status)} | {
            name: {"name": end.name, "key": end.key, "precision": str(end.precision)} for name, end in ends.items() if end
        }  # fmt: skip
    return row | {
        "at": mark.place.name if mark.place else None,
        "precision": str(mark.place.precision) if mark.place else None,
        "radius_km": mark.radius_km,
        "area": mark.area,
        "outline": mark.outline,
    }
