"""What is drawn comes from reports that nobody knows, and the same is drawn again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bench.stages import Stages
from bench.verdicts import Verdict

from bench import draw, newswire, sets
from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.provenance import Excerpt, Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.sets import GoldSet


def _run(*ids: str) -> newswire.Run:
    read = []
    for doc in ids:
        report = Report(id=doc, sha256=doc, text="Marines landed.")
        claim = Claim(
            report=report.key,
            sentence=Excerpt(0, 15),
            subject=Subject("Marines", Category.TROOPS),
            status=Status.PRESENT,
            modality=Modality.ASSERTED,
            attribution=Attribution(),
        )
        read.append((report, (claim,)))
    return newswire.Run(tuple(read), (), 0, 1.0, 1.0, 0.0, Stages())


@pytest.fixture
def known(made_up: Callable[..., GoldSet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made_up(sets.DEV, {"dev": "."}, [])
    made_up(sets.CHECK, {"check": "."}, [])
    (tmp_path / "newswire-claims.jsonl").write_text(json.dumps({"doc": "marked"}) + "\n")
    (tmp_path / "newswire-read.txt").write_text("looked-at\nread\n")
    ids = draw.known(tmp_path)
    monkeypatch.setattr(draw, "known", lambda: ids)


def test_no_report_with_gold_or_trained_on_is_drawn_from(known: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newswire, "run", lambda: _run("dev", "check", "marked", "looked-at", "read", "new"))
    assert [report.id for report, _ in draw.drawn()] == ["new"]


def test_fewer_claims_than_asked_for_are_all_taken_and_that_is_said(
    known: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(newswire, "run", lambda: _run("new", "newer"))
    measured = draw.measure()
    assert measured.title.startswith("2 claims")
    assert any("Fewer than 150" in note for note in measured.notes)
    assert measured.figures == {}
    assert str(Verdict.UNREAD) in capsys.readouterr().out


def test_never_more_than_asked_for_are_drawn_and_in_the_same_order_again(known: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newswire, "run", lambda: _run(*map(str, range(400))))
    first = draw.drawn()
    assert len(first) == draw.COUNT
    assert draw.drawn() == first
