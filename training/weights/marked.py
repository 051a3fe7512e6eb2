"""Which reports say where forces are, and what do they say? The annotated reports that weights are learned on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from bench.sets import LEARNED, NEWSWIRE, load
from bench.sources import find, reports, rows

from laydown.domain.provenance import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bench.sources import Row

HERE = Path(__file__).parents[1]
CLAIMS, READ = HERE / "newswire-claims.jsonl", HERE / "newswire-read.txt"
SENTENCES = HERE.parent / "tests" / "extraction" / "sentences"
OWN = "own sentences"
PUBLISHED = date(2020, 3, 31)
"""The day of the reports of our own sentences."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One report with the claims that a person found in it, as rows; `place_names` stands in for coordinates in our own sentences."""

    source: str
    report: Report
    claims: tuple[Row, ...]


def all_marked() -> list[Marked]:
    """Return every annotated report that weights may be learned on. Raises AbsentError."""
    out: list[Marked] = []
    for name in LEARNED:
        gold = load(name)
        out += _joined(name, gold.reports, gold.gold)
    return [*out, *newswire(), *own()]


def newswire() -> list[Marked]:
    """Return the reports of the newswire that we annotated ourselves, those without a claim among them. Raises AbsentError."""
    ids = read_ids()
    found = [report for report in reports(find(NEWSWIRE)) if report.id in ids]
    return _joined("newswire", found, rows(CLAIMS))


def read_ids() -> set[str]:
    """Return the ids of the reports of the newswire that we annotated to learn on."""
    return set(READ.read_text(encoding="utf-8").split())


def own() -> list[Marked]:
    """Return our own sentences with what they must give."""
    return [
        Marked(OWN, _report(f"{path.stem} {n}", row), tuple(_row(line) for line in row.get("claims") or ()))
        for path in sorted(SENTENCES.glob("*.yaml"))
        for n, row in enumerate(_sentences(path))
    ]


def _joined(name: str, found: Iterable[Report], gold: Iterable[Row]) -> list[Marked]:
    by_doc: Mapping[str, list[Row]] = defaultdict(list)
    for row in gold:
        by_doc[row["doc"]].append(row)
    return [Marked(name, report, tuple(by_doc[report.id])) for report in found]


def _sentences(path: Path) -> Iterator[dict[str, Any]]:
    yield from yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _report(name: str, row: dict[str, Any]) -> Report:
    title = row.get("title")
    text = f"{title}\n\n{row['text']}" if title else row["text"]
    return Report(id=name, sha256="", text=text, title=title, published=PUBLISHED)


def _row(line: str) -> Row:
    """Return the row of an expected claim; the sentence is any of the report."""
    kind, operator, _, place, state, *_ = (field.strip() for field in line.split("|"))
    category, _, system = kind.partition(":")
    return {
        "sentence": [0, 1 << 30], "subject": {"text": "", "categories": category.split("/"), "system": system or None}, "operator": operator,
        "place_names": place.split("/"), "status": state.split()[0].split("/")[0],
    }  # fmt: skip
