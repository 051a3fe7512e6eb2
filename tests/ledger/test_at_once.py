"""Two programs that take in at once end with one ledger that holds all, each report once."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from laydown.domain.provenance import Report
from laydown.ledger import Counts, open_ledger

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import sys
from datetime import UTC, date, datetime
from laydown.domain.lineage import Trace
from laydown.domain.provenance import Report
from laydown.ledger import open_ledger

path, own = sys.argv[1:]
with open_ledger(path) as ledger:
    for n in range(20):
        for name in (own, "both"):
            report = Report(id=name, sha256=f"{name} {n}", text=name, published=date(2020, 3, 31))
            trace = lambda near: (Trace(report=report.key, sketch=(n, len(near.sharing([n])))), ())
            ledger.add(report, [], [], trace=trace, recorded_at=datetime(2020, 4, 2, tzinfo=UTC))
"""


def test_what_two_programs_take_in_at_once_is_all_there(tmp_path: Path) -> None:
    path = tmp_path / "laydown.db"
    open_ledger(path).close()
    writers = [subprocess.Popen([sys.executable, "-c", PROGRAM, str(path), name]) for name in ("one", "other")]
    assert [writer.wait() for writer in writers] == [0, 0]
    with open_ledger(path) as ledger:
        assert ledger.counts() == Counts(60, 0, 0)
        assert len(ledger.known().traces) == 60
        again = Report(id="both", sha256="both 0", text="both", published=date(2020, 3, 31))
        assert not ledger.add(again, [], [], recorded_at=datetime(2020, 4, 2, tzinfo=UTC))
