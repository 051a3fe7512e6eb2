"""With which weights is a report read? As shipped, or with weights that never saw it."""

from __future__ import annotations

from collections.abc import Callable

from training.weights import folds, marked

from bench import sets

WeightsFor = Callable[[str], object | None]
"""Gives, by a report's id, what `reader.read` takes beside the report so that it reads with weights that never saw it; None where those shipped never did."""


def unseen() -> WeightsFor | None:
    """Return how to read reports with weights that never saw them: those of the fold that was learned without the report."""
    held_out = folds.load()
    learned = {report.id for name in sets.LEARNED for report in sets.load(name).reports} | marked.read_ids()
    return lambda doc: held_out[folds.fold_of(doc)] if doc in learned else None
