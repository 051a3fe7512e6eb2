"""How well does each layer of reading do by itself? Against gold, by the shared scorer."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measured import Measured, watched
from bench.scoring import score_layer, write
from bench.sources import find, reports
from laydown.domain.annotation import Layer
from laydown.extraction import layers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.sources import Row

COLUMNS = ("set", "what", "precision", "recall", "f1", "share")


@dataclass(frozen=True, slots=True)
class Layered:
    """One layer's sets of gold, by file name under `data/`, and what a reader of its figures must know."""

    name: str
    title: str
    sets: tuple[str, ...]
    notes: tuple[str, ...] = ()


DATES = Layered(
    "dates",
    "Dates",
    ("dates/timebank",),
    ("Each report's own date is the anchor. `value` asks for both days right.",),
)
PLACES = Layered(
    "places",
    "Places",
    ("geoparsing/lgl", "geoparsing/tr-news"),
    (
        "The gold of both sets also holds names that stand for governments and adjectives of nationality, which claims do not need.",
        "LGL is made of small towns' own newspapers, whose namesakes are its difficulty. The share is of those found.",
    ),
)
SOURCING = Layered(
    "sourcing",
    "Sourcing",
    ("attribution/polnear-train",),
    (
        "An attribution is right when its content overlaps the gold content by half of their union, and its source the gold source.",
    ),
)


def measure(layered: Layered) -> Measured:
    """Annotate and score a layer's sets. Raises AbsentError."""
    table = tuple(row for name in layered.sets for row in _score(layered.name, name))
    pinned = {f"{row[0].split()[0]} {row[1]}": float(row[4] or row[5]) for row in table}
    return Measured(layered.name, layered.title, COLUMNS, table, layered.notes, pinned)


def _score(layer: str, name: str) -> Iterator[tuple[str, ...]]:
    gold = find(f"data/{name}.jsonl.gz")
    with tempfile.TemporaryDirectory(prefix="laydown-bench-") as work:
        said = write(Path(work) / "said.jsonl", _notes(layer, gold, name))
        lines = score_layer(layer, gold, said)
    ((_, (in_gold, predicted)), *scored) = lines
    where = f"{name.rpartition('/')[2]} ({int(in_gold):,} gold, {int(predicted):,} predicted)"
    for what, figures in scored:
        yield (where, what, *(figures if len(figures) > 1 else ["", "", ""]), *(figures if len(figures) == 1 else [""]))


def _notes(layer: str, gold: Path, name: str) -> Iterator[Row]:
    for report in watched(reports(gold), name):
        yield {"doc": report.id, layer: [dict(note.values) for note in layers.annotate(report, {Layer(layer)})]}
