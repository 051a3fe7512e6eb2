"""Grades of sources: set by the analyst alone, one by one or from a file, and listed as they now hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from laydown.cli.start import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = ["--valid-at", "2020-03-31", "--known-at", "2020-03-31"]
pytestmark = pytest.mark.usefixtures("small")


def _letters(rows: Callable[..., Any]) -> set[str]:
    return {letter for each in rows("positions", *DAY)["positions"] for letter in each["grade"]["reliability"]}


def test_a_source_is_f_until_the_analyst_says_otherwise(rows: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert _letters(rows) == {"F"}
    assert run(["grade"]) == 0
    assert capsys.readouterr() == ("", "no source is graded yet, so each is F: cannot be judged\n")
    assert run(["grade", "example  WIRE", "b", "--why", "right so far"]) == 0
    assert capsys.readouterr().err == "1 source graded; `laydown grade` lists what is set\n"
    assert _letters(rows) == {"B", "F"}


def test_the_later_letter_holds_and_undoing_brings_back_the_earlier(rows: Callable[..., Any]) -> None:
    for letter in ("B", "C"):
        assert run(["grade", "Example Wire", letter, "--why", "so"]) == 0
    (listed,) = rows("grade")
    assert (listed["source"], listed["reliability"], listed["by"], listed["why"]) == ("Example Wire", "C", "Ann", "so")
    assert run(["judge", listed["judgement"], "undo", "--why", "too harsh", *DAY]) == 0
    assert [each["reliability"] for each in rows("grade")] == ["B"]


def test_a_file_has_a_source_a_line(tmp_path: Path, rows: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "grades.txt"
    path.write_bytes(
        "\ufeffB Example Wire -- right in 2019\n\n# nobody\nC\tExample Post\nD A Stranger\tmade up before\n".encode()
    )
    assert run(["grade", "--file", str(path)]) == 0
    assert "no report here names 'A Stranger'" in capsys.readouterr().err
    assert {each["source"]: (each["reliability"], each["why"]) for each in rows("grade")} == {
        "Example Wire": ("B", "right in 2019"),
        "Example Post": ("C", f"from {path}:4"),
        "A Stranger": ("D", "made up before"),
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Example Wire"], "which grade has 'Example Wire'?"),
        (["Example Wire", "G", "--why", "x"], "a letter from A to F"),
        (["Example Wire", "", "--why", "x"], "a letter from A to F"),
        ([" ", "B", "--why", "x"], "a letter from A to F"),
        (["Example Wire", "B"], "give it with --why"),
        (["Example Wire", "B", "--file", "x"], "not both"),
        (["--file", "/nowhere/none.txt"], "cannot be read"),
        (["--file", "WRONG"], "wrong.txt:2: it is no LETTER NAME"),
        (["--file", "EMPTY"], "there is no grade in it"),
    ],
)
def test_a_wrong_grade_is_one_line_and_none_is_kept(
    arguments: list[str], words: str, tmp_path: Path, rows: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("WRONG", "B Example Wire\nG Example Post\n"), ("EMPTY", "# nothing\n")):
        (tmp_path / f"{name.casefold()}.txt").write_text(text, "utf-8")
    paths = {name: str(tmp_path / f"{name.casefold()}.txt") for name in ("WRONG", "EMPTY")}
    assert run(["grade", *(paths.get(each, each) for each in arguments)]) == 2
    said = capsys.readouterr()
    assert (words in said.err, said.out, said.err.count("\n")) == (True, "", 1)
    assert rows("grade") == []
