"""Nothing that is kept can be changed or taken away."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import laydown.ledger
from laydown.ledger import Counts, open_ledger, tables, tables_derived

if TYPE_CHECKING:
    from collections.abc import Callable

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported

TABLES = ("reports", "readings", "details", "claims", "statements", "judgements", "seals")


@pytest.mark.parametrize("table", TABLES)
def test_the_database_itself_refuses_changes(tmp_path: Path, told: Tell, table: str) -> None:
    path = tmp_path / "laydown.db"
    with open_ledger(path) as ledger:
        told().into(ledger)
    with closing(sqlite3.connect(path)) as other:
        if table == "judgements":
            other.execute(
                "INSERT INTO judgements VALUES (1, 'a', 'accept', '[]', 'me', 'why', '2020-04-02', '2020-04-02', '[]', '{}')"
            )
        for change in (f"UPDATE {table} SET number = 7", f"DELETE FROM {table}"):  # noqa: S608 - the names stand above
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                other.execute(change)
    with open_ledger(path) as ledger:
        assert ledger.counts() == Counts(1, 1, 1)


CHANGING = "changing.py"
"""The one file that may: it knows the derived tables only."""


def test_no_code_of_ours_changes_or_deletes_what_is_kept() -> None:
    files = [file for file in Path(laydown.ledger.__file__).parent.glob("*.py") if file.name != CHANGING]
    assert files
    for file in files:
        assert not re.search(r"(\.|\b)(update|delete)\s*\(|\bUPDATE\b|\bDELETE\b|\bREPLACE\b", _code(file)), file.name


def test_what_may_change_is_only_what_is_derived() -> None:
    code = Path(laydown.ledger.__file__).with_name(CHANGING).read_text("utf-8")
    derived = {table.name for table in tables_derived.ALL}
    assert set(re.findall(r"(?:UPDATE|DELETE FROM) (\w+)", code)) <= derived
    assert derived.isdisjoint(TABLES)
    assert derived | set(TABLES) == set(tables.metadata.tables)


def _code(file: Path) -> str:
    """Return a file without the updates of Python's own sets, dictionaries and digests."""
    return re.sub(r"\b(found|stood|found\[key\])\.update\(", "", file.read_text("utf-8"))
