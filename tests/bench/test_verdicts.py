"""A verdict holds for what was judged, and for nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bench.verdicts import Judged, Verdict, fingerprint, load, lot, save

from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt, Report

if TYPE_CHECKING:
    from pathlib import Path

REPORT = Report(id="one", sha256="", text="Marines landed at Dover.")
CLAIM = Claim(
    report=REPORT.key,
    sentence=Excerpt(0, 24),
    subject=Subject("Marines", Category.TROOPS),
    status=Status.PRESENT,
    modality=Modality.ASSERTED,
    attribution=Attribution(),
    place=Place(name="Dover", key="gn:1", precision=Precision.CITY, country="GB", lat=51.1, lon=1.3),
)


def test_a_claim_that_changes_in_what_was_judged_waits_for_a_new_verdict_but_keeps_its_lot() -> None:
    changed = replace(CLAIM, status=Status.LEFT)
    assert fingerprint(REPORT, changed) != fingerprint(REPORT, CLAIM)
    assert lot("seed", REPORT, changed) == lot("seed", REPORT, CLAIM)


def test_a_claim_that_changes_elsewhere_keeps_its_verdict() -> None:
    assert fingerprint(REPORT, replace(CLAIM, operator="GB")) == fingerprint(REPORT, CLAIM)


def test_the_file_holds_facts_and_no_words_of_the_report(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    judged = Judged("one", (0, 24), fingerprint(REPORT, CLAIM), Verdict.WRONG, "place")
    save([judged], path)
    assert load(path) == {judged.claim: judged}
    assert "Dover" not in path.read_text()
    assert "Marines" not in path.read_text()
