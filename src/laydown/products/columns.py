"""Which columns does a table of positions have? One list for CSV and Parquet, each with the kind of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from laydown.domain.place import Place
    from laydown.domain.position import Position

TEXT, NUMBER, DEGREES, DAY, LIST = "text", "number", "degrees", "day", "list"


def _of_a_place(name: str) -> dict[str, str]:
    return {
        name: TEXT, f"{name}_key": TEXT, f"{name}_country": TEXT, f"{name}_lat": DEGREES, f"{name}_lon": DEGREES,
        f"{name}_precision": TEXT, f"{name}_within": LIST,
    }  # fmt: skip


KINDS: Mapping[str, str] = {
    "id": TEXT, "operator": TEXT, "category": TEXT, "system": TEXT, "unit": TEXT,
    "place": TEXT, "place_key": TEXT, "country": TEXT, "lat": DEGREES, "lon": DEGREES, "precision": TEXT, "within": LIST,
    **_of_a_place("destination"), **_of_a_place("start"),
    "count_min": NUMBER, "count_max": NUMBER, "count_unit": TEXT, "status": TEXT, "modality": TEXT,
    "since_earliest": DAY, "since_latest": DAY, "due": DAY, "origins": LIST, "origin_count": NUMBER, "first_evidence": DAY, "last_evidence": DAY,
    "reliability": LIST, "credibility": TEXT, "credibility_why": TEXT, "disputed": TEXT, "stale": TEXT, "filled": LIST, "claims": LIST,
}  # fmt: skip
COLUMNS = tuple(KINDS)


def values(position: Position) -> dict[str, object]:
    """Return a position by column; what is not said is None, lists are tuples."""
    count, since, grade = position.count, position.since, position.grade
    roots = tuple(dict.fromkeys(origin.root or origin.name for origin in position.origins))
    return {
        "id": position.id,
        "operator": position.operator,
        "category": str(position.category),
        "system": position.system,
        "unit": position.unit,
        **dict(zip(("place", "place_key", "country", "lat", "lon", "precision", "within"), _place(position.place), strict=True)),
        **dict(zip(_of_a_place("destination"), _place(position.destination), strict=True)),
        **dict(zip(_of_a_place("start"), _place(position.start), strict=True)),
        "count_min": count.min if count else None,
        "count_max": count.max if count else None,
        "count_unit": count.unit if count else None,
        "status": str(position.status),
        "modality": str(position.modality),
        "since_earliest": since.earliest if since else None,
        "since_latest": since.latest if since else None,
        "due": position.due,
        "origins": roots,
        "origin_count": len(roots),
        "first_evidence": position.first_evidence,
        "last_evidence": position.last_evidence,
        "reliability": tuple(str(letter) for letter in grade.reliability),
        "credibility": str(grade.credibility),
        "credibility_why": grade.why or None,
        "disputed": position.disputed or None,
        "stale": position.stale or None,
        "filled": position.filled,
        "claims": tuple(support.claim for support in position.support),
    }


def _place(place: Place | None) -> Iterator[object]:
    if place is None:
        yield from (None, None, None, None, None, None, ())
    else:
        yield from (place.name, place.key, place.country, place.lat, place.lon, str(place.precision), place.within)
