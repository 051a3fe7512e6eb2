"""The commands on a small ledger: what is read, asked, shown and set aside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from laydown.cli.start import run

if TYPE_CHECKING:
    from pathlib import Path

STORY = """One Patriot battery was deployed to Ain al-Asad last week, two US officials said.

The American battery at Ain al-Asad is being set up, one of them told Example Wire.
"""
DAY = "2020-03-31"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two readable reports and two that are none, and a ledger of it."""
    made = tmp_path_factory.mktemp("reports")
    (made / "story.txt").write_text(STORY, "utf-8")
    (made / "german.txt").write_text(
        "Die Batterie ist in der Stadt und wird dort von den Soldaten nicht mehr gebraucht. " * 9, "utf-8"
    )
    (made / "empty.txt").write_bytes(b"")
    (made / "binary.txt").write_bytes(b"\x7fELF\x00\x01\x02")
    return made


@pytest.fixture(scope="module")
def ledger(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a ledger into which the folder was read."""
    where = str(tmp_path_factory.mktemp("ledger") / "test.db")
    assert run(["read", str(folder), "--ledger", where, "--published", DAY, "--outlet", "Example Courier"]) == 1
    return where


def test_reading_again_changes_nothing_and_names_what_is_set_aside(
    folder: Path, ledger: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(folder), "--ledger", ledger, "--published", DAY, "--outlet", "Example Courier"]) == 1
    said = capsys.readouterr()
    assert "Reports: 0 read (0 claims, 0 context statements), 2 already in the ledger, 2 set aside." in said.out
    assert "empty.txt: empty" in said.err
    assert "binary.txt: binary" in said.err
    assert len(said.err.splitlines()) == 2


def test_the_ledger_may_be_named_by_the_environment(
    ledger: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LAYDOWN_LEDGER", ledger)
    assert run(["positions", "--valid-at", DAY, "--format", "json"]) == 0
    (position,) = json.loads(capsys.readouterr().out)["positions"]
    assert (position["system"], position["operator"], position["place"]["precision"]) == ("Patriot", "US", "site")
    assert position["count"]["min"] == 1


def test_a_brief_cites_its_sentences_in_every_form(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "md", "html", "json"):
        assert run(["brief", "--ledger", ledger, "--valid-at", DAY, "--format", form]) == 0
        shown = capsys.readouterr()
        assert "One Patriot battery was deployed" in shown.out
        assert "\x1b" not in shown.out
        assert shown.err == ""


def test_an_old_ledger_is_said_to_be_old_when_no_day_is_asked(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", "--ledger", ledger]) == 0
    assert f"--valid-at {DAY}" in capsys.readouterr().err


def test_a_position_is_shown_by_the_beginning_of_its_id(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["positions", "--ledger", ledger, "--valid-at", DAY, "--format", "json"])
    identity = json.loads(capsys.readouterr().out)["positions"][0]["id"]
    assert run(["show", identity[:6], "--ledger", ledger, "--valid-at", DAY]) == 0
    assert "“One Patriot battery was deployed to Ain al-Asad last week, two US officials said.”" in capsys.readouterr().out
    assert run(["show", "nothing", "--ledger", ledger, "--valid-at", DAY]) == 2


def test_a_table_in_a_pipe_keeps_a_position_in_one_line(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["positions", "--ledger", ledger, "--valid-at", DAY]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len([line for line in lines if "Ain al-Asad" in line and "Example" in line and "1 battery" in line]) == 1


def test_claims_are_listed_by_report(ledger: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", "--ledger", ledger, "--report", "story", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert all(row["outlet"] == "Example Courier" and row["sentence_text"] in STORY for row in rows)
    assert run(["claims", "--ledger", ledger, "--report", "none"]) == 2


def test_extract_prints_the_contract_and_nothing_else(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(folder / "story.txt"), "--published", DAY]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    fields = [
        "doc",
        "sentence",
        "subject",
        "operator",
        "quantity",
        "status",
        "modality",
        "place",
        "origin",
        "time",
        "speakers",
        "outlets",
        "voice",
        "confidence",
    ]
    assert [list(row) for row in rows] == [fields] * len(rows)
    assert rows[0]["doc"] == "story"
    assert run(["extract", str(folder / "story.txt"), "--published", DAY, "--kinds", "all"]) == 0
    assert all("kind" in json.loads(line) for line in capsys.readouterr().out.splitlines())


def test_extract_names_what_it_cannot_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(folder / "empty.txt"), str(folder / "none.txt"), "http://127.0.0.1:9/x"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 3


def test_annotate_gives_the_asked_layers_by_offset(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["annotate", str(folder / "story.txt"), "--published", DAY, "--layers", "dates,places", "--format", "jsonl"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert list(row) == ["doc", "dates", "places"]
    assert STORY[row["dates"][0]["start"] : row["dates"][0]["end"]] == "last week"
    assert row["dates"][0]["earliest"] == "2020-03-22"
    assert STORY[row["places"][0]["start"] : row["places"][0]["end"]] == "Ain al-Asad"


def test_annotate_marks_the_text_without_colours_in_a_pipe(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["annotate", str(folder / "story.txt"), "--published", DAY, "--layers", "dates"]) == 0
    shown = capsys.readouterr().out
    assert "[last week]{dates: 2020-03-22 to 2020-03-28}" in shown
    assert "\x1b" not in shown


def test_the_catalogues_have_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalog", "check"]) == 0
    assert "systems" in capsys.readouterr().out


def test_a_dump_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gazetteer", "import", str(tmp_path / "none.txt")]) == 3
    assert capsys.readouterr().err.count("\n") == 1
