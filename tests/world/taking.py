"""The fixture world in a ledger, as a user takes reports in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from laydown import workflow

if TYPE_CHECKING:
    from laydown.ledger import Ledger

HERE = Path(__file__).parent
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
STORIES = tuple(sorted(path.name for path in HERE.iterdir() if path.is_dir() and any(path.glob("*.md"))))


def take_in(ledger: Ledger) -> workflow.Summary:
    """Take the reports in backwards: most copies, quotations and corrections before what they copy, quote and correct."""
    files = [str(path) for story in STORIES for path in (HERE / story).glob("*.md")]
    return workflow.take_in(sorted(files, reverse=True), ledger, now=NOW)


def published(story: str) -> dict[str, str]:
    """Return the name of each report of a story by its address, by which it is known again in a ledger."""
    return {_url(path): path.stem for path in sorted((HERE / story).glob("*.md"))}


def _url(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(line.removeprefix("url: ") for line in lines if line.startswith("url: "))
