"""Positions as plain rows: for JSON and for CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from laydown.products.grading import grade_row
from laydown.products.printable import plain
from laydown.products.rows import Row, count_row, place_row, time_row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from laydown.domain.position import Laydown, Position, Tally

# What a spreadsheet would run as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def laydown_row(laydown: Laydown) -> Row:
    """Return a laydown: its two days, its positions and its tallies."""
    return {
        "valid_at": laydown.valid_at.isoformat(),
        "known_at": laydown.known_at.isoformat(),
        "positions": [position_row(position) for position in laydown.positions],
        "tallies": [tally_row(tally) for tally in laydown.tallies],
    }


def position_row(position: Position) -> Row:
    """Return a position with the ids of its claims by role."""
    return {
        "id": position.id,
        "category": str(position.category),
        "system": position.system,
        "unit": position.unit,
        "operator": position.operator,
        "place": place_row(position.place),
        "start": place_row(position.start),
        "destination": place_row(position.destination),
        "count": count_row(position.count),
        "status": str(position.status),
        "modality": str(position.modality),
        "since": time_row(position.since),
        "origins": [{"name": o.root or o.name, "cites": o.name, "reports": len(o.reports)} for o in position.origins],
        "first_evidence": _iso(position.first_evidence),
        "last_evidence": _iso(position.last_evidence),
        "disputed": position.disputed or None,
        "stale": position.stale or None,
        "filled": list(position.filled),
        "due": _iso(position.due),
        "grade": grade_row(position.grade),
        "claims": [{"id": s.claim, "role": str(s.role), "why": s.why or None} for s in position.support],
    }


def tally_row(tally: Tally) -> Row:
    """Return a tally."""
    return {
        "category": str(tally.category),
        "system": tally.system,
        "operator": tally.operator,
        "country": tally.country,
        "present": count_row(tally.present),
        "expected": count_row(tally.expected),
    }


COLUMNS = (
    "id", "operator", "category", "system", "unit", "place", "country", "lat", "lon", "precision", "destination", "destination_country",
    "count_min", "count_max", "count_unit", "status", "modality", "since_earliest", "since_latest", "origins", "origin_count",
    "first_evidence", "last_evidence", "disputed", "stale", "filled", "claims",
)  # fmt: skip


def positions_csv(positions: Iterable[Position]) -> str:
    """Return positions as CSV (RFC 4180), the columns as in `COLUMNS`; lists are joined by ` | `."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for position in positions:
        writer.writerow([_cell(value) for value in _flat(position)])
    return out.getvalue()


def _flat(position: Position) -> list[object]:
    place, to, count, since = position.place, position.destination, position.count, position.since
    roots = list(dict.fromkeys(origin.root or origin.name for origin in position.origins))
    return [
        position.id, position.operator, position.category, position.system, position.unit,
        place and place.name, place and place.country, place and place.lat, place and place.lon, place and place.precision,
        to and to.name, to and to.country, count and count.min, count and count.max, count and count.unit,
        position.status, position.modality, since and since.earliest, since and since.latest, " | ".join(roots), len(roots),
        position.first_evidence, position.last_evidence, position.disputed, position.stale,
        " | ".join(position.filled), " | ".join(support.claim for support in position.support),
    ]  # fmt: skip


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    shown = plain(value)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
