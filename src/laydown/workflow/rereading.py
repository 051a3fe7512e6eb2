"""Stored reports read again by the reader of today; what was read before is kept as superseded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from laydown.errors import BadReport
from laydown.workflow.taking import is_read, read_kept, reader_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report
    from laydown.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Reread:
    """What a new reading of one report changed: claims by id that it no longer reads, reads anew, or reads with other particulars."""

    report: Report
    gone: tuple[Claim, ...] = ()
    new: tuple[Claim, ...] = ()
    otherwise: tuple[tuple[Claim, Claim], ...] = ()
    error: BadReport | None = None

    @property
    def changed(self) -> bool:
        """Whether anything is read otherwise."""
        return bool(self.gone or self.new or self.otherwise)


def reread(ledger: Ledger, *, now: datetime, keys: Sequence[str] | None = None, min_confidence: float = 0.0) -> Iterator[Reread]:
    """Read every stored report again, or those of the `keys`, and yield what changed, each kept before the next is read.

    Claims below `min_confidence` (0 to 1) are left out. Cut off at any moment, the next run goes on where it ended, for what is
    read the same is left as it is.
    """
    for key in [each.key for each in ledger.reports()] if keys is None else keys:
        found = ledger.report(key)
        if found and is_read(found):
            yield _again(ledger, found, now, min_confidence)


def _again(ledger: Ledger, report: Report, now: datetime, min_confidence: float) -> Reread:
    from laydown.lineage.trace import trace

    reading = read_kept(ledger, report, min_confidence)
    if isinstance(reading, BadReport):
        return Reread(report, error=reading)
    before = ledger.claims(report=report.key)
    ledger.read_again(
        report.key,
        reading.claims,
        reading.statements,
        trace=trace(report, reading.claims),
        reader=reader_of(report),
        recorded_at=now,
    )
    return _compared(report, before, reading.claims)


def _compared(report: Report, before: list[Claim], after: tuple[Claim, ...]) -> Reread:
    old, new = {claim.id: claim for claim in before}, {claim.id: claim for claim in after}
    return Reread(
        report,
        gone=tuple(old[each] for each in old if each not in new),
        new=tuple(new[each] for each in new if each not in old),
        otherwise=tuple(
            (old[each], new[each]) for each in old if each in new and _particulars(old[each]) != _particulars(new[each])
        ),
    )


def _particulars(claim: Claim) -> tuple[object, ...]:
    # How sure the reader is and which rule read it are its own affairs.
    return (claim.quantity, claim.time, claim.attribution, claim.place, claim.origin)
