"""Real parts: the fixture world and the packaged sample as the reader reads them, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.whole.profile import TIMES
from tests.world import taking

from laydown import workflow
from laydown.errors import LaydownError
from laydown.extraction.reader import READER
from laydown.extraction.reader import read as _read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.domain.claim import Claim, Statement
    from laydown.domain.provenance import Report
    from laydown.extraction.reader import Reading

SAMPLE = Path(workflow.__file__).parents[1] / "sample"
_QUICK = ("himars-2022", "thaad-2019")
FOLDERS = (*(story for story in taking.stories() if TIMES or story.name in _QUICK), SAMPLE)


class Read(NamedTuple):
    """A report with what is read in it."""

    report: Report
    claims: Sequence[Claim]
    statements: Sequence[Statement] = ()
    reader: str = READER

    def __repr__(self) -> str:
        """Say what matters when a test fails: a report's whole text and claims fill screens."""
        said = [
            f"{c.subject.category}/{c.subject.system}/{c.subject.unit} {c.operator} {c.place and c.place.key} from "
            f"{c.origin and c.origin.key} {c.status} {c.modality} {c.quantity} {c.time} {c.attribution} [{c.id} at {c.sentence}]"
            for c in self.claims
        ]
        of = self.report
        return f"{of.outlet} {of.published} {of.url} {of.canonical} {of.via} {of.text[:60]!r} {said}"


@cache
def read_once(report: Report) -> Reading:
    """Read a report; the same one is not read twice."""
    return _read(report)


@cache
def folder(number: int) -> tuple[Read, ...]:
    """Return the reports of one story, or of the sample."""
    found: list[Read] = []
    for report in workflow.reports([str(FOLDERS[number])], now=taking.NOW):
        assert not isinstance(report, LaydownError)
        reading = read_once(report) if workflow.is_read(report) else None
        found.append(Read(report, reading.claims if reading else (), reading.statements if reading else ()))
    return tuple(found)
