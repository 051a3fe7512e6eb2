"""A small ledger for what is derived anew: two reports, a row of a table and a judgement, made once and copied."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from datetime import UTC, datetime
from sqlite3 import connect
from typing import TYPE_CHECKING

import pytest

from laydown import workflow
from laydown.domain.judgement import Verdict
from laydown.ledger import open_ledger
from laydown.workflow.judging import Signed, judge_claims

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2020, 4, 2, 12, tzinfo=UTC)
REPORTS = (
    ("monday", "The Harbour Post", "2020-03-30", "A US Patriot battery has been deployed to the Ain al-Asad base in Iraq, an official said."),
    ("later", "Tidewater Daily", "2020-04-01", "Two US Patriot batteries remain in Kuwait.\n\nThe minister spoke about the price of bread."),
)  # fmt: skip
TABLE = "place,system,operator,count,count_unit,status,source,date\nErbil,Patriot,US,1,battery,present,Example Post,2020-03-30\n"


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger that no test may write to, in one file."""
    folder = tmp_path_factory.mktemp("kept")
    sources = []
    for name, outlet, published, text in REPORTS:
        sources.append(folder / f"{name}.json")
        sources[-1].write_text(json.dumps({"id": name, "outlet": outlet, "published": published, "text": text}), "utf-8")
    (folder / "table.csv").write_text(TABLE, "utf-8")
    with open_ledger(folder / "once.db") as ledger:
        assert workflow.take_in(list(map(str, sources)), ledger, now=NOW).read == len(REPORTS)
        assert workflow.take_in_table(str(folder / "table.csv"), ledger, now=NOW).read == 1
        judge_claims(ledger, Verdict.NOTE, ledger.claims()[:1], Signed("Ann", "ask again", NOW))
    with closing(connect(folder / "once.db")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return folder / "once.db"


@pytest.fixture
def path(once: Path, tmp_path: Path) -> Path:
    """Return a copy of that ledger's file."""
    shutil.copy(once, tmp_path / "mine.db")
    return tmp_path / "mine.db"
