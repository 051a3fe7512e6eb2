"""The analyst at work: what a judgement takes, what it changes, and that it is seen where it bears."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Any

import pytest

from laydown.cli.start import run

if TYPE_CHECKING:
    from collections.abc import Callable

    Rows = Callable[..., Any]

DAY = ["--valid-at", "2020-03-31", "--known-at", "2020-03-31"]
pytestmark = pytest.mark.usefixtures("small")


def _claim(rows: Rows, place: str, status: str = "present") -> str:
    found = [each for each in rows("claims") if each["place"]["name"] == place and each["status"] == status]
    return str(found[0]["id"])


def _positions(rows: Rows) -> list[tuple[str, str, Any]]:
    return [
        (each["place"]["name"], each["status"], each["count"]["min"] if each["count"] else None)
        for each in rows("positions", *DAY)["positions"]
    ]


def _judge(*arguments: str) -> int:
    return run(["judge", *arguments, "--why", "as its author told me", *DAY])


def test_a_rejected_claim_takes_its_position_with_it_and_undoing_brings_it_back(
    rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    before, claim = _positions(rows), _claim(rows, "Erbil")
    assert _judge(claim, "reject") == 0
    said = capsys.readouterr()
    assert "As of 31 March 2020 this changes:\nno longer shown: 1" in said.out
    assert "No new report" not in said.out
    assert said.err.startswith("judgement ")
    assert [place for place, _, _ in _positions(rows)] == ["Ain al-Asad"]
    (judgement,) = rows("judgements")
    assert (judgement["by"], judgement["verdict"], judgement["undone_by"]) == ("Ann", "reject", None)
    assert _judge(judgement["id"][:6], "undo") == 0
    assert _positions(rows) == before
    first, undoing = rows("judgements")
    assert first["undone_by"] == undoing["id"]
    assert _judge(undoing["id"], "undo") == 0
    assert [place for place, _, _ in _positions(rows)] == ["Ain al-Asad"]


def test_what_is_undone_is_not_undone_again(rows: Rows, capsys: pytest.CaptureFixture[str]) -> None:
    assert _judge(_claim(rows, "Erbil"), "reject") == 0
    (judgement,) = rows("judgements")
    assert _judge(judgement["id"], "undo") == 0
    capsys.readouterr()
    assert _judge(judgement["id"], "undo") == 2
    assert "is undone already, by" in capsys.readouterr().err
    assert len(rows("judgements")) == 2


@pytest.mark.parametrize("verdict", ["accept", "note", "cut"])
def test_a_judgement_that_changes_nothing_says_so(verdict: str, rows: Rows, capsys: pytest.CaptureFixture[str]) -> None:
    claim = _claim(rows, "Erbil")
    assert _judge(claim, verdict) == 0
    assert capsys.readouterr().out == "Nothing changes in what is where as of 31 March 2020. The judgement is kept.\n"


def test_a_judgement_of_what_was_not_known_on_the_asked_day_says_that(rows: Rows, capsys: pytest.CaptureFixture[str]) -> None:
    claim = _claim(rows, "Erbil")
    assert run(["judge", claim, "reject", "--why", "x", "--valid-at", "2020-01-01", "--known-at", "2020-01-01"]) == 0
    assert "none of it was known then" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("setting", "field", "value"),
    [
        ("place=Baghdad, Iraq", "place", "Baghdad"),
        ("place=33.30,44.40", "place", "33.3, 44.4"),
        ("count=2-4 launchers", "count", (2, 4, "launchers")),
        ("count=200+", "count", (200, None, None)),
        ("status=operational", "status", "operational"),
        ("modality=hedged", "modality", "hedged"),
        ("operator=Iraq", "operator", "IQ"),
        ("system=S-400", "system", "S-400"),
        ("unit=5-52 ADA", "unit", "5-52 ADA"),
        ("category=drone", "category", "drone"),
    ],
)
def test_a_field_that_is_set_right_holds_for_the_position(setting: str, field: str, value: object, rows: Rows) -> None:
    claim = _claim(rows, "Erbil")
    made = rows("judge", claim, "correct", "--set", setting, "--why", "its caption", *DAY)
    assert made["judgements"][0]["targets"] == [claim]
    assert made["changes"]["groups"] or "`laydown show`" in made["changes"]["empty"]
    found = [each for each in rows("positions", *DAY)["positions"] if claim in rows_of(rows, each["id"])]
    said = found[0]["place"]["name"] if field == "place" else found[0][field]
    if field == "count":
        said = (said["min"], said["max"], said["unit"])
    assert said == value


def rows_of(rows: Rows, position: str) -> list[str]:
    """Return the ids of the claims under a position."""
    return [each["id"] for each in rows("show", position, *DAY)["claims"]]


def test_speakers_outlets_origin_and_time_are_set_right_and_what_was_understood_is_said(
    rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = _claim(rows, "Erbil")
    settings = ["speakers=a shepherd; his son", "outlets=", "origin=Kuwait", "time=2020-03-28..2020-03-29"]
    assert _judge(claim, "correct", *(part for each in settings for part in ("--set", each))) == 0
    said = capsys.readouterr().err
    assert (
        "(speakers: a shepherd; his son, outlets: nobody, origin: Kuwait, KW (country), time: 2020-03-28 to 2020-03-29)" in said
    )
    (position,) = [each for each in rows("positions", *DAY)["positions"] if each["place"]["name"] == "Erbil"]
    assert position["since"] == {"earliest": "2020-03-28", "latest": "2020-03-29"}


def test_what_was_judged_is_shown_with_the_position(rows: Rows, capsys: pytest.CaptureFixture[str]) -> None:
    claim = _claim(rows, "Erbil")
    (position,) = [each["id"] for each in rows("positions", *DAY)["positions"] if each["place"]["name"] == "Erbil"]
    assert run(["show", position, *DAY]) == 0
    assert "Judged" not in capsys.readouterr().out
    for arguments in (["accept"], ["note"], ["correct", "--set", "count=2 batteries"]):
        assert _judge(claim, *arguments) == 0
    capsys.readouterr()
    assert run(["show", position, *DAY]) == 0
    shown = capsys.readouterr().out.partition("\nJudged\n")[2]
    assert [line.partition(" by Ann on ")[0] for line in shown.splitlines() if line.startswith("- ")] == [
        "- Accepted",
        "- Note",
        "- Set right (quantity: 2 batteries)",
    ]
    assert shown.count("as its author told me") == 3
    judged = rows("show", position, *DAY)["judgements"]
    assert [(each["verdict"], each["about"]) for each in judged] == [(each, [claim]) for each in ("accept", "note", "correct")]
    assert _judge(judged[1]["id"], "undo") == 0
    assert [each["verdict"] for each in rows("show", position, *DAY)["judgements"]] == ["accept", "correct"]


def test_a_position_stands_for_the_claims_that_put_it_there(rows: Rows) -> None:
    (position,) = [each["id"] for each in rows("positions", *DAY)["positions"] if each["place"]["name"] == "Erbil"]
    assert _judge(position[:8], "reject") == 0
    assert rows("judgements")[0]["targets"] == [_claim(rows, "Erbil")]


def test_split_and_merge_make_two_forces_and_one(rows: Rows) -> None:
    asad, erbil = _claim(rows, "Ain al-Asad"), _claim(rows, "Erbil")
    assert _judge(asad, erbil, "merge") == 0
    assert len(_positions(rows)) == 1
    assert _judge(rows("judgements")[0]["id"], "undo") == 0
    assert len(_positions(rows)) == 2
    assert _judge(_claim(rows, "Ain al-Asad", "setting_up"), "split") == 0
    assert sorted(place for place, _, _ in _positions(rows)) == ["Ain al-Asad", "Ain al-Asad", "Erbil"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["reject"], "nothing is named to be judged"),
        (["ERBIL", "refuse"], "the last word is one of accept, reject"),
        (["zz", "reject"], "no claim or position as of then has the id 'zz'"),
        (["", "reject"], "no claim or position"),
        (["zz", "undo"], "`laydown judgements` lists them"),
        (["", "undo"], "`laydown judgements` lists them"),
        (["ERBIL", "join"], "join needs 2 claims or more, and here are 1"),
        (["ERBIL", "ERBIL", "merge"], "merge needs 2 claims or more"),
        (["ERBIL", "ASAD", "SETTING", "cut"], "cut needs 1 to 2 claims, and here are 3"),
        (["ERBIL", "ASAD", "correct", "--set", "count=1"], "correct needs one claim"),
        (["ERBIL", "correct"], "at least one --set"),
        (["ERBIL", "accept", "--set", "count=1"], "--set goes with correct"),
        (["ERBIL", "correct", "--set", "colour=red"], "the fields are place"),
        (["ERBIL", "correct", "--set", "count"], "is no FIELD=VALUE"),
        (["ERBIL", "correct", "--set", "count=many"], "is no count"),
        (["ERBIL", "correct", "--set", "count=0"], "--set modality=denied"),
        (["ERBIL", "correct", "--set", "count=4-2"], "is no count"),
        (["ERBIL", "correct", "--set", "count=1", "--set", "count=2"], "given twice"),
        (["ERBIL", "correct", "--set", "status=flying"], "one of planned, moving"),
        (["ERBIL", "correct", "--set", "modality="], "one of asserted"),
        (["ERBIL", "correct", "--set", "category=submarines"], "is no category"),
        (["ERBIL", "correct", "--set", "time=2020-03-27..2020-03-26"], "ends before it begins"),
        (["ERBIL", "correct", "--set", "time=yesterday"], "write it as YYYY-MM-DD"),
        (["ERBIL", "correct", "--set", "place=No Such Town, Iraq"], "no place called"),
        (["ERBIL", "correct", "--set", "operator=Atlantis"], "no state or alliance"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line_and_nothing_is_kept(
    arguments: list[str], words: str, rows: Rows, capsys: pytest.CaptureFixture[str]
) -> None:
    named = {
        "ERBIL": _claim(rows, "Erbil"), "ASAD": _claim(rows, "Ain al-Asad"), "SETTING": _claim(rows, "Ain al-Asad", "setting_up"),
    }  # fmt: skip
    assert _judge(*(named.get(each, each) for each in arguments)) == 2
    said = capsys.readouterr()
    assert (words in said.err, said.out, said.err.count("\n")) == (True, "", 1)
    assert run(["judgements"]) == 0
    assert capsys.readouterr().err == "nothing has been judged yet\n"


def test_a_judgement_needs_its_reason_and_its_author(
    rows: Rows, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = _claim(rows, "Erbil")
    assert run(["judge", claim, "reject", *DAY]) == 2
    assert run(["judge", claim, "reject", "--why", " ", *DAY]) == 2
    assert "give it with --why" in capsys.readouterr().err

    def nobody() -> str:
        message = "no name for this user"
        raise OSError(message)

    monkeypatch.delenv("LAYDOWN_ANALYST")
    monkeypatch.setattr(getpass, "getuser", nobody)
    assert _judge(claim, "reject") == 2
    assert "--by" in capsys.readouterr().err
    assert rows("judgements") == []
    assert run(["judge", claim, "note", "--by", "Bo", "--why", "x", *DAY]) == 0
    assert rows("judgements")[0]["by"] == "Bo"


def test_judgements_are_listed_as_of_what_the_ledger_held(rows: Rows, capsys: pytest.CaptureFixture[str]) -> None:
    assert _judge(_claim(rows, "Erbil"), "reject") == 0
    capsys.readouterr()
    assert run(["judgements", "--recorded-at", "2020-01-01"]) == 0
    assert capsys.readouterr() == ("", "nothing had been judged then\n")
    assert run(["judgements"]) == 0
    shown = capsys.readouterr().out
    assert "as its author told me" in shown
    assert "\x1b" not in shown
