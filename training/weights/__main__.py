"""``python -m training.weights``: from annotated reports to `extraction/data/weights.json`, and to weights by fold for measuring."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.sources import AbsentError

from training.weights.folds import BY_FOLD, FOLDS, fold_of
from training.weights.labelled import label
from training.weights.learn import learn
from training.weights.marked import all_marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.extraction.weighing import Weights
    from training.weights.labelled import Labelled
    from training.weights.marked import Marked

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "src" / "laydown" / "extraction" / "data" / "weights.json"
ROUNDS = 2
"""Readings: the first as the rules decide, later ones with weights that never saw the report, as memory builds on what was stated before."""


def main() -> int:
    """Learn and write both files; returns the exit code."""
    try:
        marked = all_marked()
    except AbsentError as error:
        print(f"nothing to learn from: {error}", file=sys.stderr)
        return 2
    folds: list[Weights] = []
    labelled: list[Labelled] = []
    for number in range(ROUNDS):
        labelled = _read(marked, folds)
        print(f"round {number + 1}: {len(labelled)} candidates, {sum(e.meant for e in labelled)} meant", file=sys.stderr)
        folds = [learn([e for e in labelled if fold_of(e.doc) != k]) for k in range(FOLDS)]
    _write(SHIPPED, learn(labelled))
    BY_FOLD.write_text(json.dumps([_plain(w) for w in folds], separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    return 0


def _read(marked: Sequence[Marked], folds: Sequence[Weights]) -> list[Labelled]:
    return [each for m in marked for each in label(m, folds[fold_of(m.report.id)] if folds else None)]


def _plain(weights: Weights) -> dict[str, object]:
    return {"bias": weights.bias, "traits": dict(weights.by_trait)}


def _write(path: Path, weights: Weights) -> None:
    path.write_text(json.dumps(_plain(weights), indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
