"""How does one position stand? Its states over time, each with the claims that say so, and how each claim bears on it."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from laydown.domain.claim import Modality, Status
from laydown.domain.place import Precision
from laydown.domain.position import Role
from laydown.products import words
from laydown.products.citing import address, source_name
from laydown.products.grading import why_graded
from laydown.products.position_rows import position_row
from laydown.products.printable import one_line
from laydown.products.rows import Row, claim_row, time_row
from laydown.products.sentences_of import stands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from laydown.domain.claim import Claim
    from laydown.domain.position import Position, Step, Support
    from laydown.domain.provenance import Report

_BEARING = {
    Role.STATES: "says so",
    Role.RESTATES: "says it again",
    Role.SUPPORTS: "supports it",
    Role.BOUNDS: "bounds the count",
    Role.DISPUTES: "disputes it",
}

_LIFE = tuple(Status)
_FINE = frozenset({Precision.SITE, Precision.CITY})
_SURE = {Modality.ASSERTED: "", Modality.HEDGED: "possibly ", Modality.DENIED: "denied to be "}


def history_row(position: Position, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Row:
    """Return a position with its steps and, spelled out, every claim under it."""
    steps = [_step_row(step) for step in position.steps]
    spelled = [row for support in position.support if (row := _support_row(support, reports, claims))]
    return position_row(position) | {"course": course(position, reports, claims), "steps": steps, "claims": spelled}


def history_text(position: Position, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> str:
    """Return a position's history as text: state by state, then what else bears on it."""
    return "\n".join(_lines(position, reports, claims)) + "\n"


def _lines(position: Position, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Iterator[str]:
    force = words.force(position.category, position.system, position.unit)
    yield one_line(f"{force}, {words.actor(position.operator)}: {words.whereabouts(position)}")
    yield one_line(
        f"{stands(words.how_many(position.count), words.in_state(position), words.since(position))}  (position {position.id})"
    )
    if position.steps:
        yield f"Course: {course(position, reports, claims)}"
    if position.due:
        yield f"To happen by {words.day(position.due)}"
    yield f"Graded {position.grade}: {why_graded(position.grade)}"
    for label, why in (
        ("Disputed", position.disputed),
        ("Stale", position.stale),
        ("Understood from the others", ", ".join(position.filled)),
    ):
        if why:
            yield words.in_days(f"{label}: {why}")
    yield ""
    yield "Origins"
    for origin in position.origins:
        count = len(origin.reports)
        yield one_line(
            f"- {origin.name}, in {count} report{'' if count == 1 else 's'}: {words.in_days('; '.join(origin.evidence))}"
        )
    told: set[str] = set()
    by_claim = {support.claim: support for support in position.support}
    for step in position.steps:
        yield ""
        yield _step(step)
        under = [by_claim[claim] for claim in sorted(step.claims, key=_reading_order(reports, claims)) if claim in by_claim]
        told |= {support.claim for support in under}
        yield from _claims(under, reports, claims)
    in_order = _reading_order(reports, claims)
    rest = sorted((s for s in position.support if s.claim not in told), key=lambda support: in_order(support.claim))
    if rest:
        yield ""
        yield "What else bears on it"
        yield from _claims(rest, reports, claims)


def course(position: Position, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> str:
    """Return the states of a position at a glance, each with the day on which it was first said: `planned (…) → present (…)`.

    A plan for this very place that its presence has borne out comes first, though it is no state of the presence.
    """
    said = [(step.first_said, step.status, step.modality) for step in position.steps]
    said += [(day, Status.PLANNED, Modality.ASSERTED) for day in _planned(position, reports, claims)]
    ordered = sorted(said, key=lambda each: (each[0] or date.max, _LIFE.index(each[1]), each[2]))
    told = [(f"{_SURE[sure]}{status.replace('_', ' ')}", f" ({words.day(day)})" if day else "") for day, status, sure in ordered]
    return " → ".join(f"{name}{next(some)[1]}" for name, some in groupby(told, key=lambda each: each[0]))


def _planned(position: Position, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Iterator[date | None]:
    if position.place is None or any(step.status is Status.PLANNED for step in position.steps):
        return
    for support in position.support:
        claim = claims.get(support.claim)
        if claim is None or support.role is not Role.SUPPORTS or claim.status is not Status.PLANNED:
            continue
        if (
            claim.modality is Modality.ASSERTED
            and claim.place
            and claim.place.key == position.place.key
            and claim.report in reports
        ):
            yield reports[claim.report].published


def _step(step: Step) -> str:
    time = f", {words.interval(step.time)}" if step.time else ""
    first, last = step.first_said, step.last_said
    said = f" (said {words.day(first)}{f' to {words.day(last)}' if last and last != first else ''})" if first else ""
    sure = "" if step.modality == "asserted" else f", {step.modality}"
    return f"{step.status.replace('_', ' ').capitalize()}{sure}{time}{said}"


def _claims(supports: Iterable[Support], reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Iterator[str]:
    for support in supports:
        row = _support_row(support, reports, claims)
        if row:
            why = f" ({row['why']})" if row["why"] else ""
            yield f"- “{row['sentence_text']}”"
            yield one_line(f"{' → '.join(row['chain'])}; {_BEARING[support.role]}{why}  [claim {support.claim}]").join(("  ", ""))


def _reading_order(reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> Callable[[str], tuple[date, str, int, str]]:
    def key(identity: str) -> tuple[date, str, int, str]:
        claim = claims.get(identity)
        report = reports.get(claim.report) if claim else None
        if claim is None or report is None:
            return date.max, "", 0, identity
        return report.published or date.max, report.key, claim.sentence.start, identity

    return key


def _step_row(step: Step) -> Row:
    return {
        "status": str(step.status),
        "modality": str(step.modality),
        "time": time_row(step.time),
        "first_said": step.first_said.isoformat() if step.first_said else None,
        "last_said": step.last_said.isoformat() if step.last_said else None,
        "claims": list(step.claims),
    }


def _support_row(support: Support, reports: Mapping[str, Report], claims: Mapping[str, Claim]) -> dict[str, Any] | None:
    claim = claims.get(support.claim)
    report = reports.get(claim.report) if claim else None
    if claim is None or report is None:
        return None
    return claim_row(claim, report.id) | {
        "id": claim.id,
        "role": str(support.role),
        "why": support.why or None,
        "sentence_text": one_line(claim.sentence.of(report.text)),
        "chain": chain(claim, report),
        "url": address(report),
    }


def chain(claim: Claim, report: Report) -> list[str]:
    """Return whom a claim goes through: speakers, credited outlets, the report itself with its day."""
    published = f", {words.day(report.published)}" if report.published else ""
    credited = [", ".join(map(one_line, names)) for names in (claim.attribution.speakers, claim.attribution.outlets) if names]
    return [*credited, f"{source_name(report)}{published}"]
