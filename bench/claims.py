"""How well are claims read? Against gold, by the shared scorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import reading, sets, weights
from bench.measured import Measured, figure
from bench.scoring import claim_scorer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.reading import ReadSet

NAME = "claims"
FIGURES = ("documents", "gold", "predicted", "matched", "precision", "recall", "f1", "strict_f1")
FIELDS = ("status", "modality", "operator", "quantity", "time", "credit", "origin")
PINNED = (*FIGURES[4:], *FIELDS)
NOTES = (
    "`strict_f1` also asks for the right status and modality. The shares from `status` on are of the matched claims.",
    "Of `claims-check` only the figures are ever looked at, never the errors.",
)
UNSEEN = "The reader's weights were learned on reports of {}, among others: `unseen` is read with weights that never saw the report, the other column as shipped."


def measure() -> Measured:
    """Read and score the sets. Raises AbsentError."""
    names = sets.there()
    scores = {column: score(read) for column, read in _columns(names)}
    table = tuple((row, *(figure(found[row]) for found in scores.values())) for row in (*FIGURES, *FIELDS))
    pinned = {f"{column}.{row}": float(found[row]) for column, found in scores.items() for row in PINNED}
    learned = (UNSEEN.format(" and ".join(f"`{name}`" for name in sets.LEARNED)),) if weights.unseen() else ()
    return Measured(NAME, "Claims", ("", *scores), table, (*NOTES, *learned, *sets.absent(names)), pinned)


def _columns(names: tuple[str, ...]) -> Iterator[tuple[str, ReadSet]]:
    for name in names:
        yield name, reading.read(name)
        if name in sets.LEARNED and weights.unseen():
            yield f"{name} unseen", reading.read(name, unseen=True)


def score(read: ReadSet) -> dict[str, float]:
    """Return the scorer's figures; claims in reports without gold count as false. Raises AbsentError."""
    figures, _, _ = claim_scorer().score(read.gold.gold, read.said, {report.id for report in read.gold.reports})
    return figures
