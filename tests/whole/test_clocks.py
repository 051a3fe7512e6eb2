"""What was known at D does not change when later reports are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.whole.made_up import worlds_of
from tests.whole.profile import worlds
from tests.whole.shelf import A_DAY, AN_HOUR, DAY, NOON, add, days, flaws, in_bytes, seen

if TYPE_CHECKING:
    from tests.whole.shelf import Shelf


@worlds(7)
@given(st.data())
def test_what_was_known_on_a_day_stays_so_when_later_reports_are_read(shelf: Shelf, data: st.DataObject) -> None:
    reads = data.draw(worlds_of())
    known = data.draw(st.sampled_from(days(reads)))
    valid = data.draw(st.sampled_from(days(reads)))
    early = [each for each in reads if (each.report.published or DAY) <= known]
    late = data.draw(st.permutations([each for each in reads if (each.report.published or DAY) > known]))
    with shelf.ledger(early) as ledger:
        before = in_bytes(seen(ledger, valid, known))
        for each in late:
            assert add(ledger, each)
        assert in_bytes(seen(ledger, valid, known)) == before
        assert flaws(ledger) == []


@worlds(7)
@given(st.data())
def test_what_the_ledger_held_at_a_moment_stays_so_whatever_it_takes_in_later(shelf: Shelf, data: st.DataObject) -> None:
    reads = data.draw(worlds_of())
    day = data.draw(st.sampled_from([*days(reads), DAY + 2 * A_DAY]))
    first = data.draw(st.integers(0, len(reads)))
    with shelf.ledger(reads[:first]) as ledger:
        before = in_bytes(seen(ledger, day))
        for each in reads[first:]:
            assert add(ledger, each, NOON + A_DAY)
        assert in_bytes(seen(ledger, day, recorded_at=NOON + AN_HOUR)) == before
