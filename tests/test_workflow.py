"""From files to a laydown, with every real part in between."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from laydown import workflow
from laydown.domain.annotation import Layer
from laydown.errors import BadReport, LaydownError, ModelUnusable, SourceUnusable
from laydown.ledger import Counts, open_ledger
from laydown.workflow import Outcome, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from laydown.domain.provenance import Report
    from laydown.extraction.reader import Reading
    from laydown.ledger import Ledger

NOW = datetime(2020, 4, 2, 12, tzinfo=UTC)
DAY = date(2020, 4, 1)

REPORTS = (
    {
        "id": "monday",
        "outlet": "The Harbour Post",
        "published": "2020-03-30",
        "text": "A US Patriot air defence battery has been deployed to the Ain al-Asad base in Iraq, a US defence official said on Monday.",
    },
    {
        "id": "wednesday",
        "outlet": "Tidewater Daily",
        "published": "2020-04-01",
        "text": "Two US Patriot batteries remain in Kuwait.\n\nThe minister spoke about schools and the price of bread.",
    },
    {
        "id": "elsewhere",
        "outlet": "Le Courrier du Canal",
        "published": "2020-04-01",
        "text": "Une batterie de missiles Patriot a été déployée en Irak par les États-Unis, selon un responsable qui a parlé à la presse dans la soirée de lundi.",
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of three reports, one of them in French, and two files that are none."""
    made = tmp_path_factory.mktemp("reports")
    for report in REPORTS:
        (made / f"{report['id']}.json").write_text(json.dumps(report), "utf-8")
    (made / "empty.txt").touch()
    (made / "noise.txt").write_bytes(bytes(range(256)) * 9)
    return made


@pytest.fixture(scope="module")
def first(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Summary]]:
    """Return a ledger that has taken the folder in, and what was counted as it did."""
    with open_ledger(tmp_path_factory.mktemp("ledger") / "laydown.db") as ledger:
        yield ledger, workflow.take_in([str(folder)], ledger, now=NOW)


def test_reports_are_read_and_bad_input_beside_them_is_set_aside(first: tuple[Ledger, Summary]) -> None:
    ledger, summary = first
    assert (summary.read, summary.already, summary.unread) == (2, 0, 1)
    assert [type(error) for error in summary.set_aside] == [BadReport, BadReport]
    assert ["empty.txt" in str(summary.set_aside[0]), "noise.txt" in str(summary.set_aside[1])] == [True, True]
    assert ledger.counts() == Counts(3, summary.claims, summary.statements)
    assert summary.claims >= 2


def test_every_claim_stands_in_the_text_of_its_report(first: tuple[Ledger, Summary]) -> None:
    ledger, _ = first
    text = {report.key: report.text for report in ledger.reports()}
    for claim in ledger.claims():
        assert "Patriot" in claim.sentence.of(text[claim.report])
        assert claim.subject.text in claim.sentence.of(text[claim.report])
    for statement in ledger.statements():
        assert statement.topic in statement.sentence.of(text[statement.report])


def test_the_second_time_nothing_changes(folder: Path, first: tuple[Ledger, Summary]) -> None:
    ledger, before = first
    counts = ledger.counts()
    again = workflow.take_in([str(folder), str(folder)], ledger, now=NOW + timedelta(days=1))
    assert (again.read, again.already, again.unread, again.claims, again.statements) == (0, 6, 0, 0, 0)
    assert len(again.set_aside) == 2 * len(before.set_aside)
    assert ledger.counts() == counts
    assert len(ledger.reports(recorded_at=NOW)) == counts.reports


def test_a_run_that_was_broken_off_is_gone_on_with_and_ends_with_the_same_ledger(
    folder: Path, tmp_path: Path, first: tuple[Ledger, Summary]
) -> None:
    def break_off(taken: workflow.Taken) -> None:
        if taken.name == "monday":
            raise KeyboardInterrupt

    with open_ledger(tmp_path / "laydown.db") as ledger:
        with pytest.raises(KeyboardInterrupt):
            workflow.take_in([str(folder)], ledger, now=NOW, report_progress=break_off)
        assert ledger.counts().reports == 2
        rest = workflow.take_in([str(folder)], ledger, now=NOW)
        assert (rest.read, rest.already) == (1, 2)
        whole = first[0]
        assert ledger.reports() == whole.reports()
        assert (ledger.claims(), ledger.statements()) == (whole.claims(), whole.statements())


def test_a_report_in_another_language_is_kept_and_said_to_be_unread(first: tuple[Ledger, Summary]) -> None:
    ledger, _ = first
    (french,) = [report for report in ledger.reports() if report.outlet == "Le Courrier du Canal"]
    assert ledger.claims(report=french.key) == []


