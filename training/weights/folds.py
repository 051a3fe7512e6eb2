"""Which reports are held out together? So that each can be read with weights that never saw it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from laydown.extraction.weighing import Weights

FOLDS = 5
BY_FOLD = Path(__file__).parents[2] / "bench" / "folds.json"


def fold_of(doc: str) -> int:
    """Return the fold of a report, by its id alone."""
    return int(sha256(doc.encode()).hexdigest(), 16) % FOLDS


def load() -> list[Weights]:
    """Return the weights by fold: those at `k` were learned without the reports of fold `k`."""
    return [Weights(each["bias"], each["traits"]) for each in json.loads(BY_FOLD.read_text(encoding="utf-8"))]
