"""What do the shared scorers say? They are called by path: the figures are theirs, not ours."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from bench.sources import find

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.sources import Row

CLAIMS = "bench/score_claims.py"
LAYERS = "bench/score_layers.py"


def write(path: Path, rows: Iterable[Row]) -> Path:
    """Write JSON Lines, and return where."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def score_claims(gold: Path, said: Path, documents: Path) -> dict[str, float]:
    """Return the scorer's figures by name. Raises AbsentError."""
    answer: dict[str, float] = json.loads(_run(CLAIMS, gold, said, "--docs", documents, "--json"))
    return answer


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
