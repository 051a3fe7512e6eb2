"""Positions as rows that carry their sources: what every export but CSV says of a position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.domain.sidc import symbol_status
from laydown.products.citing import address, source_name
from laydown.products.position_rows import position_row, tally_row
from laydown.products.printable import json_text, one_line
from laydown.products.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from laydown.domain.claim import Claim
    from laydown.domain.grading import Grade
    from laydown.domain.position import Laydown, Position
    from laydown.domain.provenance import Report
    from laydown.products.rows import Row


def sourced_laydown_json(laydown: Laydown, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> str:
    """Return a laydown as one JSON object in text (see `sourced_laydown_row`)."""
    return json_text(sourced_laydown_row(laydown, reports, claims)) + "\n"


def sourced_laydown_row(laydown: Laydown, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Row:
    """Return a laydown: its two days, its positions with their sources, its tallies; `reports` by key, `claims` by id."""
    return {
        "valid_at": laydown.valid_at.isoformat(),
        "known_at": laydown.known_at.isoformat(),
        "positions": [sourced_row(position, reports, claims) for position in laydown.positions],
        "tallies": [tally_row(tally) for tally in laydown.tallies],
    }


def sourced_row(position: Position, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Row:
    """Return a position's row with its symbol, its grade and, under `citations`, the sentence behind each of its claims."""
    return position_row(position) | {
        "due": position.due.isoformat() if position.due else None,
        "grade": grade_row(position.grade),
        "sidc": symbol(position),
        "symbol_status": str(symbol_status(position)),
        "citations": list(citations(position, reports, claims)),
    }


def grade_row(grade: Grade) -> Row:
    """Return a grade as its pair and its two axes, the credibility with its reason."""
    return {
        "pair": str(grade),
        "reliability": [str(letter) for letter in grade.reliability],
        "credibility": str(grade.credibility),
        "why": grade.why or None,
    }


def citations(position: Position, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Iterator[Row]:
    """Yield, claim by claim, the sentence, the report that it stands in and how it bears on the position."""
    for support in position.support:
        claim = claims.get(support.claim)
        report = reports.get(claim.report) if claim else None
        if claim and report:
            yield {
                "claim": claim.id,
                "role": str(support.role),
                "sentence": one_line(claim.sentence.of(report.text)),
                "report": report.key,
                "source": source_name(report),
                "published": report.published.isoformat() if report.published else None,
                "url": address(report),
            }
