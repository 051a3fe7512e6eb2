"""Which reports have gold? The sets of claims that a person annotated, by name."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.sources import AbsentError, find, reports, rows

if TYPE_CHECKING:
    from bench.sources import Row
    from laydown.domain.provenance import Report

DEV, CHECK, WRITTEN, OWN, HELD_APART = "claims-dev", "claims-check", "claims-written", "own", "held-apart"
SHARED = (DEV, CHECK, WRITTEN)
OPEN = (DEV, WRITTEN)
"""The sets whose errors are looked at."""
LEARNED = (*OPEN, OWN)
"""The sets on which the reader's weights are learned."""
OURS = Path(__file__).with_name("own")
NEWSWIRE = "data/newswire/reports.jsonl.gz"
APART = Path(__file__).with_name("held-apart.jsonl")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Annotated reports, and their claims as rows."""

    name: str
    reports: tuple[Report, ...]
    gold: tuple[Row, ...]


@functools.cache
def load(name: str) -> GoldSet:
    """Return the set of that name. Raises AbsentError."""
    if name == HELD_APART:
        return apart()
    if name == OWN:
        documents, gold = OURS / "reports.jsonl", OURS / "gold.jsonl"
    else:
        documents, gold = find(f"data/{name}/reports.jsonl"), find(f"data/{name}/gold.jsonl")
    return GoldSet(name, tuple(reports(documents)), tuple(rows(gold)))


def apart(path: Path = APART) -> GoldSet:
    """Return the reports of the newswire that were annotated for measuring alone; a row with nothing but `doc` is a report without a claim. Raises AbsentError."""
    if not path.is_file():
        message = f"{path} is absent"
        raise AbsentError(message)
    gold = rows(path)
    ids = {row["doc"] for row in gold}
    found = tuple(report for report in reports(find(NEWSWIRE)) if report.id in ids)
    return GoldSet(HELD_APART, found, tuple(row for row in gold if "sentence" in row))


def there() -> tuple[str, ...]:
    """Return the names of all sets that can be measured on: the shared ones, and the reports held apart where they are. Raises AbsentError."""
    for name in SHARED:
        load(name)
    try:
        load(HELD_APART)
    except AbsentError:
        return (*SHARED, OWN)
    return (*SHARED, OWN, HELD_APART)


def absent(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a reader of the figures must know of the sets left out."""
    return () if HELD_APART in names else (f"`{HELD_APART}` is not measured: `bench/{APART.name}` or the newswire is absent.",)
