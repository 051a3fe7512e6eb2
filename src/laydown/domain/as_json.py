"""Claims and the values inside them as JSON, and back the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from laydown.domain.attribution import Attribution, Voice
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.dates import Interval
from laydown.domain.order_of_battle import Category, Quantity, Relation, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping

    Json = dict[str, Any]


def from_place(place: Place | None) -> Json | None:
    """Return a place as JSON."""
    if place is None:
        return None
    return {
        "name": place.name,
        "key": place.key,
        "precision": str(place.precision),
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "within": list(place.within),
    }


def to_place(kept: Mapping[str, Any] | None) -> Place | None:
    """Return the place."""
    if kept is None:
        return None
    return Place(
        name=kept["name"],
        key=kept["key"],
        precision=Precision(kept["precision"]),
        country=kept["country"],
        lat=kept["lat"],
        lon=kept["lon"],
        within=tuple(kept["within"]),
    )


def from_quantity(quantity: Quantity | None) -> Json | None:
    """Return a quantity as JSON."""
    if quantity is None:
        return None
    return {"min": quantity.min, "max": quantity.max, "unit": quantity.unit, "relation": str(quantity.relation)}


def to_quantity(kept: Mapping[str, Any] | None) -> Quantity | None:
    """Return the quantity."""
    return None if kept is None else Quantity(kept["min"], kept["max"], kept["unit"], Relation(kept["relation"]))


def from_interval(time: Interval | None) -> Json | None:
    """Return an interval as JSON, its days in ISO 8601."""
    if time is None:
        return None
    return {"earliest": _iso(time.earliest), "latest": _iso(time.latest)}


def to_interval(kept: Mapping[str, Any] | None) -> Interval | None:
    """Return the interval."""
    return None if kept is None else Interval(_day(kept["earliest"]), _day(kept["latest"]))


def from_attribution(said: Attribution) -> Json:
    """Return an attribution as JSON."""
    return {"speakers": list(said.speakers), "outlets": list(said.outlets), "voice": str(said.voice)}


def to_attribution(kept: Mapping[str, Any]) -> Attribution:
    """Return the attribution."""
    return Attribution(tuple(kept["speakers"]), tuple(kept["outlets"]), Voice(kept["voice"]))


def from_claim(claim: Claim) -> Json:
    """Return a claim as JSON, with everything but its id."""
    subject = claim.subject
    return {
        "report": claim.report,
        "sentence": [claim.sentence.start, claim.sentence.end],
        "subject": [subject.text, str(subject.category), subject.system, subject.unit, subject.inferred],
        "operator": claim.operator,
        "quantity": from_quantity(claim.quantity),
        "status": str(claim.status),
        "modality": str(claim.modality),
        "place": from_place(claim.place),
        "origin": from_place(claim.origin),
        "time": from_interval(claim.time),
        "attribution": from_attribution(claim.attribution),
        "reader": claim.reader,
        "frame": claim.frame,
        "confidence": claim.confidence,
        "as_read": claim.as_read,
    }


def to_claim(kept: Mapping[str, Any]) -> Claim:
    """Return the claim."""
    text, category, system, unit, inferred = kept["subject"]
    return Claim(
        report=kept["report"],
        sentence=Excerpt(*kept["sentence"]),
        subject=Subject(text, Category(category), system, unit, inferred=inferred),
        operator=kept["operator"],
        quantity=to_quantity(kept["quantity"]),
        status=Status(kept["status"]),
        modality=Modality(kept["modality"]),
        place=to_place(kept["place"]),
        origin=to_place(kept["origin"]),
        time=to_interval(kept["time"]),
        attribution=to_attribution(kept["attribution"]),
        reader=kept["reader"],
        frame=kept["frame"],
        confidence=kept["confidence"],
        as_read=kept["as_read"],
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
