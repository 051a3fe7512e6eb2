"""Reports, claims, statements and judgements as rows to be written."""

from __future__ import annotations

import json
import zlib
from datetime import UTC
from typing import TYPE_CHECKING, Any

from laydown.domain import as_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.judgement import Judgement
    from laydown.domain.place import Place
    from laydown.domain.provenance import Report

    Row = dict[str, Any]
    Numbered = Callable[[Place | None], int | None]


def dumps(value: object) -> str:
    """Return JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


def from_report(report: Report, recorded_at: datetime) -> Row:
    """Return a report's row, its bytes compressed."""
    return {
        "key": report.key,
        "id": report.id,
        "sha256": report.sha256,
        "text": report.text,
        "title": report.title,
        "outlet": report.outlet,
        "author": report.author,
        "url": report.url,
        "published": report.published,
        "published_at": report.published_at,
        "retrieved_at": report.retrieved_at,
        "language": report.language,
        "known_from": report.published or recorded_at.astimezone(UTC).date(),
        "recorded_at": recorded_at,
        "raw": None if report.raw is None else zlib.compress(report.raw),
        "canonical": report.canonical,
        "via": report.via,
        "form": report.form,
    }


def from_claim(claim: Claim, reading: int, reader: str, number_of: Numbered) -> Row:
    """Return a claim's row; `number_of` gives the numbers of its places, `reader` is that of the whole reading."""
    subject = claim.subject
    return {
        "reading": reading,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "subject_text": subject.text,
        "category": str(subject.category),
        "system": subject.system,
        "unit": subject.unit,
        "inferred": subject.inferred,
        "operator": claim.operator,
        "quantity": as_json.from_quantity(claim.quantity),
        "status": str(claim.status),
        "modality": str(claim.modality),
        "place": number_of(claim.place),
        "origin": number_of(claim.origin),
        "time": as_json.from_interval(claim.time),
        "attribution": as_json.from_attribution(claim.attribution),
        "reader": None if claim.reader == reader else claim.reader,
        "frame": claim.frame,
        "confidence": claim.confidence,
        "as_read": claim.as_read or None,
    }


def from_statement(statement: Statement, reading: int, reader: str) -> Row:
    """Return a context statement's row; `reader` is that of the whole reading."""
    return {
        "reading": reading,
        "sentence_start": statement.sentence.start,
        "sentence_end": statement.sentence.end,
        "kind": str(statement.kind),
        "topic": statement.topic,
        "state": statement.state,
        "parties": list(statement.parties),
        "time": as_json.from_interval(statement.time),
        "at_odds_with": list(statement.at_odds_with),
        "attribution": as_json.from_attribution(statement.attribution),
        "reader": None if statement.reader == reader else statement.reader,
    }


def from_judgement(judgement: Judgement) -> Row:
    """Return a judgement's row."""
    return {
        "id": judgement.id,
        "verdict": str(judgement.verdict),
        "targets": list(judgement.targets),
        "by": judgement.by,
        "why": judgement.why,
        "at": judgement.at,
        "recorded_at": judgement.at,
        "claims": [as_json.from_claim(claim) for claim in judgement.claims],
        "changes": dict(judgement.changes),
    }
