"""Reports, claims, statements and judgements as rows to be written."""

from __future__ import annotations

import zlib
from datetime import UTC
from typing import TYPE_CHECKING, Any

from laydown.domain import as_json
from laydown.ledger.storable import dumps, escaped, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from sqlalchemy import Table

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.judgement import Judgement
    from laydown.domain.provenance import Report

    Row = dict[str, Any]
    Numbered = Callable[[as_json.Json | None], int | None]


def insert(table: Table) -> str:
    """Return the statement that keeps one row of a table, its number left to the database."""
    names = [column.name for column in table.columns if column.name != "number"]
    return f"INSERT INTO {table.name} ({', '.join(map(_quoted, names))}) VALUES ({', '.join(f':{name}' for name in names)})"  # noqa: S608  names of ours


def _quoted(name: str) -> str:
    return f'"{name}"'


def from_report(report: Report, recorded_at: datetime) -> Row:
    """Return a report's row, its bytes compressed."""
    return {
        "key": report.key,
        "id": escaped(report.id),
        "sha256": escaped(report.sha256),
        "text": escaped(report.text),
        "title": escaped(report.title),
        "outlet": escaped(report.outlet),
        "author": escaped(report.author),
        "url": escaped(report.url),
        "published": _iso(report.published),
        "published_at": _iso(report.published_at),
        "retrieved_at": _iso(report.retrieved_at),
        "language": escaped(report.language),
        "known_from": _iso(report.published or recorded_at.astimezone(UTC).date()),
        "recorded_at": written(recorded_at),
        "raw": None if report.raw is None else zlib.compress(report.raw),
        "canonical": escaped(report.canonical),
        "via": escaped(report.via),
        "form": escaped(report.form),
    }


def from_claim(claim: Claim, reading: int, reader: str, number_of: Numbered) -> Row:
    """Return a claim's row; `number_of` gives the number of a detail of it, `reader` is that of the whole reading."""
    subject = claim.subject
    return {
        "reading": reading,
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "subject_text": escaped(subject.text),
        "category": str(subject.category),
        "system": escaped(subject.system),
        "unit": escaped(subject.unit),
        "inferred": subject.inferred,
        "operator": escaped(claim.operator),
        "quantity": number_of(as_json.from_quantity(claim.quantity)),
        "status": str(claim.status),
        "modality": str(claim.modality),
        "place": number_of(as_json.from_place(claim.place)),
        "origin": number_of(as_json.from_place(claim.origin)),
        "time": number_of(as_json.from_interval(claim.time)),
        "attribution": number_of(as_json.from_attribution(claim.attribution)),
        "reader": None if claim.reader == reader else escaped(claim.reader),
        "frame": escaped(claim.frame),
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
        "topic": escaped(statement.topic),
        "state": escaped(statement.state),
        "parties": dumps(statement.parties),
        "time": dumps(as_json.from_interval(statement.time)) if statement.time else None,
        "at_odds_with": dumps(statement.at_odds_with),
        "attribution": dumps(as_json.from_attribution(statement.attribution)),
        "reader": None if statement.reader == reader else escaped(statement.reader),
    }


def from_judgement(judgement: Judgement) -> Row:
    """Return a judgement's row."""
    return {
        "id": judgement.id,
        "verdict": str(judgement.verdict),
        "targets": dumps(judgement.targets),
        "by": escaped(judgement.by),
        "why": escaped(judgement.why),
        "at": _iso(judgement.at),
        "recorded_at": written(judgement.at),
        "claims": dumps([as_json.from_claim(claim) for claim in judgement.claims]),
        "changes": dumps(dict(judgement.changes)),
    }


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
