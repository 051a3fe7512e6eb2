"""How much is won by parsing only what may matter? Reads reports, and parses every sentence of the same reports, in one run."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bench import sets
from bench.measured import Measured, figure, watched
from bench.sets import NEWSWIRE
from bench.sources import find, reports
from laydown.extraction import reader
from laydown.language import parser, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.domain.provenance import Report

EVERY = 10
NOTES = (
    f"Every {EVERY}th report of the newswire, read and then parsed, one after the other, so that whatever else the machine does slows both.",
)


def measure() -> Measured:
    """Compare the seconds of reading with those of parsing everything. Raises AbsentError."""
    some = reports(find(NEWSWIRE))[::EVERY]
    for report in sets.load(sets.OWN).reports:
        reader.read(report)  # what is loaded once, at the first report that needs it, is no reading
    read = parsed = 0.0
    for report in watched(some, "speed"):
        read += _seconds(reader.read, report)
        parsed += _seconds(_parse, report)
    table = (
        ("reports", figure(len(some))),
        ("processor seconds of reading", f"{read:.1f}"),
        ("processor seconds of parsing every sentence", f"{parsed:.1f}"),
        ("times faster", f"{parsed / read:.1f}"),
    )
    return Measured("speed", "Reading against parsing every sentence", ("", "figure"), table, NOTES)


def _parse(report: Report) -> None:
    spans = sentences.split(report.text)
    list(parser.parse([report.text[span.start : span.end].replace("\n", " ") for span in spans]))


def _seconds(work: Callable[[Report], object], report: Report) -> float:
    begun = time.process_time()
    work(report)
    return time.process_time() - begun
