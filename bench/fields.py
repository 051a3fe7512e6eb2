"""What is wrong in claims that are right by subject and place? Counts their fields by what was wanted and what was read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bench.measured import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bench.reading import ReadSet
    from bench.scoring import ClaimScorer
    from bench.sources import Row

NAMED = ("status", "modality")
"""Fields of few values, which are told by name."""
CREDIT = ("speakers", "outlets")


def table(read: Sequence[ReadSet], scorer: ClaimScorer) -> tuple[tuple[str, ...], ...]:
    """Return a row of strings for each way in which a field is wrong, with its counts by set, the most frequent first."""
    many = [Counter(_wrong(one, scorer)) for one in read]
    ways = sorted({way for counts in many for way in counts}, key=lambda way: (-sum(c[way] for c in many), way))
    return tuple((*way, *(figure(counts[way]) for counts in many)) for way in ways)


def _wrong(read: ReadSet, scorer: ClaimScorer) -> Iterator[tuple[str, str]]:
    for report in read.gold.reports:
        gold, said = ([row for row in rows if row["doc"] == report.id] for rows in (read.gold.gold, read.said))
        for i, j in scorer.match(gold, said):
            wrong = (name for name, agrees in scorer.FIELDS.items() if not agrees(gold[i], said[j]))
            yield from ((name, _way(name, gold[i], said[j])) for name in wrong)


def _way(name: str, gold: Row, said: Row) -> str:
    if name in NAMED:
        return f"{gold[name]} read as {said[name]}"
    wanted, read = (_value(name, row) for row in (gold, said))
    if not wanted or not read:
        return "missing" if wanted else "not wanted"
    return "another"


def _value(name: str, row: Row) -> Iterable[object]:
    return [v for part in CREDIT for v in row.get(part) or ()] if name == "credit" else row.get(name) or ()
