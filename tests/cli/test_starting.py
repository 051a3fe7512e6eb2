"""How the program starts and ends: quickly, and never with a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from laydown.cli import reading, start
from laydown.errors import BadReport, CatalogError, LedgerUnusable, ModelUnusable, SourceUnusable, UsageError

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("spacy", "sqlalchemy", "alembic", "trafilatura", "pydantic", "thinc", "numpy", "httpx")
COMMANDS = (
    ["read"], ["extract"], ["annotate"], ["brief"], ["positions"], ["show"], ["claims"], ["demo"],
    ["export"], ["import", "csv"], ["catalog", "check"], ["gazetteer", "import"], ["origins"], ["judge"], ["grade"], ["judgements"],
    ["reread"], ["verify"],
)  # fmt: skip


def test_help_loads_nothing_heavy() -> None:
    assert _loaded_by("--help") & {*HEAVY, "laydown"} == {"laydown"}


@pytest.mark.parametrize("command", ["brief", "positions", "judge", "verify"])
def test_a_commands_help_loads_nothing_heavy_of_ours(command: str) -> None:
    # Typer 0.29 loads pydantic itself, before any command; earlier ones do not.
    assert _loaded_by(command, "--help") & {*HEAVY, "laydown"} <= {"laydown", "pydantic"}


@pytest.mark.parametrize(
    "command", [["positions"], ["brief", "--since", "2020-03-30"], ["judgements"], ["grade"], ["export", "json"]]
)
def test_asking_a_ledger_loads_no_language_model(command: list[str], once: Path) -> None:
    assert not _loaded_by(*command, "--ledger", str(once)) & {"spacy", "thinc", "trafilatura", "httpx"}


def _loaded_by(*arguments: str) -> set[str]:
    asked = f"import sys; from laydown.cli.start import run; run({list(arguments)!r}); print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in ended.stderr.split()}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert start.run([*command, "--help"]) == 0
    assert f"Example: laydown {' '.join(command)}" in " ".join(capsys.readouterr().out.split())


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("laydown 0.")


def test_nothing_asked_is_answered_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.run([]) == 0
    assert "Commands:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fly"], "No such command 'fly'"),
        (["read"], "Missing argument"),
        (["brief", "--colour"], "No such option"),
        (["brief", "--valid-at", "31.3.2020"], "write it as YYYY-MM-DD"),
        (["brief", "--format", "pdf"], "pdf"),
        (["brief", "--country", "Atlantis"], "no state or alliance called 'Atlantis'"),
        (["positions", "--near", "91,0,5"], "LAT,LON,KM"),
        (["annotate", "x", "--layers", "places,weather"], "there is no layer 'weather'"),
    ],
)
def test_wrong_usage_is_one_clear_line_and_two(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert start.run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("so"), 2),
        (LedgerUnusable("so"), 3),
        (ModelUnusable("so"), 3),
        (CatalogError("so"), 3),
        (SourceUnusable("a", "so"), 1),
        (BadReport("a", "so"), 1),
        (KeyboardInterrupt(), 130),
        (RuntimeError("line one\nline two \x1b[2J"), 3),
    ],
)
def test_an_error_is_one_line_and_its_code(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(reading, "overrides", fail)
    assert start.run(["extract", "x"]) == code
    said = capsys.readouterr().err
    assert said.startswith("laydown: ")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert "\x1b" not in said


def test_a_missing_ledger_and_a_file_that_is_none_are_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_text("no ledger at all", "utf-8")
    for where in (tmp_path / "none.db", wrong):
        assert start.run(["brief", "--ledger", str(where)]) == 3
        said = capsys.readouterr().err
        assert str(where) in said
        assert said.count("\n") == 1
    assert not (tmp_path / "none.db").exists()


def test_a_reader_that_stops_reading_is_no_error() -> None:
    asked = "import sys; from laydown.cli import main; sys.argv[1:] = ['--help']; main()"
    read_end, write_end = os.pipe()
    os.close(read_end)
    ended = subprocess.run([sys.executable, "-c", asked], stdout=write_end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write_end)
    assert ended.stderr == ""
