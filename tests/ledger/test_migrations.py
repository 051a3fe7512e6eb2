"""The migrations make the tables that the code uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from laydown.ledger import open_ledger, recognising, tables

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_ledger_has_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    path = tmp_path / "laydown.db"
    open_ledger(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_schema_that_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", "laydown.ledger:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [recognising.HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == set(recognising.KNOWN)
