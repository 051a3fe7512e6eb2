"""Does a whole newswire go through? Reads it in one go, and counts failures, claims and seconds."""

from __future__ import annotations

import functools
import os
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.measured import Measured, figure, watched
from bench.sets import NEWSWIRE
from bench.sources import find, reports
from bench.stages import REST, watching
from laydown.extraction import reader

if TYPE_CHECKING:
    from bench.stages import Stages
    from laydown.domain.claim import Claim
    from laydown.domain.provenance import Report


@dataclass(frozen=True, slots=True)
class Run:
    """All reports read in one go. `seconds` are of the clock on the wall, `worked` of the processor; `load` is what else the machine did."""

    read: tuple[tuple[Report, tuple[Claim, ...]], ...]
    failures: tuple[str, ...]
    statements: int
    seconds: float
    worked: float
    load: float
    stages: Stages


@functools.cache
def run() -> Run:
    """Read every report once; what fails is named on stderr and counted. Raises AbsentError."""
    todo = reports(find(NEWSWIRE))
    reader.read(todo[0])  # what is loaded once is no reading
    read, failures, statements = [], [], 0
    load, begun, worked = os.getloadavg()[0], time.perf_counter(), time.process_time()
    with watching() as stages:
        for report in watched(todo, "newswire"):
            try:
                reading = reader.read(report)
            except Exception as error:  # noqa: BLE001  counting what goes wrong is the measure
                sys.stderr.write(f"newswire: {report.id} failed: {type(error).__name__}: {error}\n")
                failures.append(report.id)
                continue
            read.append((report, reading.claims))
            statements += len(reading.statements)
    return Run(tuple(read), tuple(failures), statements, time.perf_counter() - begun, time.process_time() - worked, load, stages)


def measure() -> Measured:
    """Tell what came of reading everything. Raises AbsentError."""
    done = run()
    count = len(done.read) + len(done.failures)
    claims = sum(len(claims) for _, claims in done.read)
    stages = done.stages
    table = [
        ("reports", figure(count)),
        ("failures", figure(len(done.failures))),
        ("claims", figure(claims)),
        ("reports with a claim", figure(sum(bool(claims) for _, claims in done.read))),
        ("context statements", figure(done.statements)),
        ("sentences", figure(stages.sentences)),
        ("sentences parsed", f"{stages.parsed:,} ({stages.parsed / max(stages.sentences, 1):.1%})"),
        ("seconds", f"{done.seconds:.1f}"),
        ("reports/s", f"{count / done.seconds:.1f}"),
        ("processor seconds", f"{done.worked:.1f}"),
        ("reports/processor second", f"{count / done.worked:.1f}"),
    ]
    rest = done.worked - sum(stages.seconds.values())
    table += [(f"… {name}", f"{seconds:.1f}") for name, seconds in [*stages.seconds.items(), (REST, rest)]]
    notes = (
        "One process, one report after another. The lines with … are processor seconds of each stage.",
        f"Load average of the machine when it began: {done.load:.1f}.",
    )
    pinned = {"reports read": len(done.read), "share of sentences left unparsed": 1 - stages.parsed / max(stages.sentences, 1)}
    return Measured("newswire", "Newswire in one go", ("", "figure"), tuple(table), notes, pinned)
