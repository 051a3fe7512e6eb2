"""Sources to reports to claims to the ledger."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from laydown.errors import BadReport, LaydownError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from laydown.domain.annotation import Layer, Note
    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report
    from laydown.extraction.reader import Reading
    from laydown.intake import Overrides
    from laydown.ledger import Ledger

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Outcome(StrEnum):
    """What became of one report; `UNREAD` is kept, but not in English."""

    READ = "read"
    ALREADY = "already"
    UNREAD = "unread"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Taken:
    """One report, or one source, dealt with; `name` is for people, `error` says why it was set aside."""

    name: str
    outcome: Outcome
    claims: int = 0
    statements: int = 0
    error: LaydownError | None = None


@dataclass(slots=True)
class Summary:
    """What a run took in, counted."""

    read: int = 0
    already: int = 0
    unread: int = 0
    claims: int = 0
    statements: int = 0
    set_aside: list[LaydownError] = field(default_factory=list)

    def count(self, taken: Taken) -> None:
        """Count one more."""
        self.read += taken.outcome is Outcome.READ
        self.already += taken.outcome is Outcome.ALREADY
        self.unread += taken.outcome is Outcome.UNREAD
        self.claims += taken.claims
        self.statements += taken.statements
        if taken.error:
            self.set_aside.append(taken.error)


def _in_silence(_taken: Taken) -> None:
    return


def take_in(  # noqa: PLR0913  each is a choice of the caller
    sources: Sequence[str],
    ledger: Ledger,
    overrides: Overrides | None = None,
    *,
    now: datetime,
    report_progress: Callable[[Taken], None] = _in_silence,
    min_confidence: float = 0.0,
) -> Summary:
    """Read every report of the sources into the ledger, each in one transaction; what is there already is left as it is.

    `now` is the aware moment that counts as the time of recording; claims below `min_confidence` (0 to 1) are left out. Raises LedgerUnusable, ModelUnusable and CatalogError; all
    else is set aside.
    """
    summary = Summary()
    for found in reports(sources, overrides, now=now):
        taken = (
            _not_taken(found)
            if isinstance(found, LaydownError)
            else take_in_report(found, ledger, now=now, min_confidence=min_confidence)
        )
        summary.count(taken)
        report_progress(taken)
    return summary


def reports(sources: Sequence[str], overrides: Overrides | None = None, *, now: datetime) -> Iterator[Report | LaydownError]:
    """Yield the reports of the sources, and, as values, why others are set aside."""
    from laydown import intake

    for source in sources:
        yield from intake.read(source, now=now, overrides=overrides or intake.Overrides())


def extract(
    sources: Sequence[str], overrides: Overrides | None = None, *, now: datetime, min_confidence: float = 0.0
) -> Iterator[tuple[Report, Reading] | LaydownError]:
    """Yield each report with what is read in it, without a ledger, and, as values, why others are set aside.

    Claims below `min_confidence` (0 to 1) are left out.
    """
    for found in reports(sources, overrides, now=now):
        if isinstance(found, LaydownError):
            yield found
            continue
        reading = read_in(found, min_confidence)
        yield reading if isinstance(reading, BadReport) else (found, reading)


def annotate(
    sources: Sequence[str], layers: Collection[Layer], overrides: Overrides | None = None, *, now: datetime
) -> Iterator[tuple[Report, list[Note]] | LaydownError]:
    """Yield each report with what the layers find in it, and, as values, why others are set aside."""
    from laydown.extraction.layers import annotate as find

    for found in reports(sources, overrides, now=now):
        if isinstance(found, LaydownError):
            yield found
            continue
        notes = _tried(found, lambda report: find(report, layers)) if is_read(found) else []
        yield notes if isinstance(notes, BadReport) else (found, notes)


def is_read(report: Report) -> bool:
    """Say whether a report is in a language that is read: English, or not known."""
    return report.language in {None, "en"}


def take_in_report(report: Report, ledger: Ledger, *, now: datetime, min_confidence: float = 0.0) -> Taken:
    """Read one report into the ledger, in one transaction; what is there already is left as it is."""
    # Asked before reading, because reading takes long; the ledger asks again as it writes.
    if ledger.has(report.key):
        return Taken(report.id, Outcome.ALREADY)
    reading = read_in(report, min_confidence)
    if isinstance(reading, BadReport):
        return _not_taken(reading)
    if not _add(ledger, report, reading, now):
        return Taken(report.id, Outcome.ALREADY)
    outcome = Outcome.READ if is_read(report) else Outcome.UNREAD
    return Taken(report.id, outcome, len(reading.claims), len(reading.statements))


def _add(ledger: Ledger, report: Report, reading: Reading, now: datetime) -> bool:
    from laydown.extraction.reader import READER
    from laydown.lineage.tracing import place_in

    return ledger.add(
        report,
        reading.claims,
        reading.statements,
        trace=lambda near: place_in(report, reading.claims, near),
        reader=READER,
        recorded_at=now,
    )


def up_to_date(ledger: Ledger, progress: Callable[[int, int], None] | None = None) -> None:
    """Derive what an older Laydown did not yet keep beside its reports; `progress` hears how many readings of how many are done."""
    from laydown.lineage.tracing import place_in

    if ledger.needs_rebuild():
        ledger.rebuild(place_in, progress=progress)


def _not_taken(error: LaydownError) -> Taken:
    return Taken(getattr(error, "source", str(error)), Outcome.SET_ASIDE, error=error)


def read_in(report: Report, min_confidence: float) -> Reading | BadReport:
    """Return what is read in a report, or why it is set aside; claims below `min_confidence` are left out."""
    from laydown.extraction import reader

    reading = _tried(report, reader.read) if is_read(report) else reader.Reading(())
    if isinstance(reading, BadReport) or not min_confidence:
        return reading
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.confidence >= min_confidence))


def reader_of(report: Report) -> str:
    """Return who reads a report today: a row of a table is no text for the reader of news."""
    from laydown.domain import stated
    from laydown.extraction import reader
    from laydown.intake import tables

    return stated.READER if report.form == tables.FORM else reader.READER


def read_kept(ledger: Ledger, report: Report, min_confidence: float = 0.0) -> Reading | BadReport:
    """Return what its reader reads today in a stored report, or why it cannot be read."""
    from laydown.extraction.reader import Reading
    from laydown.intake import tables

    if report.form != tables.FORM:
        return read_in(report, min_confidence)
    try:
        return Reading(tuple(tables.claims_again(report, ledger.raw(report.key) or b"")))
    except BadReport as problem:
        return problem


def _tried(report: Report, work: Callable[[Report], T]) -> T | BadReport:
    """Return what `work` makes of a report, or, where that fails, why the report is set aside."""
    try:
        return work(report)
    except Exception as error:
        # A missing model or catalogue would fail for every report and has words of its own.
        if isinstance(error, LaydownError) and not isinstance(error, BadReport):
            raise
        # Anything else is a fault of ours that one odd text brought out: it must not cost the user the other reports of a long run.
        _log.debug("%s", report.id, exc_info=error)
        said = " ".join(str(error).split())[:200]
        refused = BadReport(report.url or report.id, f"reading it failed ({type(error).__name__}: {said})")
        refused.__cause__ = error
        return refused


def take_in_table(
    path: str, ledger: Ledger, *, now: datetime, outlet: str | None = None, report_progress: Callable[[Taken], None] = _in_silence
) -> Summary:
    """Take the rows of a table of positions into the ledger, each day of a row in one transaction; bad rows are set aside.

    Raises LedgerUnusable and CatalogError.
    """
    from laydown.intake.tables import read_table

    summary = Summary()
    for found in read_table(path, now=now, outlet=outlet):
        if isinstance(found, LaydownError):
            taken = _not_taken(found)
        else:
            report, claims = found
            added = _add_row(ledger, report, claims, now)
            taken = Taken(report.id, Outcome.READ, len(claims)) if added else Taken(report.id, Outcome.ALREADY)
        summary.count(taken)
        report_progress(taken)
    return summary


def _add_row(ledger: Ledger, report: Report, claims: Sequence[Claim], now: datetime) -> bool:
    from laydown.lineage.tracing import place_in

    return ledger.add(report, claims, (), trace=lambda near: place_in(report, claims, near), recorded_at=now)
