"""The clocks on the command line: what changed between two days, and what this ledger held at a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from laydown.cli.start import run

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = ["--valid-at", "2020-03-31", "--known-at", "2020-03-31"]
BEFORE = ["--recorded-at", "2020-01-01"]
pytestmark = pytest.mark.usefixtures("small")


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_what_changed_since_a_day_cites_the_report_that_changed_it(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", "--since", "2020-03-30", *DAY, "--format", form]) == 0
    shown = capsys.readouterr().out
    assert "Erbil" in shown
    assert "A US Patriot battery is in Erbil" in shown
    assert "is being set up" not in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_nothing_changed_is_said(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", "--since", "2020-03-31", *DAY, "--format", form]) == 0
    assert "Nothing changed" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["--since", "2020-04-01", *DAY], ["--since", "2020-03-31", "--known-at", "2020-03-30"], ["--since", "9999-12-31"]],
)
def test_what_changed_is_not_told_backwards(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["brief", *arguments]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), "is later than" in said.err) == ("", 1, True)


def test_what_the_ledger_did_not_hold_yet_is_in_no_answer(rows: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert rows("positions", *DAY, *BEFORE)["positions"] == []
    assert rows("claims", *BEFORE) == []
    held = rows("positions", *DAY, "--recorded-at", "2999-01-01")["positions"]
    assert held == rows("positions", *DAY)["positions"]
    for command in ("show", "origins"):
        assert run([command, held[0]["id"], *DAY, *BEFORE]) == 2
        assert "no position as of then" in capsys.readouterr().err
    assert run(["brief", *DAY, *BEFORE]) == 0
    assert "no report" in capsys.readouterr().out
    assert run(["export", "json", *DAY, *BEFORE]) == 0
    assert '"positions": []' in capsys.readouterr().out


def test_a_judgement_is_in_no_answer_about_what_was_held_before_it(rows: Callable[..., Any]) -> None:
    (erbil,) = [each for each in rows("claims") if each["place"]["name"] == "Erbil"]
    now = rows("positions", *DAY)["positions"]
    from datetime import UTC, datetime

    moment = datetime.now(UTC).isoformat()
    assert run(["judge", erbil["id"], "reject", "--why", "x", *DAY]) == 0
    assert rows("positions", *DAY)["positions"] != now
    assert rows("positions", *DAY, "--recorded-at", moment)["positions"] == now


@pytest.mark.parametrize("moment", ["yesterday", "2020-13-01", "2020-01-01T25:00", "9999-12-31T23:59-12:00", ""])
def test_a_moment_that_is_none_is_wrong_usage(moment: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["positions", "--recorded-at", moment]) == 2
    said = capsys.readouterr().err
    assert ("YYYY-MM-DD" in said, said.count("\n")) == (True, 1)


def test_no_claim_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", "--system", "Tomahawk"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err.startswith("no claim")) == ("", True)
