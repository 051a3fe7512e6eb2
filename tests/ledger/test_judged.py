"""Judgements are kept whole and in their order, and nothing takes them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from laydown.domain.judgement import Judgement, Verdict
from laydown.ledger import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.ledger import Ledger

    Tell = Callable[..., Any]  # gives a Told of conftest.py, which cannot be imported

NOON = datetime(2020, 4, 2, 15, tzinfo=timezone(timedelta(hours=3)))


def test_a_judgement_comes_back_whole(ledger: Ledger, told: Tell) -> None:
    one = told()
    one.into(ledger)
    said = Judgement(
        verdict=Verdict.CORRECT,
        targets=(one.claim.id,),
        by="me",
        why="odd \x00\ud800 but so",
        at=NOON,
        claims=(one.claim,),
        changes={"operator": "US"},
    )
    assert ledger.judge(said)
    (kept,) = ledger.judgements()
    assert kept == said
    assert kept.id == said.id
    assert kept.at.utcoffset() == timedelta(hours=3)
    assert ledger.known().judgements == (said,)
    assert ledger.claims() == [one.claim]


def test_the_same_judgement_again_changes_nothing(ledger: Ledger) -> None:
    said = Judgement(verdict=Verdict.GRADE, targets=("AFP",), by="me", why="long known", at=NOON, changes={"reliability": "B"})
    assert ledger.judge(said)
    assert not ledger.judge(said)
    assert ledger.judgements() == [said]


def test_judgements_come_in_their_order_and_as_of_a_moment(ledger: Ledger) -> None:
    notes = [
        Judgement(verdict=Verdict.NOTE, targets=("a",), by="me", why=str(n), at=datetime(2020, 4, n, tzinfo=UTC))
        for n in (3, 1, 2)
    ]
    for note in notes:
        ledger.judge(note)
    assert [judgement.why for judgement in ledger.judgements()] == ["1", "2", "3"]
    assert [judgement.why for judgement in ledger.judgements(datetime(2020, 4, 2, tzinfo=UTC))] == ["1", "2"]
    assert [judgement.why for judgement in ledger.known(recorded_at=datetime(2020, 4, 1, tzinfo=UTC)).judgements] == ["1"]


def test_a_correction_stays_with_a_sentence_that_is_read_again(ledger: Ledger, told: Tell) -> None:
    one = told()
    one.into(ledger)
    ledger.judge(
        Judgement(
            verdict=Verdict.CORRECT,
            targets=(one.claim.id,),
            by="me",
            why="",
            at=NOON,
            claims=(one.claim,),
            changes={"system": "S-400"},
        )
    )
    otherwise = replace(one.claim, operator="RU", subject=replace(one.claim.subject, system="THAAD"))
    assert ledger.read_again(one.report.key, [otherwise], [], reader="v2", recorded_at=NOON + timedelta(days=1))
    assert otherwise in ledger.known(wanted=Wanted(system="S-400")).claims
