"""Undo restores, and what an analyst decided does not depend on when the ledger heard of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.whole.judging import judgements, undoing
from tests.whole.made_up import worlds_of
from tests.whole.profile import worlds
from tests.whole.shelf import AN_HOUR, NOON, add, days, flaws, in_bytes, seen

from laydown.domain.judgement import Judgement

if TYPE_CHECKING:
    from tests.whole.real import Read
    from tests.whole.shelf import Shelf


@worlds(8)
@given(st.data())
def test_judgements_undone_leave_the_laydown_of_before(shelf: Shelf, data: st.DataObject) -> None:
    reads = data.draw(worlds_of())
    day = data.draw(st.sampled_from(days(reads)))
    with shelf.ledger(reads) as ledger:
        before = in_bytes(seen(ledger, day))
        made = judgements(data, ledger)
        for each in made:
            assert ledger.judge(each)
            assert not ledger.judge(each)
        judged = in_bytes(seen(ledger, day))
        assert in_bytes(seen(ledger, day, recorded_at=NOON + AN_HOUR)) == before
        undone = [undoing(each, number) for number, each in enumerate(data.draw(st.permutations(made)))]
        for each in undone:
            assert ledger.judge(each)
        assert in_bytes(seen(ledger, day)) == before
        assert in_bytes(seen(ledger, day, recorded_at=NOON + 7 * AN_HOUR)) == judged
        for number, each in enumerate(undone):
            assert ledger.judge(undoing(each, 30 + number))
        assert in_bytes(seen(ledger, day)) == judged
        assert flaws(ledger) == []


@worlds(7)
@given(st.data())
def test_the_order_in_which_judgements_and_reports_are_stored_does_not_matter(shelf: Shelf, data: st.DataObject) -> None:
    reads = data.draw(worlds_of())
    day = data.draw(st.sampled_from(days(reads)))
    with shelf.ledger(reads) as one, shelf.ledger() as other:
        made = judgements(data, one)
        made += [undoing(each, number) for number, each in enumerate(made) if data.draw(st.booleans())]
        for each in made:
            one.judge(each)
        both: list[Read | Judgement] = [*reads, *made]
        for step in data.draw(st.permutations(both)):
            if isinstance(step, Judgement):
                other.judge(step)
            else:
                add(other, step)
        assert in_bytes(seen(one, day)) == in_bytes(seen(other, day))
        for moment in {each.at for each in made}:
            asked = moment + timedelta(seconds=1)
            assert in_bytes(seen(one, day, recorded_at=asked)) == in_bytes(seen(other, day, recorded_at=asked))
        assert flaws(other) == []