def test_progress_names_each_report_and_what_became_of_it(folder: Path, first: tuple[Ledger, Summary]) -> None:
    seen: list[workflow.Taken] = []
    workflow.take_in([str(folder), "no such file"], first[0], now=NOW, report_progress=seen.append)
    assert [(taken.name.rpartition("/")[2], taken.outcome) for taken in seen] == [
        ("elsewhere", Outcome.ALREADY),
        ("empty.txt", Outcome.SET_ASIDE),
        ("monday", Outcome.ALREADY),
        ("noise.txt", Outcome.SET_ASIDE),
        ("wednesday", Outcome.ALREADY),
        ("no such file", Outcome.SET_ASIDE),
    ]
    assert isinstance(seen[-1].error, SourceUnusable)


def test_the_ledger_leads_to_positions_and_these_to_their_sentences(first: tuple[Ledger, Summary]) -> None:
    ledger, _ = first
    assert workflow.latest_day(ledger) == DAY
    seen = workflow.laydown_of(ledger, valid_at=DAY, known_at=DAY)
    laydown, reports, claims = seen.laydown, seen.reports, seen.claims
    found = {
        position.place.country: position for position in laydown.positions if position.place and position.system == "Patriot"
    }
    assert found["IQ"].operator == "US"
    assert found["KW"].count is not None
    assert found["KW"].count.min == 2
    for position in laydown.positions:
        assert position.support
        for support in position.support:
            claim = claims[support.claim]
            assert claim.sentence.of(reports[claim.report].text)


def test_what_was_published_later_is_not_in_an_earlier_laydown(first: tuple[Ledger, Summary]) -> None:
    earlier = workflow.laydown_of(first[0], valid_at=date(2020, 3, 30), known_at=date(2020, 3, 30))
    assert {report.id for report in earlier.reports.values()} == {"monday"}
    assert {position.place.country for position in earlier.laydown.positions if position.place} == {"IQ"}


def test_extracting_needs_no_ledger_and_finds_the_same(folder: Path, first: tuple[Ledger, Summary]) -> None:
    found = list(workflow.extract([str(folder)], now=NOW))
    read = [each for each in found if isinstance(each, tuple)]
    assert len([each for each in found if isinstance(each, LaydownError)]) == 2
    key = {report.id: report.key for report, _ in read}["monday"]
    assert [claim for report, reading in read for claim in reading.claims if report.key == key] == first[0].claims(report=key)


def test_annotating_shows_what_the_layers_find(folder: Path) -> None:
    found = [each for each in workflow.annotate([str(folder)], [Layer.SUBJECTS], now=NOW) if isinstance(each, tuple)]
    notes = {report.id: notes for report, notes in found}
    assert notes["elsewhere"] == []
    assert {note.values["system"] for note in notes["monday"]} == {"Patriot"}


def test_a_report_that_breaks_the_reader_is_set_aside_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from laydown.extraction import reader

    sound = reader.read

    def breaks_on_monday(report: Report) -> Reading:
        if report.id == "monday":
            message = "of two\nlines"
            raise RecursionError(message)
        return sound(report)

    monkeypatch.setattr(reader, "read", breaks_on_monday)
    with open_ledger(tmp_path / "laydown.db") as ledger:
        summary = workflow.take_in([str(folder / f"{name}.json") for name in ("monday", "wednesday")], ledger, now=NOW)
        assert [str(error) for error in summary.set_aside] == ["monday: reading it failed (RecursionError: of two lines)"]
        assert [report.id for report in ledger.reports()] == ["wednesday"]
        # The next version may read it: it is not remembered as taken in.
        monkeypatch.setattr(reader, "read", sound)
        assert workflow.take_in([str(folder / "monday.json")], ledger, now=NOW).read == 1


def test_a_missing_model_ends_the_run(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from laydown.extraction import reader

    def no_model(report: Report) -> Reading:
        message = "The language model is missing."
        raise ModelUnusable(message)

    monkeypatch.setattr(reader, "read", no_model)
    with open_ledger(tmp_path / "laydown.db") as ledger:
        with pytest.raises(ModelUnusable):
            workflow.take_in([str(folder / "monday.json")], ledger, now=NOW)
        assert ledger.counts() == Counts(0, 0, 0)


def test_asking_a_ledger_loads_no_language_model(first: tuple[Ledger, Summary], tmp_path: Path) -> None:
    program = """
import sys
from datetime import date
import laydown.workflow
heavy = {"spacy", "sqlalchemy", "trafilatura", "pydantic"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
from laydown.ledger import open_ledger
with open_ledger(sys.argv[1]) as ledger:
    laydown.workflow.laydown_of(ledger, valid_at=date(2020, 4, 1), known_at=date(2020, 4, 1))
assert not (heavy - {"sqlalchemy"}) & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "laydown.db")], check=True)
