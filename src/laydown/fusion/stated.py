"""What do tables of positions state? A row that was a position is one again, beside what follows from everything else."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.domain.claim import Modality, Status
from laydown.domain.position import Count, Origin, Position, Role, Step, Support, origin_name
from laydown.domain.stated import Stated, stated_of
from laydown.fusion import ages
from laydown.fusion.evidence import AHEAD, AWAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim of a row, the day it was said, and what else the row states."""

    claim: Claim
    said: date
    stated: Stated

    @property
    def sort_key(self) -> tuple[date, str, int, str]:
        return (self.said, self.claim.report, self.claim.sentence.start, self.claim.id)


def apart(claims: Iterable[Claim]) -> tuple[dict[str, list[Claim]], list[Claim]]:
    """Return the claims of rows that stand for themselves, by the id of the position that they state, and all others."""
    rows: dict[str, list[Claim]] = defaultdict(list)
    others: list[Claim] = []
    for claim in claims:
        stated = stated_of(claim)
        (rows[stated.id] if stated else others).append(claim)
    return rows, others


def stated_positions(
    claims: Iterable[Claim],
    by_claim: Mapping[str, Origin],
    reports: Mapping[str, Report],
    *,
    valid_at: date,
    known_at: date,
) -> list[Position]:
    """Return the positions of rows as of the two days, by id; of several rows of one position the newest holds."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for claim in {claim.id: claim for claim in sorted(claims, key=repr)}.values():
        stated, said = stated_of(claim), _said(reports.get(claim.report), known_at)
        if stated and said <= known_at and _begins(claim, said) <= valid_at:
            found[stated.id].append(_Row(claim, said, stated))
    return [_position(sorted(found[key], key=lambda row: row.sort_key), by_claim, valid_at) for key in sorted(found)]


def _said(report: Report | None, known_at: date) -> date:
    if report and report.published:
        return report.published
    return report.retrieved_at.date() if report and report.retrieved_at else known_at


def _begins(claim: Claim, said: date) -> date:
    first = claim.time.earliest if claim.time else None
    return said if claim.status in AHEAD or first is None else min(first, said)


def _position(rows: Sequence[_Row], by_claim: Mapping[str, Origin], valid_at: date) -> Position:
    claim, stated = rows[-1].claim, rows[-1].stated
    ahead, said = claim.status in AHEAD, claim.quantity
    newest = tuple(sorted(row.claim.id for row in rows if row.claim.frame == claim.frame))
    return Position(
        id=stated.id,
        category=claim.subject.category,
        system=claim.subject.system,
        unit=claim.subject.unit,
        operator=claim.operator,
        place=(claim.origin if stated.now else None) if ahead else claim.place,
        start=stated.start or (None if ahead and stated.now else claim.origin),
        destination=claim.place if ahead else stated.destination,
        count=Count(said.min, said.max, said.unit, newest) if said else None,
        status=claim.status,
        modality=claim.modality,
        since=claim.time if stated.timed else None,
        steps=_steps(rows),
        support=_support(rows),
        origins=() if stated.unsourced else _origins(rows, by_claim),
        first_evidence=rows[0].said,
        last_evidence=rows[-1].said,
        filled=stated.filled,
        disputed=stated.disputed,
        stale=_stale(claim, stated, rows[-1].said, valid_at),
        due=stated.due,
        grade=stated.grade,
    )


def _steps(rows: Sequence[_Row]) -> tuple[Step, ...]:
    told: dict[tuple[Status, Modality], list[_Row]] = defaultdict(list)
    for row in rows:
        told[row.claim.status, row.claim.modality].append(row)
    return tuple(
        Step(status, sure, each[0].claim.time, each[0].said, each[-1].said, tuple(sorted(row.claim.id for row in each)))
        for (status, sure), each in told.items()
    )


def _support(rows: Sequence[_Row]) -> tuple[Support, ...]:
    heard: set[tuple[tuple[str, ...], Status]] = set()
    found = []
    for row in rows:
        told = (row.claim.attribution.outlets, row.claim.status)
        found.append(Support(row.claim.id, Role.RESTATES if told in heard else Role.STATES, "a row of a table of positions"))
        heard.add(told)
    return tuple(found)


def _origins(rows: Sequence[_Row], by_claim: Mapping[str, Origin]) -> tuple[Origin, ...]:
    by_root: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        whole = by_claim.get(row.claim.id)
        by_root[(whole.root or whole.name) if whole else row.claim.report].append(row)
    return tuple(_origin(root, by_root[root], by_claim) for root in sorted(by_root))


def _origin(root: str, rows: Sequence[_Row], by_claim: Mapping[str, Origin]) -> Origin:
    whole = [by_claim[row.claim.id] for row in rows if row.claim.id in by_claim]
    return Origin(
        id=min((each.id for each in whole), default=hashlib.sha256(root.encode("utf-8", "surrogatepass")).hexdigest()[:12]),
        name=origin_name(root, (speaker for row in rows for speaker in row.claim.attribution.speakers)),
        claims=tuple(sorted(row.claim.id for row in rows)),
        reports=tuple(sorted({row.claim.report for row in rows})),
        evidence=tuple(sorted({why for each in whole for why in each.evidence})),
        root=root,
        links=tuple(
            dict.fromkeys(link for each in whole for link in each.links if any(link.claim == row.claim.id for row in rows))
        ),
    )


def _stale(claim: Claim, stated: Stated, last: date, valid_at: date) -> str:
    """Return why it is stale by the same rules, and in the same words, as what is fused."""
    if claim.status in AWAY:
        return ""
    ahead = claim.status in AHEAD and claim.modality is not Modality.DENIED
    said = [ages.overdue(stated.due, valid_at) if ahead else "", ages.aged(claim.subject.category, last, valid_at)]
    return "; ".join(filter(None, said))
