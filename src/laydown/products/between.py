"""What was told between two laydowns? The claims that can have changed a position, and what they changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from laydown.domain.claim import Claim
    from laydown.domain.position import Laydown, Position
    from laydown.domain.provenance import Report
    from laydown.products.change import Kind


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; `claims` changed it or, where none is `reported` since, are what it rests on."""

    kind: Kind
    said: str
    now: str = ""
    before: str = ""
    claims: tuple[Claim, ...] = ()
    reported: bool = True


@dataclass(frozen=True, slots=True)
class Between:
    """Two laydowns, and what was told between them; `shown` are the ids of the later one's positions."""

    before: Laydown
    after: Laydown
    known: Collection[str]
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    shown: frozenset[str]

    def told(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return those of the claims that came to be known in between."""
        return tuple(self.claims[each] for each in dict.fromkeys(ids) if each not in self.known and each in self.claims)

    def by(self, position: Position, *wanted: Iterable[str]) -> tuple[tuple[Claim, ...], bool]:
        """Return what changed a position: the first of the wanted that holds new claims, else any new one; else the wanted as they were."""
        own = [support.claim for support in position.support]
        for ids in (*wanted, own):
            if found := self.told(ids):
                return found, True
        rest = [list(ids) for ids in (*wanted, own)]
        return tuple(self.claims[each] for each in next(filter(None, rest), []) if each in self.claims), False

    def last(self, position: Position) -> tuple[Claim, ...]:
        """Return the last evidence of a position."""
        claims = [self.claims[each] for o in position.origins for each in o.claims if each in self.claims]
        days = {claim.id: self._day(claim) for claim in claims}
        latest = max(days.values(), default=date.min)
        return tuple(claim for claim in claims if days[claim.id] == latest)

    def _day(self, claim: Claim) -> date:
        report = self.reports.get(claim.report)
        return (report.published if report else None) or date.min


def of_status(position: Position) -> list[str]:
    """Return the claims that say the state in which a position is."""
    return [claim for step in position.steps if step.status is position.status for claim in step.claims]


def behind(position: Position) -> list[str]:
    """Return the claims of a position's origins, origin by origin."""
    return [claim for origin in position.origins for claim in origin.claims]
