"""The ledger to a laydown, as of any of the three clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.position import Laydown
    from laydown.domain.provenance import Report
    from laydown.ledger import Ledger


class View(NamedTuple):
    """A laydown with what it stands on: `reports` by key, `claims` by id."""

    laydown: Laydown
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    statements: tuple[Statement, ...]


def laydown_of(ledger: Ledger, *, valid_at: date, known_at: date, min_confidence: float = 0.0) -> View:
    """Return all positions as of a valid day, from what was published by a known day and read with that confidence, with what they stand on."""
    from laydown.fusion.fuse import fuse
    from laydown.lineage.origins import origins

    by_key = {report.key: report for report in ledger.reports(known_at=known_at)}
    # Another program may have added a report since.
    claims = [c for c in ledger.claims(known_at=known_at) if c.report in by_key and c.confidence >= min_confidence]
    statements = [said for said in ledger.statements(known_at=known_at) if said.report in by_key]
    traced = origins(by_key.values(), claims)
    fused = fuse(claims, traced, reports=by_key, valid_at=valid_at, known_at=known_at)
    return View(fused, by_key, {claim.id: claim for claim in claims}, tuple(statements))


def latest_day(ledger: Ledger) -> date | None:
    """Return the day of the ledger's newest report: the day to ask about when a ledger is of the past."""
    return ledger.latest_day()
