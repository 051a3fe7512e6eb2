"""What does each further report change? The seed's laydown, and how each neighbour of the sample, read one by one, moves it."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.measured import Measured
from bench.sources import AbsentError, find
from laydown import intake, workflow
from laydown.domain.provenance import Report
from laydown.ledger import open_ledger
from laydown.products import words
from laydown.products.asked import Asked
from laydown.products.changes import changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.domain.position import Laydown
    from laydown.products.change import Changes

_OWN = Path(__file__).parent.parent / "tests" / "seed" / "blog.md"
_THEIRS = "seed/patriots-in-iraq.txt"
_DAY = date(2020, 4, 20)
"""The day after the sample's last report: each question is as of it, so that only what is read differs."""
_ASKED = Asked(system="Patriot")
_NOW = datetime(2020, 4, 20, 12, tzinfo=UTC)


def measure() -> Measured:
    """Read the seed, then the sample's reports by their days, and tell after each what is said of the Patriots now."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        sample = stack.enter_context(resources.as_file(resources.files("laydown") / "sample"))
        seed, name = _seed()
        rows = tuple(_rows(Path(folder) / "ledger.db", seed, sample, name))
    return Measured(
        "neighbours",
        "The seed and its neighbours",
        ("report read", "published", "Patriots, United States, as of 20 April 2020", "what it changed"),
        rows,
        notes=("Each row is the laydown after one more report; the seed is read first, though others were published before it.",),
    )


def _seed() -> tuple[Report, str]:
    try:
        [found] = intake.read(str(find(_THEIRS)), now=_NOW, overrides=intake.Overrides(published=date(2020, 3, 31)))
        name = "the seed"
    except AbsentError:
        [found] = intake.read(str(_OWN), now=_NOW)
        name = "the seed, in our wording"
    assert isinstance(found, Report)  # noqa: S101  a file of ours, or the seed itself
    return found, name


def _rows(path: Path, seed: Report, sample: Path, name: str) -> Iterator[tuple[str, ...]]:
    known = (each for each in workflow.reports([str(sample)], now=_NOW) if isinstance(each, Report))
    neighbours = sorted(known, key=lambda report: (report.published or date.max, report.id))
    with open_ledger(path) as ledger:
        before = None
        for report in (seed, *neighbours):
            workflow.take_in_report(report, ledger, now=_NOW)
            view = workflow.laydown_of(ledger, valid_at=_DAY, known_at=_DAY)
            shown = _ASKED.only(view.laydown)
            told = "" if before is None else _told(changes(
                _ASKED.only(before.laydown), shown, before_claims=before.claims, claims=view.claims, reports=view.reports,
                before_reports=before.reports,
            ))  # fmt: skip
            stands = _laydown(shown)
            same = "as before" if before is not None and stands == _laydown(_ASKED.only(before.laydown)) else stands
            yield name if report is seed else report.outlet or report.id, str(report.published), same, told
            before = view


def _laydown(shown: Laydown) -> str:
    return "; ".join(
        f"{words.whereabouts(each)}: {words.how_many(each.count)}, {words.in_state(each)} [{each.grade}, {len(each.origins)} o.]"
        for each in shown.positions
    )


def _told(found: Changes) -> str:
    told = [f"{entry.where}: {change.kind}" for group in found.groups for entry in group.entries for change in entry.changes]
    again = [f"{each.where}: said again" for each in found.again]
    return "; ".join([*told, *again]) or "nothing"
