"""A world's ledger, asked on each story's days and compared with truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.world import positions, taking, tracing

from laydown import workflow
from laydown.lineage.origins import origins

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tests.world.truth import Row, Said, Story

    from laydown.domain.claim import Claim
    from laydown.ledger import Ledger

DAYS = 5


@dataclass(slots=True)
class World:
    """A ledger that holds the world, and the days that it was asked about."""

    ledger: Ledger
    asked: dict[date, workflow.View] = field(default_factory=dict)

    def on(self, day: date) -> workflow.View:
        if day not in self.asked:
            self.asked[day] = workflow.laydown_of(self.ledger, valid_at=day, known_at=day)
        return self.asked[day]


def compared(world: World, story: Story) -> dict[date, positions.Compared]:
    """Compare a story's rows with the positions that rest on a claim of it, day by day."""
    addresses = taking.published(story.folder)
    found = {}
    for day, rows in story.laydown.items():
        view = world.on(day)
        own = {claim.id for claim in view.claims.values() if (view.reports[claim.report].url or "") in addresses}
        found[day] = positions.compare(rows, positions.of_reports(view.laydown.positions, own))
    return found


def by_day(world: World, stories: Sequence[Story]) -> list[list[positions.Compared]]:
    """Return what all stories are like on their first days, on their second days, and so on."""
    found = [list(compared(world, story).values()) for story in stories]
    return [[days[at] for days in found] for at in range(DAYS)]


def misjudged(compared: positions.Compared) -> list[tuple[str, Row]]:
    """Return what is wrongly disputed or stale among what is matched, or wrongly not."""
    found = [
        ("disputed" if each.disputed else "not disputed", row)
        for row, each in compared.matched
        if bool(each.disputed) != row.disputed
    ]
    return found + [
        ("stale" if each.stale else "not stale", row) for row, each in compared.matched if bool(each.stale) != row.stale
    ]


def traced(world: World, stories: Sequence[Story]) -> tracing.Traced:
    """Compare the origins of all that was ever read with truth."""
    reports = {report.key: report for report in world.ledger.reports()}
    claims = world.ledger.claims()
    names: dict[Said, Claim] = {}
    for story in stories:
        names |= tracing.matched(story.said, claims, reports, taking.published(story.folder))
    return tracing.trace([each for story in stories for each in story.said], names, origins(reports.values(), claims))
