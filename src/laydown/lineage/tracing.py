"""Where does a new report stand among those that are known? Its trace, and what it shares with those near it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from laydown.domain.addresses import addresses
from laydown.lineage.pairs import pair
from laydown.lineage.sketches import Sketches, asked
from laydown.lineage.trace import trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Pair, Trace
    from laydown.domain.provenance import Report


class Neighbours(Protocol):
    """The reports that are known, to be found by what a new one may share with them."""

    def sharing(self, numbers: Sequence[int], /) -> Mapping[str, int]:
        """Return the keys of reports whose sketch holds some of the numbers, and how many."""

    def report(self, key: str, /) -> Report | None:
        """Return a report."""

    def at(self, address: str, /) -> Sequence[str]:
        """Return the keys of reports whose own or canonical address is this one, as it is compared (`domain.addresses`)."""


def place_in(report: Report, claims: Sequence[Claim], neighbours: Neighbours) -> tuple[Trace, tuple[Pair, ...]]:
    """Return what to keep of a new report: its trace, and its pairs with those that are known, sorted by their keys."""
    traced = trace(report, claims)
    return traced, pairs_in(report, neighbours)


def pairs_in(report: Report, neighbours: Neighbours) -> tuple[Pair, ...]:
    """Return a report's pairs with those that are known. Which are looked at follows from the two alone, never from who came first."""
    near = set(neighbours.sharing(asked(report)))
    for where in addresses(report):
        near.update(neighbours.at(where))
    found = (pair(report, other) for key in sorted(near - {report.key}) if (other := neighbours.report(key)))
    return tuple(sorted((each for each in found if each), key=lambda each: (each.one, each.other)))


class Gathered:
    """Neighbours in memory."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._sketches = Sketches()
        self._at: dict[str, list[str]] = defaultdict(list)

    def add(self, report: Report, sketch: Sequence[int]) -> None:
        """Take in a report with the sketch of its trace; adding it again changes nothing."""
        if report.key in self._reports:
            return
        self._reports[report.key] = report
        self._sketches.add(report.key, sketch)
        for where in addresses(report):
            self._at[where].append(report.key)

    def sharing(self, numbers: Sequence[int], /) -> Mapping[str, int]:
        """Return the reports whose sketch holds some of the numbers."""
        return self._sketches.sharing(numbers)

    def report(self, key: str, /) -> Report | None:
        """Return a report."""
        return self._reports.get(key)

    def at(self, address: str, /) -> Sequence[str]:
        """Return the reports of an address."""
        return self._at.get(address, ())


def pairs_among(reports: Iterable[Report], traces: Mapping[str, Trace]) -> tuple[Pair, ...]:
    """Return all pairs of reports that have a trace."""
    known = Gathered()
    found: list[Pair] = []
    for report in sorted(reports, key=lambda report: report.key):
        if report.key in traces:
            found += pairs_in(report, known)
            known.add(report, traces[report.key].sketch)
    return tuple(found)
