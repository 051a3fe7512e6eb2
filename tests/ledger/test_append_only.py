"""Nothing that is kept can be changed or taken away."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import laydown.ledger
from laydown.ledger import Counts, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported

TABLES = ("reports", "claims", "statements", "judgements")


@pytest.mark.parametrize("table", TABLES)
def test_the_database_itself_refuses_changes(tmp_path: Path, told: Tell, table: str) -> None:
    path = tmp_path / "laydown.db"
    with open_ledger(path) as ledger:
        told().into(ledger)
    with closing(sqlite3.connect(path)) as other:
        if table == "judgements":
            other.execute("INSERT INTO judgements VALUES (1, 'a', 'b', 'accept', NULL, 'me', 'why', '2020-04-02')")
        for change in (f"UPDATE {table} SET number = 7", f"DELETE FROM {table}"):  # noqa: S608 - the names stand above
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                other.execute(change)
    with open_ledger(path) as ledger:
        assert ledger.counts() == Counts(1, 1, 1)


def test_no_code_of_ours_changes_or_deletes() -> None:
    files = list(Path(laydown.ledger.__file__).parent.glob("*.py"))
    assert files
    for file in files:
        assert not re.search(r"\b(update|delete)\s*\(|\bUPDATE\b|\bDELETE\b|\bREPLACE\b", file.read_text("utf-8")), file.name
