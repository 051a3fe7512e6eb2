"""An altered row is found, and its report named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from laydown.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported

CHANGES = (
    "UPDATE reports SET author = 'somebody else'",
    "UPDATE reports SET text = text || ' '",
    "UPDATE claims SET status = 'left'",
    "UPDATE claims SET confidence = 0.123",
    "UPDATE details SET detail = replace(detail, '3', '4')",
    "UPDATE statements SET topic = 'another'",
    "UPDATE readings SET reader = 'nobody'",
    "UPDATE seals SET seal = 'x'",
)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_altered_of_a_report_breaks_its_seal(tmp_path: Path, told: Tell, change: str) -> None:
    path = tmp_path / "laydown.db"
    with open_ledger(path) as ledger:
        one = told()
        one.into(ledger)
        assert ledger.unsealed(one.report.key) == ledger.damage() == ()
    _altered(path, change)
    with open_ledger(path) as ledger:
        [words] = ledger.unsealed(one.report.key)
        assert "not as it was written" in words


def _altered(path: Path, change: str) -> None:
    """Do what the ledger refuses."""
    with closing(sqlite3.connect(path)) as other:
        for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            other.execute(f"DROP TRIGGER {name}")
        assert other.execute(change).rowcount > 0
        other.commit()
