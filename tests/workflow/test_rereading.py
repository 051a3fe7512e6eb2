"""Stored reports read again: what an older reader read is superseded, and judgements stay on their sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from laydown import workflow
from laydown.cli.start import run
from laydown.domain.judgement import Verdict
from laydown.domain.stated import READER as TABLES
from laydown.extraction.reader import READER
from laydown.ledger import Ledger, open_ledger
from laydown.workflow.judging import Signed, judge_claims
from laydown.workflow.rereading import reread
from laydown.workflow.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2020, 4, 2, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=9)
DAY = date(2020, 4, 1)


@pytest.fixture
def older(once: Path, tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger whose Monday report was read by an older reader: another count, and a claim that nobody reads today."""
    with open_ledger(once) as source, open_ledger(tmp_path / "older.db") as made:
        for report in source.reports():
            claims = [replace(each, reader="laydown 0.0.9") for each in source.claims(report=report.key)]
            if report.id == "monday":
                claims = [
                    replace(claims[0], quantity=None),
                    replace(claims[0], subject=replace(claims[0].subject, system="S-400")),
                ]
            kept = replace(report, raw=source.raw(report.key))
            tabled = report.form == "table row" or source.readings(report.key)[0][0] == TABLES
            said = source.claims(report=report.key) if tabled else claims
            assert made.add(kept, said, (), reader=TABLES if tabled else "laydown 0.0.9", recorded_at=NOW)
        workflow.up_to_date(made)
        yield made


def _systems(ledger: Ledger) -> set[str | None]:
    found = workflow.laydown_of(ledger, valid_at=DAY, known_at=DAY).laydown
    return {each.system for each in found.positions}


def test_what_is_read_otherwise_is_told_and_the_older_reading_is_kept(older: Ledger) -> None:
    assert _systems(older) == {"Patriot", "S-400"}
    told = {each.report.id: each for each in reread(older, now=LATER)}
    monday = told["monday"]
    assert [each.subject.system for each in monday.gone] == ["S-400"]
    assert [(old.quantity, new.quantity is not None) for old, new in monday.otherwise] == [(None, True)]
    assert [each.changed for name, each in told.items() if name != "monday"] == [False, False]
    assert [reader for reader, _ in older.readings(monday.report.key)] == ["laydown 0.0.9", READER]
    assert _systems(older) == {"Patriot"}
    before = workflow.laydown_as_of(older, workflow.Question(valid_at=DAY, known_at=DAY, recorded_at=NOW))
    assert {each.system for each in before.laydown.positions} == {"Patriot", "S-400"}


def test_reading_again_twice_changes_nothing_the_second_time(older: Ledger) -> None:
    assert any(each.changed for each in reread(older, now=LATER))
    counts = older.counts()
    assert not any(each.changed for each in reread(older, now=LATER + timedelta(days=1)))
    assert older.counts() == counts


def test_rows_of_tables_are_left_to_the_reader_of_tables(older: Ledger) -> None:
    rows = [key for key in older.report_keys() if older.readings(key)[0][0] == TABLES]
    assert len(rows) == 1
    told = list(reread(older, now=LATER, keys=rows))
    assert [each.changed for each in told] == [False]
    assert [reader for reader, _ in older.readings(rows[0])] == [TABLES]


def test_a_judgement_stays_on_its_sentence(older: Ledger) -> None:
    (old,) = [each for each in older.claims() if each.subject.system == "S-400"]
    judge_claims(older, Verdict.ACCEPT, [old], Signed("Ann", "the picture shows it", LATER))
    list(reread(older, now=LATER + timedelta(days=1)))
    assert "S-400" in _systems(older)
    (judgement,) = older.judgements()
    seen = workflow.laydown_of(older, valid_at=DAY, known_at=DAY)
    assert seen.judgements[old.id] == (judgement,)


def test_a_report_whose_claims_were_all_left_out_has_no_flaw(tmp_path: Path, once: Path) -> None:
    with open_ledger(once) as source, open_ledger(tmp_path / "few.db") as made:
        (monday,) = [each for each in source.reports() if each.id == "monday"]
        workflow.take_in_report(replace(monday, raw=source.raw(monday.key)), made, now=NOW, min_confidence=1.0)
        assert made.claims() == []
        assert verify(made).flaws == []


def test_claims_of_which_the_reader_is_less_sure_are_left_out(older: Ledger) -> None:
    (monday,) = [each.key for each in older.reports() if each.id == "monday"]
    (told,) = reread(older, now=LATER, keys=[monday], min_confidence=1.0)
    assert [each.confidence for each in older.claims(report=monday)] == [1.0] * len(older.claims(report=monday))
    assert told.gone


def test_what_an_older_reader_read_is_not_compared_until_it_is_read_again(older: Ledger) -> None:
    found = verify(older)
    assert (found.flaws, found.older) == ([], 1)
    list(reread(older, now=LATER))
    found = verify(older)
    assert (found.flaws, found.older) == ([], 0)


def test_the_command_says_what_is_read_otherwise(older: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["reread", "--ledger", str(tmp_path / "older.db")]) == 0
    shown = capsys.readouterr().out
    assert "  - S-400" in shown
    assert "3 reports read again, 1 of them otherwise." in shown
    assert run(["reread", "--ledger", str(tmp_path / "older.db"), "--report", "none"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
