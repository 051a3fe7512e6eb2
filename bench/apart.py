"""How well do origins and positions hold on stories that nobody tuned them on? Measures `bench/apart` as the tests measure `tests/world`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.world import measuring, positions, taking, truth

from bench.measured import Measured, figure
from laydown.ledger import open_ledger

NAME = "apart"
FOLDER = Path(__file__).with_name("apart")


def measure() -> Measured:
    """Take the stories in, ask on each of their days, and compare with what is so."""
    stories = truth.load(FOLDER)
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "apart.db") as ledger:
        taking.take_in(ledger, FOLDER)
        world = measuring.World(ledger)
        days = measuring.by_day(world, stories)
        traced = measuring.traced(world, stories)
    rows = [_of_days(f"positions, day {number}", compared) for number, compared in enumerate(days, 1)]
    rows.append(_of_days("positions, all days", [each for compared in days for each in compared]))
    rows.append(("origins", *map(figure, (traced.f1, len(traced.right), len(traced.parted), len(traced.wrong)))))
    said = sum(len(story.said) for story in stories)
    reports = len({(story.name, each.report) for story in stories for each in story.said})
    misjudged = sum(len(measuring.misjudged(each)) for compared in days for each in compared)
    notes = (
        f"{reports} reports, {len(stories)} stories, {said} statements, {len(traced.unread)} of them not read. What is missed counts against the origins, too.",
        f"Of the positions that are right, {misjudged} are wrongly disputed or stale, or wrongly not.",
    )
    return Measured(NAME, "Stories apart", ("", "F1", "right", "missed or parted", "too much or joined"), tuple(rows), notes)


def _of_days(name: str, compared: list[positions.Compared]) -> tuple[str, ...]:
    right, missing, extra = (
        sum(len(part) for part in parts)
        for parts in zip(*((each.matched, each.missing, each.extra) for each in compared), strict=True)
    )
    return (name, *map(figure, (positions.share(compared), right, missing, extra)))
