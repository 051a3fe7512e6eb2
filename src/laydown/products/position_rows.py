"""Positions as plain rows, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.products.grading import grade_row
from laydown.products.rows import Row, count_row, place_row, time_row

if TYPE_CHECKING:
    from datetime import date

    from laydown.domain.position import Laydown, Position, Tally


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


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
