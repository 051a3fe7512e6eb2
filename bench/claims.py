"""How well are claims read? Against gold, by the shared scorer."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measured import Measured, figure, watched
from bench.scoring import score_claims, write
from bench.sources import find, reports
from laydown.extraction import reader
from laydown.products.rows import claim_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.sources import Row

SETS = ("claims-dev", "claims-check", "claims-written")
FIGURES = ("documents", "gold", "predicted", "matched", "precision", "recall", "f1", "strict_f1")
FIELDS = ("status", "modality", "operator", "quantity", "time", "credit", "origin")
NOTES = (
    "`strict_f1` also asks for the right status and modality. The shares from `status` on are of the matched claims.",
    "Of `claims-check` only the figures are ever looked at, never the errors.",
)


def measure() -> Measured:
    """Read and score the three sets. Raises AbsentError."""
    scores = [_score(name) for name in SETS]
    table = tuple((row, *(figure(score[row]) for score in scores)) for row in (*FIGURES, *FIELDS))
    return Measured("claims", "Claims", ("", *SETS), table, NOTES)


def _score(name: str) -> dict[str, float]:
    documents, gold = find(f"data/{name}/reports.jsonl"), find(f"data/{name}/gold.jsonl")
    with tempfile.TemporaryDirectory(prefix="laydown-bench-") as work:
        said = write(Path(work) / "said.jsonl", _claims(documents, name))
        return score_claims(gold, said, documents)


def _claims(documents: Path, name: str) -> Iterator[Row]:
    for report in watched(reports(documents), name):
        for claim in reader.read(report).claims:
            yield claim_row(claim, report.id)
