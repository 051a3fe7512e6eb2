"""How many copies are found, how many of those found are copies, and what does one more report cost? On reports made for it."""

from __future__ import annotations

import os
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.copies_made import KINDS, Made, made
from bench.measured import Measured, watched
from laydown.lineage.pairs import pair
from laydown.lineage.sketches import Sketches, asked, sketch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.domain.lineage import Pair

COUNT = 20_000
SIZES = (1_000, 10_000, 100_000)
_SAMPLE = 1_000
_COPIES = ("verbatim", "edited", "half")
_AT_ONCE = 100
NOTES = (
    "Made reports, one after the other through sketch, index and pair, as `laydown read` takes them; recall is of the copies that pair with their story, precision of the pairs that are of one story.",
    "Cost is processor seconds on one core of a machine that does other things too; for one more report the middle one of ten times a hundred.",
)


@dataclass(slots=True)
class Seen:
    """What has come in so far."""

    index: Sketches = field(default_factory=Sketches)
    made: dict[str, Made] = field(default_factory=dict)
    numbers: int = 0
    compared: int = 0

    def take(self, one: Made) -> list[Pair]:
        """Take in one report and return its pairs that count as copies."""
        report = one.report
        key = report.key
        sketched = sketch(report)
        near = self.index.sharing(asked(report))
        pairs = [found for other in near if (found := pair(report, self.made[other].report))]
        self.index.add(key, sketched)
        self.made[key] = one
        self.numbers += len(sketched)
        self.compared += len(near)
        return [found for found in pairs if found.share]


def measure() -> Measured:
    """Count over 20,000 reports, and time up to 100,000."""
    load = f"Load average of the machine, which has {os.cpu_count()} cores, when it began: {os.getloadavg()[0]:.1f}."
    stream = made(max(SIZES) + _SAMPLE)
    seen, found, total, right, seconds = Seen(), Counter[str](), Counter[str](), Counter[bool](), [0.0]
    for one in watched([next(stream) for _ in range(COUNT)], "copies"):
        begun = time.process_time()
        pairs = seen.take(one)
        seconds[-1] += time.process_time() - begun
        sources = [_source(seen, each, one) for each in pairs]
        total[one.kind] += 1
        found[one.kind] += any(seen.made[key].source == one.source for key in _others(pairs, one))
        right.update(source == one.source for source in sources)
        if not len(seen.made) % _SAMPLE:
            seconds.append(0.0)
    recall = {kind: found[kind] / total[kind] for kind in _COPIES}
    precision = right[True] / right.total()
    fingerprints, compared = seen.numbers / COUNT, seen.compared / COUNT
    costs = _costs(seen, stream)
    rows = (
        *((f"recall, {kind}", f"{recall[kind]:.4f}") for kind in _COPIES),
        ("precision of pairs", f"{precision:.4f}"),
        *((f"reports, {kind}", f"{total[kind]:,}") for kind in KINDS),
        ("fingerprints a report", f"{fingerprints:.1f}"),
        ("texts compared, a report", f"{compared:.2f}"),
        ("reports a second", f"{COUNT / sum(seconds):,.0f}"),
        ("reports a second, the quickest thousand of twenty", f"{_SAMPLE / min(seconds[:-1]):,.0f}"),
        *((f"microseconds for one more report at {size:,}", f"{cost:.0f}") for size, cost in costs.items()),
    )
    figures = {f"recall.{kind}": recall[kind] for kind in _COPIES} | {"precision": precision}
    return Measured("copies", "Near-copies among made reports", ("", "figure"), rows, (*NOTES, load), figures)


def _others(pairs: list[Pair], one: Made) -> Iterator[str]:
    key = one.report.key
    return (each.other if each.one == key else each.one for each in pairs)


def _source(seen: Seen, found: Pair, one: Made) -> int:
    [other] = _others([found], one)
    return seen.made[other].source


def _costs(seen: Seen, stream: Iterator[Made]) -> dict[int, float]:
    """Return the microseconds that a report costs with so many in the index; the small ledgers are built anew."""
    costs = {}
    for size in SIZES:
        if size < len(seen.made):
            part, coming = Seen(), made(size + _SAMPLE)
            for _ in range(size):
                part.take(next(coming))
        else:
            part, coming = seen, stream
            while len(part.made) < size:
                part.take(next(coming))
        costs[size] = statistics.median(_seconds(part, coming) for _ in range(0, _SAMPLE, _AT_ONCE)) / _AT_ONCE * 1e6
    return costs


def _seconds(seen: Seen, coming: Iterator[Made]) -> float:
    some = [next(coming) for _ in range(_AT_ONCE)]
    begun = time.process_time()
    for one in some:
        seen.take(one)
    return time.process_time() - begun
