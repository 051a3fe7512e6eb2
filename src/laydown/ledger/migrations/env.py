"""Alembic's way in: runs the migrations in the transaction that the ledger opened for them."""

from __future__ import annotations

from alembic import context

# SQLite can define tables inside a transaction, so that a ledger is made whole or not at all; Alembic does not count on it.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
