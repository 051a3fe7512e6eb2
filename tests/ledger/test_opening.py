"""Finding, recognising and making a ledger, and what is said where that fails."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from laydown.errors import LedgerUnusable
from laydown.ledger import Counts, open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported

NOON = datetime(2020, 4, 2, 12, tzinfo=UTC)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Return the path of a ledger that is there and empty."""
    path = tmp_path / "laydown.db"
    open_ledger(path).close()
    return path


def reason(where: str | Path, **options: Any) -> str:  # noqa: ANN401 - open_ledger's own
    with pytest.raises(LedgerUnusable) as refused:
        open_ledger(where, **options)
    said = str(refused.value)
    assert "\n" not in said
    return said


def test_a_ledger_is_made_where_there_is_none_and_found_again(tmp_path: Path, told: Tell) -> None:
    path = tmp_path / "new ledger #1?.db"
    with open_ledger(path) as ledger:
        told().into(ledger)
    with open_ledger(str(path), create=False) as ledger:
        assert ledger.counts() == Counts(1, 1, 1)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_ledger_can_be_named_by_url(here: Path) -> None:
    with open_ledger(f"sqlite:///{here}", create=False) as ledger:
        assert ledger.counts() == Counts(0, 0, 0)


def test_none_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    assert "there is no ledger" in reason(tmp_path / "laydown.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"hello, this is no ledger", b"SQLite format 3\0 but damaged" * 100, b"{}"])
def test_a_file_that_is_no_ledger_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert "not a Laydown ledger" in reason(path)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_somebody_elses_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE reports (key TEXT)")
    before = path.read_bytes()
    assert "not a Laydown ledger" in reason(path)
    assert path.read_bytes() == before


def test_an_empty_file_or_one_whose_making_was_cut_off_becomes_a_ledger(tmp_path: Path) -> None:
    empty, cut_off = tmp_path / "empty.db", tmp_path / "cut off.db"
    empty.touch()
    with closing(sqlite3.connect(cut_off)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    for path in (empty, cut_off):
        with open_ledger(path) as ledger:
            assert ledger.counts() == Counts(0, 0, 0)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    assert "it is a folder" in reason(tmp_path)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert "is its folder there" in reason(tmp_path / "nowhere" / "laydown.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody, root included, can write")
def test_a_folder_that_cannot_be_written_in() -> None:
    assert "may you write in it" in reason("/proc/self/laydown.db")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_that_may_not_be_read_or_written(here: Path) -> None:
    here.chmod(0)
    assert "cannot be read" in reason(here)


def test_a_ledger_of_a_newer_laydown_is_refused(here: Path) -> None:
    with closing(sqlite3.connect(here)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
    assert "newer Laydown (schema 9999); update" in reason(here)


@pytest.mark.parametrize("url", ["postgresql://me:secret@host/db", "sqlite://", "nonsense://", "a b://"])
def test_other_addresses_are_refused_without_telling_a_password(url: str) -> None:
    said = reason(url)
    assert "secret" not in said
    assert "file" in said


def test_a_locked_ledger_is_said_to_be_in_use(here: Path, told: Tell) -> None:
    with closing(sqlite3.connect(here)) as other, open_ledger(here, wait=0.01) as ledger:
        other.execute("BEGIN IMMEDIATE")
        assert ledger.counts() == Counts(0, 0, 0)
        with pytest.raises(LedgerUnusable, match="another program is writing"):
            told().into(ledger)
        other.rollback()
        assert told().into(ledger)


def test_a_file_locked_by_another_program_is_said_to_be_in_use(tmp_path: Path) -> None:
    path = tmp_path / "laydown.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("CREATE TABLE half (done)")
        assert "another program is writing" in reason(path, wait=0.01)


def test_a_damaged_ledger_is_said_to_be_damaged(here: Path) -> None:
    content = bytearray(here.read_bytes())
    content[100:4096] = b"\xff" * 3996
    here.write_bytes(content)
    assert "damaged" in reason(here)


def test_a_ledger_that_is_up_to_date_opens_without_the_machinery_of_migration(here: Path) -> None:
    program = """
import sys
import laydown.ledger
assert "sqlalchemy" not in sys.modules
laydown.ledger.open_ledger(sys.argv[1]).close()
assert "sqlalchemy" in sys.modules
assert "alembic" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program, str(here)], check=True)
