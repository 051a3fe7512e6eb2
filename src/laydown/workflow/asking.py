"""The ledger to a laydown, as of any of the three clocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from laydown.domain.judgement import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.judgement import Judgement
    from laydown.domain.lineage import Trace
    from laydown.domain.position import Laydown
    from laydown.domain.provenance import Report
    from laydown.ledger import Known, Ledger, Wanted


WHOLE = 20_000
"""Claims up to which a ledger is looked at as a whole, for a second or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """As of when, and about what.

    `valid_at` is the day asked about; `known_at` leaves out what was published later, `recorded_at` (an aware moment) what this ledger took
    in, or was told, later. `wanted` leaves out matters that hold nothing of what it names, `min_confidence` claims of which the
    reader is less sure.
    """

    valid_at: date
    known_at: date
    recorded_at: datetime | None = None
    wanted: Wanted | None = None
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A laydown with what it stands on: `reports` by key, `claims` by id, as judged.

    `judgements` are those in force, by the ids of the claims that they are about. `before` is the view that it is compared with.
    """

    laydown: Laydown
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    statements: tuple[Statement, ...]
    judgements: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    before: View | None = None


def laydown_as_of(ledger: Ledger, question: Question) -> View:
    """Return all positions that a question is about, with what they stand on."""
    return view(ledger.known(wanted=question.wanted, known_at=question.known_at, recorded_at=question.recorded_at), question)


def laydown_of(ledger: Ledger, *, valid_at: date, known_at: date) -> View:
    """Return all positions as of a valid day, from what was published by a known day, with what they stand on."""
    return laydown_as_of(ledger, Question(valid_at=valid_at, known_at=known_at))


def laydown_since(ledger: Ledger, question: Question, since: date, *, whole_up_to: int = WHOLE) -> View:
    """Return the positions that can differ from those of the day `since`, which stand in the view's `before`.

    Of a ledger with more than `whole_up_to` claims only the matters that moved are looked at; what is in a country in all cannot be told
    from them, so there are no tallies then.
    """
    from laydown.fusion import ages

    until = max(question.valid_at, question.known_at)
    parts = question.wanted is None and ledger.counts().claims > whole_up_to
    if parts:
        stale = {category: age.stale for category, age in ages.load().items()}
        question = replace(question, wanted=ledger.moved(since, until, stale=stale))
    known = ledger.known(wanted=question.wanted, known_at=until, recorded_at=question.recorded_at)
    if parts:
        known = moved(known, since, until)
    before = view(known.by(since), replace(question, valid_at=since, known_at=since))
    after = view(known if until == question.known_at else known.by(question.known_at), question)
    if parts:
        before, after = (replace(each, laydown=replace(each.laydown, tallies=())) for each in (before, after))
    return replace(after, before=before)


def moved(known: Known, since: date, until: date) -> Known:
    """Leave out the matters, as they are by the later day, in which nothing can have moved: a ledger's own are coarser."""
    from laydown.catalogs.owners import likely_kind
    from laydown.domain.matter import matters
    from laydown.fusion import ages

    # What is set right or merged bears on other matters than those it was read in.
    if any(each.verdict in {Verdict.CORRECT, Verdict.MERGE} for each in known.judgements):
        return known
    stale = {category: timedelta(days=age.stale) for category, age in ages.load().items()}

    def moves(claim: Claim) -> bool:
        first, age = known.known_from[claim.report], stale[claim.subject.category]
        last = claim.time.latest if claim.time else None
        return first > since or any(
            day and gone <= day < gone + (until - since) for day in (first, last) for gone in (since, since - age)
        )

    kept = {claim.id for matter in matters(known.claims, likely_kind) if any(map(moves, matter)) for claim in matter}
    return replace(known, claims=tuple(claim for claim in known.claims if claim.id in kept))


def view(known: Known, question: Question) -> View:
    """Return what follows from what is known."""
    from laydown.domain.judging import applied
    from laydown.fusion.fuse import fuse
    from laydown.lineage.origins import origins

    judged = applied(known.claims, known.judgements, reports=known.reports)
    claims = [c for c in judged.claims if c.report in known.reports and c.confidence >= question.min_confidence]
    traces, pairs = (known.traces, known.pairs) if known.traced else (_traces(known), None)
    traced = origins(known.reports.values(), claims, traces=traces, pairs=pairs, cuts=judged.cuts, joins=judged.joins)
    fused = fuse(
        claims,
        traced,
        reports=known.reports,
        valid_at=question.valid_at,
        known_at=question.known_at,
        parties=judged.parties,
        merged=judged.merged,
        reliability=judged.reliability,
    )
    return View(
        laydown=fused,
        reports=known.reports,
        claims={claim.id: claim for claim in claims},
        statements=tuple(known.statements),
        judgements=judged.judged,
    )


def _traces(known: Known) -> dict[str, Trace]:
    """Return the traces of all reports, where the ledger has not all of them; as kept ones they are of claims as read, not as judged."""
    from laydown.lineage.trace import trace

    of_report: dict[str, list[Claim]] = {key: [] for key in known.reports}
    for claim in known.claims:
        of_report[claim.report].append(claim)
    return {key: trace(known.reports[key], claims) for key, claims in of_report.items()}


def latest_day(ledger: Ledger) -> date | None:
    """Return the day of the ledger's newest report: the day to ask about when a ledger is of the past."""
    return ledger.latest_day()
