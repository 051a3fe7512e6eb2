"""What is drawn comes from reports that nobody knows, and the same is drawn again."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from bench.verdicts import Verdict

from bench import draw, sets, weights
from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.provenance import Excerpt
from laydown.extraction import reader
from laydown.extraction.reader import Reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.sets import GoldSet

    from laydown.domain.provenance import Report


@pytest.fixture
def newswire(made_up: Callable[..., GoldSet], data: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes a newswire of reports with these ids, each of which gives one claim."""
    made_up(sets.DEV, {"dev": "."}, [])
    made_up(sets.CHECK, {"check": "."}, [])

    def read(report: Report, *_weights: object) -> Reading:
        claim = Claim(
            report=report.key,
            sentence=Excerpt(0, 15),
            subject=Subject("Marines", Category.TROOPS),
            status=Status.PRESENT,
            modality=Modality.ASSERTED,
            attribution=Attribution(),
        )
        return Reading((claim,))

    def make(*ids: str) -> None:
        rows = [json.dumps({"id": doc, "text": "Marines landed.", "published": "2020-03-31"}) for doc in ids]
        path = data / sets.NEWSWIRE
        path.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as lines:
            lines.write("\n".join(rows))

    monkeypatch.setattr(reader, "read", read)
    monkeypatch.setattr(weights, "unseen", lambda: {"marked": "a fold"}.get)
    return make


def test_no_report_with_shared_gold_is_drawn_from(newswire: Callable[..., None]) -> None:
    newswire("dev", "check", "marked", "new")
    assert sorted(report.id for report, _ in draw.drawn()) == ["marked", "new"]


def test_what_was_trained_on_is_read_with_weights_that_never_saw_it(
    newswire: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    newswire("marked", "new")
    given: dict[str, tuple[object, ...]] = {}

    def read(report: Report, *weights: object) -> Reading:
        given[report.id] = weights
        return Reading(())

    monkeypatch.setattr(reader, "read", read)
    assert draw.drawn() == []
    assert given == {"marked": ("a fold",), "new": ()}


def test_fewer_claims_than_asked_for_are_all_taken_and_that_is_said(
    newswire: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    newswire("new", "newer")
    measured = draw.measure()
    assert measured.title.startswith("2 claims")
    assert any("Fewer than 150" in note for note in measured.notes)
    assert measured.figures == {}
    assert str(Verdict.UNREAD) in capsys.readouterr().out


def test_never_more_than_asked_for_are_drawn_and_in_the_same_order_again(newswire: Callable[..., None]) -> None:
    newswire(*map(str, range(400)))
    first = draw.drawn()
    assert len(first) == draw.COUNT
    assert draw.drawn() == first
