"""Is a claim as likely right as it says? Of the claims of each confidence, how many are; and what is left above a threshold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench import reading, sets
from bench.measured import Measured, figure
from bench.scoring import claim_scorer
from bench.sources import AbsentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.reading import ReadSet
    from bench.scoring import ClaimScorer
    from bench.sources import Row

SURE = 0.9
BINS = ((0.9, 1.0), (0.8, 0.9), (0.7, 0.8), (0.6, 0.7), (0.5, 0.6), (0.4, 0.5), (0.3, 0.4), (0.0, 0.3))
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
COLUMNS = ("set", "confidence", "claims", "right", "status and modality too", "recall", "f1")
ABSENT = "the claims that the reader gives carry no confidence"
NOTES = (
    "Right: matched by the shared scorer. A range is of the claims whose confidence lies in it; from `≥` on, all others are left out.",
    "Sets that the reader's weights were learned on are read with weights that never saw the report, where it has such.",
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim read, with whether it is right, and whether its status and modality are too."""

    confidence: float
    right: bool
    strict: bool


def measure() -> Measured:
    """Compare confidence with what is right, on every set that is there. Raises AbsentError."""
    names = sets.there()
    read = [reading.honest(name) for name in names]
    if not all(row["confidence"] is not None for one in read for row in one.said):
        raise AbsentError(ABSENT)
    table = tuple(row for one in read for row in of_set(one, claim_scorer()))
    pinned = {f"{one.gold.name} of the claims at {SURE} or more": share for one in read if (share := _sure(one)) is not None}
    return Measured("confidence", "Confidence", COLUMNS, table, (*NOTES, *sets.absent(names)), pinned)


def _sure(read: ReadSet) -> float | None:
    sure = [m for m in marked(read, claim_scorer()) if m.confidence >= SURE]
    return _share([m.right for m in sure]) if sure else None


def of_set(read: ReadSet, scorer: ClaimScorer) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one set: by range of confidence, then by threshold."""
    name, all_ = read.gold.name, marked(read, scorer)
    for low, high in BINS:
        part = [m for m in all_ if low <= m.confidence < high or m.confidence == high == 1]
        yield (name, f"{low} to {high}", figure(len(part)), *_shares(part), "", "")
    for least in THRESHOLDS:
        part = marked(read, scorer, least)
        right, gold = sum(m.right for m in part), len(read.gold.gold)
        recall, f1 = right / gold if gold else 0.0, 2 * right / (len(part) + gold) if part or gold else 0.0
        yield (name, f"≥ {least}", figure(len(part)), *_shares(part), figure(recall), figure(f1))


def marked(read: ReadSet, scorer: ClaimScorer, least: float = 0.0) -> list[Marked]:
    """Return the claims of at least that confidence, matched with gold as if there were no others."""
    return [m for report in read.gold.reports for m in _marked(read, report.id, scorer, least)]


def _marked(read: ReadSet, doc: str, scorer: ClaimScorer, least: float) -> Iterator[Marked]:
    gold = [row for row in read.gold.gold if row["doc"] == doc]
    said = [row for row in read.said if row["doc"] == doc and row["confidence"] >= least]
    meant = {j: gold[i] for i, j in scorer.match(gold, said)}
    for j, row in enumerate(said):
        yield Marked(row["confidence"], j in meant, j in meant and _same_state(meant[j], row))


def _same_state(gold: Row, said: Row) -> bool:
    return (gold["status"], gold["modality"]) == (said["status"], said["modality"])


def _shares(part: Sequence[Marked]) -> tuple[str, str]:
    return (figure(_share([m.right for m in part])), figure(_share([m.strict for m in part]))) if part else ("", "")


def _share(said: Sequence[bool]) -> float:
    return sum(said) / len(said)
