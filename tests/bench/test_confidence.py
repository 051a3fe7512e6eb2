"""Confidence is compared with what is right; where claims carry none, that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bench.reading import ReadSet
from bench.sets import GoldSet
from bench.sources import AbsentError

from bench import confidence, reading, sets
from laydown.domain.provenance import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.scoring import ClaimScorer

    Row = dict[str, Any]
    Claim = Callable[..., Row]

REPORT = Report(id="one", sha256="", text="Marines went to Chad, Mali and Niger.")


def _read(claim: Claim, *said: tuple[str, float | None]) -> ReadSet:
    gold = (claim("one", (0, 37), "Marines", "Chad"), claim("one", (0, 37), "Marines", "Mali", status="left"))
    rows = tuple(claim("one", (0, 37), "Marines", place, confidence=sure) for place, sure in said)
    return ReadSet(GoldSet(sets.DEV, (REPORT,), gold), rows, {})


def test_each_range_has_its_share_that_is_right_and_each_threshold_what_is_left(claim: Claim, scorer: ClaimScorer) -> None:
    rows = {row[1]: row[2:] for row in confidence.of_set(_read(claim, ("Chad", 1.0), ("Mali", 0.9), ("Niger", 0.25)), scorer)}
    assert rows["0.9 to 1.0"] == ("2", "1.000", "0.500", "", "")
    assert rows["0.0 to 0.3"] == ("1", "0.000", "0.000", "", "")
    assert rows["0.8 to 0.9"] == ("0", "", "", "", "")
    assert rows["≥ 0.9"] == ("2", "1.000", "0.500", "1.000", "1.000")


def test_a_claim_left_out_leaves_its_match_to_another(claim: Claim, scorer: ClaimScorer) -> None:
    read = _read(claim, ("Chad", 0.1), ("Chad", 0.8))
    assert [m.right for m in confidence.marked(read, scorer)] == [True, False]
    assert [m.right for m in confidence.marked(read, scorer, 0.5)] == [True]


def test_claims_without_confidence_are_said_to_have_none(
    claim: Claim, scorer: ClaimScorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sets, "there", lambda: (sets.DEV,))
    monkeypatch.setattr(reading, "honest", lambda _: _read(claim, ("Chad", None)))
    with pytest.raises(AbsentError, match="no confidence"):
        confidence.measure()
