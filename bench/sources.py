"""Where is what we measure on? Finds the files, and makes reports of their lines."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from laydown.domain.provenance import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "LAYDOWN_BENCH_DATA"
DEFAULT = Path(__file__).parents[2] / "shared"
Row = dict[str, Any]


class AbsentError(Exception):
    """Something to measure on or with is not where it was looked for."""


def folder() -> Path:
    """Return the folder that holds `data/` and `bench/`, whether it is there or not."""
    return Path(os.environ.get(VARIABLE) or DEFAULT)


def find(name: str) -> Path:
    """Return the file of that name under the folder. Raises AbsentError."""
    path = folder() / name
    if not path.is_file():
        message = f"{path} is absent"
        raise AbsentError(message)
    return path


def rows(path: Path) -> list[Row]:
    """Return the objects of a JSON Lines file, gzipped or not."""
    return [json.loads(line) for line in _lines(path)]


def reports(path: Path) -> list[Report]:
    """Return the reports of a JSON Lines file. Offsets of gold count in the text as it stands, so nothing of it is tidied."""
    return [_report(line) for line in _lines(path)]


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield line.rstrip("\n")


def _report(line: str) -> Report:
    row = json.loads(line)
    published = row.get("published")
    return Report(
        id=str(row["id"]),
        sha256=hashlib.sha256(line.encode()).hexdigest(),
        text=row["text"],
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=date.fromisoformat(published) if published else None,
        language="en",
    )
