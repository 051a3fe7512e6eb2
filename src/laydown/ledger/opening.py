"""How is a ledger opened? Found, recognised, made or brought up to date, and connected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from laydown.errors import LedgerUnusable
from laydown.ledger import shape
from laydown.ledger.reasons import in_words
from laydown.ledger.recognising import HEAD, schema_of
from laydown.ledger.sql import WRITES, SqlLedger

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.engine import Connection
    from sqlalchemy.pool import ConnectionPoolEntry


# Of what was measured on a million claims, only reading through the memory map made a laydown quicker, by a sixth; the cache is for writing.
SETTINGS = ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL", "mmap_size = 2147418112", "cache_size = -32768")


def open_sqlite(where: str | Path, *, create: bool, wait: float) -> SqlLedger:
    """Open the ledger at a path or URL; see `laydown.ledger.open_ledger`."""
    path = _path(where)
    with in_words(str(path)):
        schema = schema_of(path, wait=wait)
        if schema is None and not create:
            message = f"{path}: there is no ledger; `laydown read` makes one"
            raise LedgerUnusable(message)
        engine = _engine(path, wait)
        try:
            if schema != HEAD:
                with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
                    shape.migrate(connection)
        except BaseException:
            engine.dispose()
            raise
    return SqlLedger(engine, str(path))


def _path(where: str | Path) -> Path:
    if isinstance(where, Path) or "://" not in where:
        return Path(where).expanduser()
    try:
        url = make_url(where)
    except ArgumentError as error:
        message = f"{where}: it is neither a file nor the address of a database"
        raise LedgerUnusable(message) from error
    if url.get_backend_name() != "sqlite" or not url.database:
        message = f"{url.render_as_string()}: only files can be ledgers so far; name a file with --ledger"
        raise LedgerUnusable(message)
    return Path(url.database)


def _engine(path: Path, wait: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path.absolute())), connect_args={"timeout": wait})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # Python's own transactions leave out what defines tables; SQLAlchemy begins ours instead.
    connection.isolation_level = None
    try:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}").close()
    except BaseException:
        connection.close()
        raise


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails when another has written in between; one that is to write waits first.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")
