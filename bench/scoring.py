"""What do the shared scorers say? They are loaded or called by path: the figures are theirs, not ours."""

from __future__ import annotations

import functools
import importlib.util
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Protocol, cast

from bench.sources import find

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from bench.sources import Row

CLAIMS = "bench/score_claims.py"
LAYERS = "bench/score_layers.py"


class ClaimScorer(Protocol):
    """What the scorer of claims offers: when a claim read is the one meant, in which fields it agrees, and the figures."""

    FIELDS: Mapping[str, Callable[[Row, Row], bool]]

    def same_subject(self, gold: Row, said: Row) -> bool:
        """Say whether two subjects are of one kind, and of one system where both name one."""

    def same_place(self, gold: Row | None, said: Row | None) -> bool:
        """Say whether a place read is the place meant."""

    def overlap(self, a: Sequence[int], b: Sequence[int]) -> bool:
        """Say whether two runs of characters share one."""

    def match(self, gold: Sequence[Row], said: Sequence[Row]) -> list[tuple[int, int]]:
        """Return which claims of one document match, by their numbers."""

    def score(self, gold: Sequence[Row], said: Sequence[Row], documents: Collection[str]) -> tuple[dict[str, Any], Any, Any]:
        """Return the figures by name, the misses and the false claims."""


def write(path: Path, rows: Iterable[Row]) -> Path:
    """Write JSON Lines, and return where."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def claim_scorer() -> ClaimScorer:
    """Return the scorer of claims. Raises AbsentError."""
    return _loaded(find(CLAIMS))


@functools.cache
def _loaded(path: Path) -> ClaimScorer:
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise ImportError(name=str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("ClaimScorer", module)


def score_layer(layer: str, gold: Path, said: Path) -> list[tuple[str, list[str]]]:
    """Return the scorer's lines: what is scored, and its figures as printed, in their order. Raises AbsentError."""
    out = []
    for line in _run(LAYERS, layer, gold, said).splitlines():
        words = line.split()
        figures = [word for word in words if word.replace(".", "", 1).isdigit()]
        label = line.split(" precision ")[0].split(figures[0])[0].strip()
        out.append((label, figures))
    return out


def _run(scorer: str, *arguments: object) -> str:
    command = [sys.executable, str(find(scorer)), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
