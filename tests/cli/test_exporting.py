"""What goes out of a ledger by the command line, and what comes in as a table."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from laydown.cli.exporting import Format
from laydown.cli.start import run
from laydown.products.exporters import EXPORTERS

if TYPE_CHECKING:
    from pathlib import Path

DAY = ["--valid-at", "2020-03-31", "--known-at", "2020-03-31"]
TABLE = """place,system,operator,count,count_unit,status,source,date
Erbil,Patriot,US,1,battery,present,Example Post,2020-03-30
Kuwait,Patriot,US,2,battery,present,Example Post,2020-03-30
Nowhere at all,Patriot,US,2,battery,present,Example Post,2020-03-30
"""


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    made = str(tmp_path / "table.db")
    assert run(["import", "csv", str(tmp_path / "table.csv"), "--ledger", made]) == 1
    return made


def test_rows_that_cannot_be_used_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    assert run(["import", "csv", str(tmp_path / "table.csv"), "--ledger", str(tmp_path / "new.db")]) == 1
    said = capsys.readouterr().err
    assert "table.csv:4" in said
    assert "2 reports with 2 claims, 1 set aside" in said


def test_an_imported_table_is_exported(ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("geojson", "kml", "csv", "json"):
        assert run(["export", form, "--ledger", ledger, *DAY]) == 0
        shown = capsys.readouterr().out
        assert "Example Post" in shown
        out = tmp_path / f"out.{form}"
        assert run(["export", form, "--ledger", ledger, *DAY, "--out", str(out)]) == 0
        assert capsys.readouterr().out == ""
        assert out.read_bytes().decode() == shown


def test_every_exporter_is_offered_and_no_other() -> None:
    assert [str(each) for each in Format] == [each.format for each in EXPORTERS]


def test_rows_are_verified_and_read_again_as_rows_and_not_as_news(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "csv", "--ledger", ledger, *DAY]) == 0
    before = capsys.readouterr().out
    assert run(["verify", "--ledger", ledger]) == 0
    assert "another version" not in capsys.readouterr().out
    assert run(["reread", "--ledger", ledger]) == 0
    assert run(["export", "csv", "--ledger", ledger, *DAY]) == 0
    assert capsys.readouterr().out.endswith(before)


def test_only_what_is_asked_for_is_exported(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "geojson", "--ledger", ledger, *DAY, "--country", "KW"]) == 0
    assert {each["properties"]["at"] for each in json.loads(capsys.readouterr().out)["features"]} == {"Kuwait"}
    assert run(["export", "json", "--ledger", ledger, *DAY, "--near", "36.2,44,20"]) == 0
    assert [each["place"]["name"] for each in json.loads(capsys.readouterr().out)["positions"]] == ["Erbil"]


def test_standard_input_is_a_table_too(tmp_path: Path) -> None:
    made = str(tmp_path / "piped.db")
    asked = [sys.executable, "-m", "laydown", "import", "csv", "-", "--outlet", "The desk", "--ledger", made]
    ended = subprocess.run(asked, input=TABLE, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "standard input:4" in ended.stderr


def test_parquet_goes_into_a_pipe_and_not_onto_a_terminal(
    ledger: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    pytest.importorskip("pyarrow")
    assert run(["export", "parquet", "--ledger", ledger, *DAY]) == 0
    assert capsysbinary.readouterr().out.startswith(b"PAR1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(["export", "parquet", "--ledger", ledger, *DAY]) == 2
    assert b"--out" in capsysbinary.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["export"], 2),
        (["export", "shapefile"], 2),
        (["export", "csv", "--ledger", "/nowhere/none.db"], 3),
        (["export", "csv", "--country", "Atlantis"], 2),
        (["import", "csv"], 2),
        (["import", "csv", "/nowhere/none.csv", "--ledger", ":memory:"], 1),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    arguments: list[str], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [str(tmp_path / "new.db") if each == ":memory:" else each for each in arguments]
    assert run(arguments) == code
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    ledger: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "csv", "--ledger", ledger, *DAY, "--out", str(tmp_path)]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.part"))
