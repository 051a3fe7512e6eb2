"""What an analyst decides: corrections keep a claim's identity, undoing is another judgement."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from laydown.domain.as_json import from_claim, to_claim
from laydown.domain.attribution import Attribution
from laydown.domain.claim import Claim, Modality, Status
from laydown.domain.correcting import corrected
from laydown.domain.judgement import Judgement, Verdict, in_force
from laydown.domain.order_of_battle import Category, Subject
from laydown.domain.provenance import Excerpt

CLAIM = Claim(
    report="r1", sentence=Excerpt(0, 40), subject=Subject("a battery", Category.AIR_DEFENCE, "Patriot"), status=Status.PRESENT,
    modality=Modality.ASSERTED, attribution=Attribution(("an official",)),
)  # fmt: skip


def made(verdict: Verdict, *targets: str, minute: int = 0) -> Judgement:
    return Judgement(verdict=verdict, targets=targets, by="me", why="seen", at=datetime(2020, 4, 1, 12, minute, tzinfo=UTC))


def test_a_correction_changes_what_it_names_and_keeps_the_id() -> None:
    right = corrected(CLAIM, {"status": "planned", "system": None, "speakers": ["a minister"]})
    assert (right.status, right.subject.system, right.attribution.speakers) == (Status.PLANNED, None, ("a minister",))
    assert right.id == CLAIM.id
    assert corrected(right, {"status": "left"}).id == CLAIM.id


@pytest.mark.parametrize("changes", [{"colour": "red"}, {"status": "gone fishing"}, {"place": {"name": "x"}}, {"quantity": 3}])
def test_a_correction_that_makes_no_sense_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"field|valid"):
        corrected(CLAIM, changes)


def test_a_claim_comes_back_from_json_the_same() -> None:
    right = corrected(CLAIM, {"operator": "US", "quantity": {"min": 1, "max": None, "unit": "battery", "relation": "total"}})
    assert to_claim(from_claim(right)) == right
    assert to_claim(from_claim(right)).id == CLAIM.id


def test_undoing_takes_out_of_force_and_undoing_that_puts_it_back() -> None:
    first = made(Verdict.REJECT, CLAIM.id)
    undo = made(Verdict.UNDO, first.id, minute=1)
    again = made(Verdict.UNDO, undo.id, minute=2)
    assert in_force([first]) == (first,)
    assert in_force([undo, first]) == ()
    assert in_force([again, undo, first]) == (first,)
