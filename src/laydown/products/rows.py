"""Claims and statements as plain rows: the shape of `laydown extract --format jsonl`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laydown.domain.claim import Claim, Statement
    from laydown.domain.dates import Interval
    from laydown.domain.judgement import Judgement
    from laydown.domain.order_of_battle import Quantity
    from laydown.domain.place import Place
    from laydown.domain.position import Count
    from laydown.domain.provenance import Report

Row = dict[str, Any]


def claim_row(claim: Claim, doc: str) -> Row:
    """Return a claim as a JSON object; `doc` is the report's own id."""
    subject = claim.subject
    return {
        "doc": doc,
        "sentence": [claim.sentence.start, claim.sentence.end],
        "subject": {"text": subject.text, "category": str(subject.category), "system": subject.system},
        "operator": claim.operator,
        "quantity": quantity_row(claim.quantity),
        "status": str(claim.status),
        "modality": str(claim.modality),
        "place": place_row(claim.place),
        "origin": place_row(claim.origin),
        "time": time_row(claim.time),
        "speakers": list(claim.attribution.speakers),
        "outlets": list(claim.attribution.outlets),
        "voice": str(claim.attribution.voice),
        "confidence": claim.confidence,
    }


def kept_claim_row(claim: Claim, report: Report) -> Row:
    """Return a claim of a ledger: as extracted, with its id, its report's key, day, outlet and address, and its sentence."""
    return claim_row(claim, report.id) | {
        "id": claim.id,
        "report": report.key,
        "published": report.published.isoformat() if report.published else None,
        "outlet": report.outlet,
        "url": report.url,
        "sentence_text": claim.sentence.of(report.text),
    }


def judgement_row(judgement: Judgement) -> Row:
    """Return a judgement as a JSON object; `claims` are the judged claims as they were read."""
    return {
        "id": judgement.id,
        "verdict": str(judgement.verdict),
        "targets": list(judgement.targets),
        "by": judgement.by,
        "why": judgement.why,
        "at": judgement.at.isoformat(),
        "changes": dict(judgement.changes),
        "claims": [claim_row(claim, claim.report) | {"id": claim.id} for claim in judgement.claims],
    }


def statement_row(statement: Statement, doc: str) -> Row:
    """Return a context statement as a JSON object with its `kind`."""
    return {
        "doc": doc,
        "kind": str(statement.kind),
        "id": statement.id,
        "sentence": [statement.sentence.start, statement.sentence.end],
        "parties": list(statement.parties),
        "topic": statement.topic,
        "state": statement.state,
        "time": time_row(statement.time),
        "speakers": list(statement.attribution.speakers),
        "outlets": list(statement.attribution.outlets),
        "voice": str(statement.attribution.voice),
        "at_odds_with": list(statement.at_odds_with),
    }


def place_row(place: Place | None) -> Row | None:
    """Return a place by name, country, coordinates in degrees and precision."""
    if place is None:
        return None
    return {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon, "precision": str(place.precision)}


def quantity_row(quantity: Quantity | None) -> Row | None:
    """Return a quantity by its bounds and unit."""
    return None if quantity is None else {"min": quantity.min, "max": quantity.max, "unit": quantity.unit}


def count_row(count: Count | None) -> Row | None:
    """Return a position's count by its bounds, its unit and the claims that bound it."""
    return None if count is None else {"min": count.min, "max": count.max, "unit": count.unit, "claims": list(count.claims)}


def time_row(time: Interval | None) -> Row | None:
    """Return an interval by its first and last day in ISO 8601; an open end is null."""
    if time is None:
        return None
    return {
        "earliest": time.earliest.isoformat() if time.earliest else None,
        "latest": time.latest.isoformat() if time.latest else None,
    }
