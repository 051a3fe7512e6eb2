"""The one place that changes or takes away: what is derived, never what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.ledger import tables_derived

if TYPE_CHECKING:
    import sqlite3


def move(connection: sqlite3.Connection, matter: int, into: int) -> None:
    """Make a matter part of another."""
    connection.execute("UPDATE stands SET matter = ? WHERE matter = ?", (into, matter))


def clear(connection: sqlite3.Connection) -> None:
    """Take away all that is derived."""
    for table in tables_derived.ALL:
        connection.execute(f"DELETE FROM {table.name}")  # noqa: S608  names of ours


def done(connection: sqlite3.Connection, part: str, reading: int) -> None:
    """Strike a reading's part from what is still to be made."""
    connection.execute("DELETE FROM pending WHERE part = ? AND reading = ?", (part, reading))


def up_to_date(connection: sqlite3.Connection) -> None:
    """Note that all that is derived is derived as this Laydown does it."""
    connection.execute(f"PRAGMA user_version = {tables_derived.DERIVED}")
