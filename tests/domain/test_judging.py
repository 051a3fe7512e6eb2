"""Judgements applied: each verdict does what it says, the later holds, undoing restores, and all stay on their sentences."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from laydown.domain.as_json import from_place
from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.grading import Reliability
from laydown.domain.judgement import Judgement, Verdict
from laydown.domain.judging import Applied, applied
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.place import Place, Precision
from laydown.domain.provenance import Excerpt

ASAD = Place(name="Ain al-Asad", key="site:asad", precision=Precision.SITE, country="IQ", within=("IQ.01", "IQ"))
TAJI = Place(name="Taji", key="site:taji", precision=Precision.SITE, country="IQ", within=("IQ.07", "IQ"))


def claim(at: int = 0, **fields: Any) -> Claim:  # noqa: ANN401 - any field
    made = Claim(
        report="r1", sentence=Excerpt(at, at + 40), subject=Subject("a battery", Category.AIR_DEFENCE, "Patriot"), operator="US",
        status=Status.PRESENT, modality=Modality.ASSERTED, attribution=Attribution(), place=ASAD,
    )  # fmt: skip
    return replace(made, **fields)


A, B, C, D = (claim(at) for at in (0, 100, 200, 300))
ALL = (A, B, C, D)


class Analyst:
    """Judges minute by minute."""

    def __init__(self) -> None:
        self.made: list[Judgement] = []

    def says(self, verdict: str, *targets: Claim | str, why: str = "seen", **changes: Any) -> Judgement:  # noqa: ANN401 - any field
        judged = tuple(each for each in targets if isinstance(each, Claim))
        names = tuple(each.id if isinstance(each, Claim) else each for each in targets)
        at = datetime(2020, 4, 1, 12, len(self.made), tzinfo=UTC)
        verdict_ = Verdict(verdict)
        made = Judgement(verdict=verdict_, targets=names, by="me", why=why, at=at, claims=judged, changes=changes)
        self.made.append(made)
        return made

    def of(self, *claims: Claim, reports: tuple[str, ...] | None = None) -> Applied:
        return applied(claims, self.made, reports=reports)


@pytest.fixture
def analyst() -> Analyst:
    return Analyst()


def ids(done: Applied) -> set[str]:
    return {each.id for each in done.claims}


def test_without_judgements_all_stays(analyst: Analyst) -> None:
    assert set(analyst.of(*ALL).claims) == set(ALL)


def test_what_is_rejected_is_gone_and_comes_back_when_accepted_later(analyst: Analyst) -> None:
    analyst.says("reject", A)
    assert ids(analyst.of(A, B)) == {B.id}
    analyst.says("accept", A)
    assert ids(analyst.of(A, B)) == {A.id, B.id}


def test_corrections_add_up_field_by_field_and_the_later_holds(analyst: Analyst) -> None:
    analyst.says("correct", A, status="planned", operator="DE")
    analyst.says("correct", A, status="left")
    [right] = analyst.of(A).claims
    assert (right.status, right.operator, right.id) == (Status.LEFT, "DE", A.id)


def test_a_correction_after_a_rejection_brings_it_back(analyst: Analyst) -> None:
    analyst.says("reject", A)
    analyst.says("correct", A, status="left")
    assert [each.status for each in analyst.of(A).claims] == [Status.LEFT]


def test_a_correction_that_makes_no_sense_is_refused(analyst: Analyst) -> None:
    analyst.says("correct", A, colour="red")
    with pytest.raises(ValueError, match="colour"):
        analyst.of(A)


def test_split_claims_name_the_judgement_that_split_them(analyst: Analyst) -> None:
    split = analyst.says("split", A, B)
    assert analyst.of(*ALL).parties == {A.id: split.id, B.id: split.id}


def test_merged_claims_follow_the_first_of_all(analyst: Analyst) -> None:
    analyst.says("merge", A, B)
    analyst.says("merge", B, C)
    assert analyst.of(*ALL).merged == {B.id: A.id, C.id: A.id}
    analyst.says("merge", C, A)
    assert analyst.of(*ALL).merged == {A.id: C.id, B.id: C.id}


def test_of_a_split_and_a_merge_the_later_holds(analyst: Analyst) -> None:
    split = analyst.says("split", B)
    analyst.says("merge", A, B)
    assert (analyst.of(*ALL).parties, analyst.of(*ALL).merged) == ({}, {B.id: A.id})
    again = analyst.says("split", B)
    assert (analyst.of(*ALL).parties, analyst.of(*ALL).merged) == ({B.id: again.id}, {})
    analyst.says("undo", again.id)
    assert analyst.of(*ALL).merged == {B.id: A.id}
    assert split.id != again.id


def test_who_is_merged_with_what_was_split_goes_with_it(analyst: Analyst) -> None:
    split = analyst.says("split", A)
    analyst.says("merge", A, B)
    assert analyst.of(*ALL).parties == {A.id: split.id, B.id: split.id}


def test_who_follows_a_rejected_claim_is_free(analyst: Analyst) -> None:
    analyst.says("merge", A, B)
    analyst.says("reject", A)
    assert analyst.of(*ALL).merged == {}


def test_who_was_merged_stays_together_when_the_one_that_led_is_rejected_or_split_off(analyst: Analyst) -> None:
    analyst.says("merge", A, B, C)
    analyst.says("reject", A)
    assert analyst.of(*ALL).merged == {C.id: B.id}
    analyst.says("accept", A)
    assert analyst.of(*ALL).merged == {B.id: A.id, C.id: A.id}
    split = analyst.says("split", A)
    assert analyst.of(*ALL).merged == {C.id: B.id}
    assert analyst.of(*ALL).parties == {A.id: split.id}
    assert analyst.of(A, C).merged == {}


def test_cuts_and_joins_and_the_later_of_two_at_odds(analyst: Analyst) -> None:
    analyst.says("cut", A, B)
    analyst.says("cut", C)
    done = analyst.of(*ALL)
    assert (set(done.cuts), done.joins) == ({(A.id, B.id), (C.id, None)}, ())
    analyst.says("join", A, B, D)
    done = analyst.of(*ALL)
    assert (set(done.cuts), done.joins) == ({(C.id, None)}, (tuple(sorted((A.id, B.id, D.id))),))
    analyst.says("cut", A, B)
    done = analyst.of(*ALL)
    assert (set(done.cuts), done.joins) == ({(A.id, B.id), (C.id, None)}, (tuple(sorted((B.id, D.id))),))


def test_a_source_has_the_last_letter_given_whatever_the_case_of_its_name(analyst: Analyst) -> None:
    analyst.says("grade", "Meridian Wire", reliability="B")
    analyst.says("grade", "meridian wire", reliability="D")
    assert analyst.of().reliability == {"meridian wire": Reliability.NOT_USUALLY_RELIABLE}


def test_notes_change_nothing(analyst: Analyst) -> None:
    first, second = analyst.says("note", A, why="asked the base"), analyst.says("note", A, why="no answer")
    done = analyst.of(A)
    assert (done.claims, done.notes) == ((A,), {A.id: (first, second)})


@pytest.mark.parametrize(
    ("verdict", "changes"),
    [("reject", {}), ("correct", {"status": "left"}), ("split", {}), ("merge", {}), ("cut", {}), ("join", {}), ("note", {})],
)
def test_undoing_restores_exactly(analyst: Analyst, verdict: str, changes: dict[str, Any]) -> None:
    analyst.says("merge", A, D)
    before = analyst.of(*ALL)
    made = analyst.says(verdict, A, B, **changes)
    judged = analyst.of(*ALL)
    undo = analyst.says("undo", made.id)
    assert judged != before
    assert analyst.of(*ALL) == before
    analyst.says("undo", undo.id)
    assert analyst.of(*ALL) == judged


def test_the_order_of_arrival_does_not_matter(analyst: Analyst) -> None:
    analyst.says("reject", A)
    analyst.says("merge", B, C)
    analyst.says("split", C, D)
    analyst.says("correct", B, place=from_place(TAJI))
    chance = random.Random(1)  # noqa: S311 - a test, not a secret
    mixed = chance.sample(analyst.made, len(analyst.made))
    assert applied(chance.sample(ALL, len(ALL)), mixed) == analyst.of(*ALL)


def read_again(old: Claim, **fields: Any) -> Claim:  # noqa: ANN401 - any field
    """Return a claim as a newer reader reads it: a little more of the sentence, other words for the subject."""
    return replace(
        old, sentence=Excerpt(old.sentence.start, old.sentence.end + 5), subject=replace(old.subject, text="battery"), **fields
    )


def test_a_rejection_stays_on_the_sentence_when_it_is_read_anew(analyst: Analyst) -> None:
    analyst.says("reject", A)
    assert analyst.of(read_again(A), B).claims == (B,)


def test_to_reject_a_twin_that_is_read_no_more_does_not_reject_the_other(analyst: Analyst) -> None:
    analyst.says("reject", claim(0, status=Status.SETTING_UP))
    analyst.says("reject", claim(0, place=TAJI))
    analyst.says("reject", claim(0, subject=Subject("a battery", Category.AIR_DEFENCE, "THAAD")))
    assert analyst.of(A).claims == (A,)


def test_a_correction_stays_on_the_sentence_whatever_is_read_in_the_corrected_field(analyst: Analyst) -> None:
    analyst.says("correct", A, place=from_place(TAJI), status="left")
    anew = read_again(A, place=None, status=Status.LEAVING)
    [right] = analyst.of(anew).claims
    assert (right.id, right.place, right.status) == (anew.id, TAJI, Status.LEFT)


def test_splits_and_notes_stay_on_the_sentence_by_place_or_status(analyst: Analyst) -> None:
    split, note = analyst.says("split", A), analyst.says("note", A)
    anew = read_again(A, status=Status.SETTING_UP)
    done = analyst.of(anew, B)
    assert (done.parties, done.notes) == ({anew.id: split.id}, {anew.id: (note,)})


def test_what_was_accepted_is_kept_when_it_is_read_no_more(analyst: Analyst) -> None:
    analyst.says("accept", A)
    assert analyst.of(B).claims == tuple(sorted((A, B), key=lambda each: each.id))
    assert analyst.of(B, reports=()).claims == (B,)
    assert len(analyst.of(read_again(A), B).claims) == 2


def test_what_was_corrected_is_kept_corrected(analyst: Analyst) -> None:
    analyst.says("correct", A, status="left")
    assert [each.status for each in analyst.of().claims] == [Status.LEFT]


def test_what_was_accepted_and_then_rejected_is_not_kept(analyst: Analyst) -> None:
    analyst.says("accept", A)
    analyst.says("reject", A)
    assert analyst.of(B).claims == (B,)
