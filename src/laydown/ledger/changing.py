"""The one place that changes or takes away: what is derived, never what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.ledger import tables_derived

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


def move(connection: Connection, matter: int, into: int) -> None:
    """Make a matter part of another."""
    connection.exec_driver_sql("UPDATE stands SET matter = ? WHERE matter = ?", (into, matter))


def clear(connection: Connection) -> None:
    """Take away all that is derived."""
    for table in tables_derived.ALL:
        connection.execute(table.delete())


def done(connection: Connection, part: str, reading: int) -> None:
    """Strike a reading's part from what is still to be made."""
    connection.exec_driver_sql("DELETE FROM pending WHERE part = ? AND reading = ?", (part, reading))
