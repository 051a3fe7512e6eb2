"""Claims are measured as shipped, and with weights that never saw the report where the reader has such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bench.sources import AbsentError

from bench import claims, sets, weights
from laydown.extraction import reader
from laydown.extraction.reader import Reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.sets import GoldSet

    from laydown.domain.provenance import Report

    Row = dict[str, Any]
    MadeUp = Callable[[str, dict[str, str], list[Row]], GoldSet]

TEXT = "The soldiers were sent to Chad."


def _make(made_up: MadeUp) -> None:
    for number, name in enumerate(sets.SHARED):
        made_up(name, {f"report {number}": TEXT}, [])


def test_every_shared_set_has_its_column_and_its_figures_for_the_floors(made_up: MadeUp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "unseen", lambda: None)
    _make(made_up)
    measured = claims.measure()
    assert measured.columns[:4] == ("", *sets.SHARED)
    assert measured.rows[2][:4] == ("predicted", "1", "1", "1")
    assert measured.figures["claims-written.f1"] == 0
    assert any(sets.HELD_APART in note for note in measured.notes)


def test_weights_that_never_saw_a_report_are_asked_for_by_its_id_and_given_to_the_reader(
    made_up: MadeUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []

    def read(report: Report, *weights: object) -> Reading:
        given.append((report.id, *weights))
        return Reading(())

    monkeypatch.setattr(reader, "read", read)
    monkeypatch.setattr(weights, "unseen", lambda: {"report 0": "a fold"}.get)
    _make(made_up)
    columns = claims.measure().columns
    assert columns[:6] == ("", sets.DEV, f"{sets.DEV} unseen", sets.CHECK, sets.WRITTEN, f"{sets.WRITTEN} unseen")
    assert sorted(each for each in given if str(each[0]).startswith("report")) == [
        ("report 0",),
        ("report 0", "a fold"),
        ("report 1",),
        ("report 2",),
        ("report 2",),
    ]


def test_the_reports_held_apart_are_those_that_their_file_names_also_where_they_hold_no_claim(
    data: Path, tmp_path: Path, claim: Callable[..., Row]
) -> None:
    import gzip
    import json

    path = tmp_path / "held-apart.jsonl"
    with pytest.raises(AbsentError):
        sets.apart(path)
    path.write_text(json.dumps(claim("a", (0, 31), "soldiers", "Chad")) + '\n{"doc": "b"}\n')
    (data / "data" / "newswire").mkdir(parents=True)
    with gzip.open(data / sets.NEWSWIRE, "wt") as lines:
        lines.writelines(json.dumps({"id": doc, "text": TEXT}) + "\n" for doc in "abc")
    found = sets.apart(path)
    assert [report.id for report in found.reports] == ["a", "b"]
    assert len(found.gold) == 1
