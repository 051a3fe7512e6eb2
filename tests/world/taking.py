"""A world of reports in a ledger, as a user takes reports in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from laydown import workflow

if TYPE_CHECKING:
    from laydown.ledger import Ledger

HERE = Path(__file__).parent
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def take_in(ledger: Ledger, folder: Path = HERE) -> workflow.Summary:
    """Take the reports in backwards: most copies, quotations and corrections before what they copy, quote and correct."""
    files = [str(path) for path in folder.glob("*/*.md")]
    return workflow.take_in(sorted(files, reverse=True), ledger, now=NOW)


def stories(folder: Path = HERE) -> list[Path]:
    """Return the folders that hold reports, by name."""
    return sorted(path for path in folder.iterdir() if any(path.glob("*.md")))


def published(story: Path) -> dict[str, str]:
    """Return the name of each report of a story's folder by its address, by which it is known again in a ledger."""
    return {_url(path): path.stem for path in sorted(story.glob("*.md"))}


def _url(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(line.removeprefix("url: ") for line in lines if line.startswith("url: "))
