"""Are the tables, columns, indices and triggers still those that the migrations make? Built anew in memory, and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import create_engine

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

_NAMES = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
_OF = {"table": ("table_xinfo", "foreign_key_list"), "index": ("index_xinfo",)}


def migrate(connection: Connection) -> None:
    """Bring the tables up to date; the connection is in a transaction that may write."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "laydown.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def altered(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what of the tables, indices and triggers is other than the migrations make it, in words."""
    engine = create_engine("sqlite://")
    with engine.begin() as fresh:
        migrate(fresh)
        made = _shape(cast("sqlite3.Connection", fresh.connection.driver_connection))
    engine.dispose()
    kept = _shape(connection)
    for kind, name in sorted(made.keys() | kept.keys()):
        if made.get((kind, name)) != kept.get((kind, name)):
            yield f"the file is damaged: the {kind} {name} is not as Laydown makes it"


def _shape(connection: sqlite3.Connection) -> dict[tuple[str, str], object]:
    found: dict[tuple[str, str], object] = {}
    for kind, name, table, sql in connection.execute(_NAMES).fetchall():
        # SQLAlchemy's versions may write the same table in other words; the triggers are in our own.
        told = [[tuple(row) for row in connection.execute(f'PRAGMA {what}("{name}")')] for what in _OF.get(kind, ())] or " ".join(
            sql.split()
        )
        found[kind, name] = (table, told)
    return found
