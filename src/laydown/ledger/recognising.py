"""Is this file a Laydown ledger, and of which schema? Looks without changing anything."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from laydown.errors import LedgerUnusable

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x4C415944
"""`LAYD`, in the header of the SQLite file."""

HEAD = "0004"
"""The schema that this code reads and writes: the newest of the migrations."""

KNOWN = ("0001", "0002", "0003", "0004")

_HEADER = b"SQLite format 3\0"


def schema_of(path: Path, *, wait: float) -> str | None:
    """Return the schema of the ledger at `path`, or None where there is nothing yet. Raises LedgerUnusable, sqlite3.Error."""
    if not _holds_data(path):
        return None
    # Opened for writing, because a ledger that another program left in the middle is set right on opening.
    with closing(sqlite3.connect(path, timeout=wait)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application == 0 and tables == 0:
            # What is left of a ledger whose making was cut off.
            return None
        if application != APPLICATION_ID:
            raise _no_ledger(path)
        schemas = [str(schema) for (schema,) in connection.execute("SELECT version_num FROM alembic_version")]
    if not set(schemas) <= set(KNOWN):
        message = f"{path}: it was made by a newer Laydown (schema {', '.join(schemas)}); update this one to read it"
        raise LedgerUnusable(message)
    return schemas[0] if schemas else None


def _holds_data(path: Path) -> bool:
    if path.is_dir():
        message = f"{path}: it is a folder; name a file in it"
        raise LedgerUnusable(message)
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except FileNotFoundError:
        return False
    except OSError as error:
        message = f"{path}: it cannot be read ({error.strerror})"
        raise LedgerUnusable(message) from error
    if header and header != _HEADER:
        raise _no_ledger(path)
    return bool(header)


def _no_ledger(path: Path) -> LedgerUnusable:
    return LedgerUnusable(f"{path}: it is not a Laydown ledger; name another file with --ledger")
