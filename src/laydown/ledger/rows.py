"""Reports, claims and statements as rows, and back the same."""

from __future__ import annotations

import zlib
from datetime import UTC
from typing import TYPE_CHECKING, Any

from laydown.domain import as_json
from laydown.domain.claim import Claim, Modality, Statement, StatementKind, Status
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.provenance import Excerpt, Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    Row = dict[str, Any]
    Kept = Mapping[Any, Any]


def from_report(report: Report, raw: bytes | None, recorded_at: datetime) -> Row:
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
        "raw": None if raw is None else zlib.compress(raw),
    }


def to_report(kept: Kept) -> Report:
    """Return the report of a row."""
    return Report(
        id=kept["id"],
        sha256=kept["sha256"],
        text=kept["text"],
        title=kept["title"],
        outlet=kept["outlet"],
        author=kept["author"],
        url=kept["url"],
        published=kept["published"],
        published_at=kept["published_at"],
        retrieved_at=kept["retrieved_at"],
        language=kept["language"],
    )


def from_claim(claim: Claim, recorded_at: datetime) -> Row:
    """Return a claim's row."""
    subject = claim.subject
    return {
        "id": claim.id,
        "report": claim.report,
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
        "country": claim.place.country if claim.place else None,
        "place": as_json.from_place(claim.place),
        "origin": as_json.from_place(claim.origin),
        "time": as_json.from_interval(claim.time),
        "attribution": as_json.from_attribution(claim.attribution),
        "reader": claim.reader,
        "frame": claim.frame,
        "confidence": claim.confidence,
        "recorded_at": recorded_at,
    }


def to_claim(kept: Kept) -> Claim:
    """Return the claim of a row."""
    return Claim(
        report=kept["report"],
        sentence=Excerpt(kept["sentence_start"], kept["sentence_end"]),
        subject=Subject(
            kept["subject_text"], Category(kept["category"]), kept["system"], kept["unit"], inferred=kept["inferred"]
        ),
        operator=kept["operator"],
        quantity=as_json.to_quantity(kept["quantity"]),
        status=Status(kept["status"]),
        modality=Modality(kept["modality"]),
        place=as_json.to_place(kept["place"]),
        origin=as_json.to_place(kept["origin"]),
        time=as_json.to_interval(kept["time"]),
        attribution=as_json.to_attribution(kept["attribution"]),
        reader=kept["reader"],
        frame=kept["frame"],
        confidence=kept["confidence"],
    )


def from_statement(statement: Statement, recorded_at: datetime) -> Row:
    """Return a context statement's row."""
    return {
        "id": statement.id,
        "report": statement.report,
        "sentence_start": statement.sentence.start,
        "sentence_end": statement.sentence.end,
        "kind": str(statement.kind),
        "topic": statement.topic,
        "state": statement.state,
        "parties": list(statement.parties),
        "time": as_json.from_interval(statement.time),
        "at_odds_with": list(statement.at_odds_with),
        "attribution": as_json.from_attribution(statement.attribution),
        "reader": statement.reader,
        "recorded_at": recorded_at,
    }


def to_statement(kept: Kept) -> Statement:
    """Return the context statement of a row."""
    return Statement(
        report=kept["report"],
        sentence=Excerpt(kept["sentence_start"], kept["sentence_end"]),
        kind=StatementKind(kept["kind"]),
        topic=kept["topic"],
        state=kept["state"],
        parties=tuple(kept["parties"]),
        time=as_json.to_interval(kept["time"]),
        at_odds_with=tuple(kept["at_odds_with"]),
        attribution=as_json.to_attribution(kept["attribution"]),
        reader=kept["reader"],
    )
