"""Killed at any moment, a ledger holds whole reports only, and the next run goes on."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from laydown.ledger import Counts, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported

# Stops dead at the first statement that begins as asked, with all that was done before it in an open transaction.
PROGRAM = """
import pickle, sys, time
from sqlalchemy import event
from sqlalchemy.engine import Engine
from laydown.ledger import open_ledger

path, stop, told = sys.argv[1], sys.argv[2], pickle.loads(bytes.fromhex(sys.argv[3]))

@event.listens_for(Engine, "connect")
def listen(connection, entry):
    connection.set_trace_callback(stop_dead)

def stop_dead(statement):
    if statement.lstrip().startswith(stop):
        print("in the middle", flush=True)
        time.sleep(600)

with open_ledger(path) as ledger:
    ledger.add(*told[:3], recorded_at=told[3])
"""


def kill_at(stop: str, path: Path, one: Any) -> None:  # noqa: ANN401 - conftest's Told
    import pickle
    from datetime import UTC, datetime

    # Many claims, so that SQLite has begun to write pages.
    packed = pickle.dumps((one.report, [one.claim] * 500, [one.statement], datetime(2020, 4, 2, tzinfo=UTC))).hex()
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(path), stop, packed], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"in the middle\n"
        writer.kill()


@pytest.mark.parametrize("stop", ["INSERT INTO statements", "CREATE TABLE statements"])
def test_nothing_half_taken_in_is_left(tmp_path: Path, told: Tell, stop: str) -> None:
    path, one = tmp_path / "laydown.db", told()
    kill_at(stop, path, one)
    with open_ledger(path) as ledger:
        assert ledger.counts() == Counts(0, 0, 0)
        assert one.into(ledger)
        assert ledger.counts() == Counts(1, 1, 1)
