"""What an older Laydown derived is made anew, not found flawed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from laydown.domain.lineage import Trace
from laydown.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from laydown.domain.claim import Claim
    from laydown.domain.lineage import Pair
    from laydown.domain.provenance import Report
    from laydown.ledger.contract import Neighbours

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported

NOON = datetime(2020, 4, 2, 12, tzinfo=UTC)


def traced(report: Report, _claims: Sequence[Claim], _near: Neighbours) -> tuple[Trace, Sequence[Pair]]:
    return Trace(report=report.key, sketch=(1, 2)), ()


def test_what_was_derived_in_another_manner_is_to_be_made_anew(tmp_path: Path, told: Tell) -> None:
    path = tmp_path / "laydown.db"
    with open_ledger(path) as ledger:
        one = told()
        ledger.add(one.report, [one.claim], [], trace=lambda near: traced(one.report, [one.claim], near), recorded_at=NOON)
        assert not ledger.needs_rebuild()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 0")
    with open_ledger(path) as ledger:
        assert ledger.needs_rebuild()
        assert not ledger.known().traced
        ledger.rebuild(traced)
        assert not ledger.needs_rebuild()
        assert ledger.known().traced
