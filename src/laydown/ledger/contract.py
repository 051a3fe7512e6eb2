"""What can every ledger do? The contract that each backend keeps, checked by one suite of tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from types import TracebackType

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.provenance import Report


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds."""

    reports: int
    claims: int
    statements: int


class Ledger(Protocol):
    """An append-only store. Every method may raise LedgerUnusable.

    `known_at` is a day and leaves out what no report said by then: a report is known from the day on which it was published, one
    without that day from the day (UTC) on which it was recorded. `recorded_at` is an aware moment and leaves out what this ledger
    took in later. The order of what is returned does not depend on the order in which it came.
    """

    def add(
        self,
        report: Report,
        claims: Sequence[Claim],
        statements: Sequence[Statement],
        *,
        raw: bytes | None = None,
        recorded_at: datetime,
    ) -> bool:
        """Keep a report with all that was read in it, or nothing of it; `raw` is its bytes as taken in.

        Return False, and change nothing, where the report's key is there already.
        """
        ...

    def has(self, key: str) -> bool:
        """Say whether the report of this key is there."""
        ...

    def report(self, key: str) -> Report | None:
        """Return the report of this key."""
        ...

    def raw(self, key: str) -> bytes | None:
        """Return the bytes of a report as they were taken in, where they were kept."""
        ...

    def reports(self, *, known_at: date | None = None, recorded_at: datetime | None = None) -> list[Report]:
        """Return reports by their day, undated ones last."""
        ...

    def claims(
        self, *, report: str | None = None, known_at: date | None = None, recorded_at: datetime | None = None
    ) -> list[Claim]:
        """Return claims as the reports' texts run; `report` is a key."""
        ...

    def statements(
        self, *, report: str | None = None, known_at: date | None = None, recorded_at: datetime | None = None
    ) -> list[Statement]:
        """Return context statements as the reports' texts run; `report` is a key."""
        ...

    def latest_day(self) -> date | None:
        """Return the latest day of publication; where no report has one, the latest day on which one was recorded."""
        ...

    def counts(self) -> Counts:
        """Return how much there is."""
        ...

    def close(self) -> None:
        """Let go of the store; nothing is lost without it."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
