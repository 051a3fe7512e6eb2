"""What can every ledger do? The contract that each backend keeps, checked by one suite of tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date, datetime
    from types import TracebackType

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.judgement import Judgement
    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.order_of_battle import Category
    from laydown.domain.provenance import Report


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds: claims and statements as now read."""

    reports: int
    claims: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which matters: those that hold a claim of the system, one of the operator and one at or from the country; None asks for any.

    `matters` are those that `Ledger.moved` named; they mean nothing to another ledger, or after `rebuild`.
    """

    system: str | None = None
    operator: str | None = None
    country: str | None = None
    matters: frozenset[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a ledger holds for one question, and nothing that was not known: claims, statements as the reports' texts run, by report.

    `reports` and `traces` are by key. `traced` says that every report of the ledger has been traced and paired; where it has not,
    `traces` and `pairs` are not all that there is to know. `known_from` is by report the day from which it was known.
    """

    reports: Mapping[str, Report]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    traces: Mapping[str, Trace]
    pairs: tuple[Pair, ...]
    judgements: tuple[Judgement, ...]
    traced: bool
    known_from: Mapping[str, date]

    def by(self, day: date) -> Known:
        """Return what of it was known by an earlier day."""
        then = {key for key, first in self.known_from.items() if first <= day}
        return replace(
            self,
            reports={key: report for key, report in self.reports.items() if key in then},
            claims=tuple(claim for claim in self.claims if claim.report in then),
            statements=tuple(said for said in self.statements if said.report in then),
            traces={key: trace for key, trace in self.traces.items() if key in then},
            pairs=tuple(pair for pair in self.pairs if pair.one in then and pair.other in then),
            known_from={key: first for key, first in self.known_from.items() if key in then},
        )


class Neighbours(Protocol):
    """What is near a new report in the ledger."""

    def sharing(self, sketch: Collection[int]) -> Mapping[str, int]:
        """Return the keys of reports that have fingerprints of the sketch, and how many."""
        ...

    def report(self, key: str) -> Report | None:
        """Return the report of this key."""
        ...

    def at(self, address: str) -> Sequence[str]:
        """Return the keys of the reports that stand at an address, given as it is compared (`domain.addresses`)."""
        ...


class Ledger(Protocol):
    """An append-only store. Every method may raise LedgerUnusable.

    `known_at` is a day and leaves out what no report said by then: a report is known from the day on which it was published, one
    without that day from the day (UTC) on which it was recorded. `recorded_at` is an aware moment and leaves out what this ledger
    took in later: claims and statements are those of each report's newest reading by then. The order of what is returned does not
    depend on the order in which it came.
    """

    def add(  # noqa: PLR0913  each is something to keep
        self,
        report: Report,
        claims: Sequence[Claim],
        statements: Sequence[Statement],
        *,
        trace: Callable[[Neighbours], tuple[Trace, Sequence[Pair]]] | None = None,
        reader: str | None = None,
        recorded_at: datetime,
    ) -> bool:
        """Keep a report, its bytes where it has them, and all that was read in it, or nothing of it.

        `trace` is called before anything is written, with what the ledger holds, which nobody can change meanwhile. `reader` is
        that of the claims where it is not given. Return False, and change nothing, where the report's key is there already.
        """
        ...

    def read_again(  # noqa: PLR0913  each is something to keep
        self,
        key: str,
        claims: Sequence[Claim],
        statements: Sequence[Statement],
        *,
        trace: Trace | None = None,
        reader: str,
        recorded_at: datetime,
    ) -> bool:
        """Keep a newer reading of a report; the older ones are kept as superseded. Raises ValueError where there is no such report.

        Return False, and change nothing, where claims and statements are those of the newest reading, whoever read them.
        """
        ...

    def readings(self, key: str) -> list[tuple[str, datetime]]:
        """Return who read a report and when that was recorded, oldest first."""
        ...

    def has(self, key: str) -> bool:
        """Say whether the report of this key is there."""
        ...

    def report(self, key: str) -> Report | None:
        """Return the report of this key, without its bytes."""
        ...

    def raw(self, key: str) -> bytes | None:
        """Return the bytes of a report as they were taken in, where they were kept."""
        ...

    def report_keys(self) -> list[str]:
        """Return the keys of all reports, in the order in which they were recorded."""
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

    def known(self, *, wanted: Wanted | None = None, known_at: date | None = None, recorded_at: datetime | None = None) -> Known:
        """Return what a question stands on: the whole of every matter that is wanted (perhaps more), or all.

        Where the ledger has claims that are not yet sorted into matters (`needs_rebuild`), all is returned.
        """
        ...

    def moved(self, after: date, until: date, *, stale: Mapping[Category, int]) -> Wanted:
        """Return the matters in which the laydown as of `until` can differ from that as of `after`.

        A report was known in between, a position may go stale (`stale`: after how many days), or a plan's time passes.
        """
        ...

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement; False, and nothing is changed, where it is there already."""
        ...

    def judgements(self, recorded_at: datetime | None = None) -> list[Judgement]:
        """Return judgements in the order in which they were made."""
        ...

    def needs_rebuild(self) -> bool:
        """Say whether there are readings that were never traced or sorted into matters."""
        ...

    def rebuild(
        self,
        trace: Callable[[Report, Sequence[Claim], Neighbours], tuple[Trace, Sequence[Pair]]],
        *,
        progress: Callable[[int, int], Any] | None = None,
        keep: bool = True,
    ) -> tuple[str, ...]:
        """Make anew what is derived from what is kept, and return the keys of the reports for which it was another, sorted.

        With `keep` False all is left as it was. `progress` hears how many readings of how many are done.
        """
        ...

    def unsealed(self, key: str) -> tuple[str, ...]:
        """Return what of a report, or of what was read in it, has been altered since it was written, in words."""
        ...

    def damage(self) -> tuple[str, ...]:
        """Return what is wrong with the store itself, or with judgements, in words."""
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
