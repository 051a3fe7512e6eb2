"""Any order of arrival, any batches, any report read twice: the same origins and positions, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.whole.made_up import worlds_of
from tests.whole.profile import worlds
from tests.whole.shelf import AN_HOUR, NOON, add, days, flaws, in_bytes, known_bytes, seen

if TYPE_CHECKING:
    from tests.whole.shelf import Shelf


@worlds(8)
@given(st.data())
def test_any_order_any_batches_and_any_report_twice_give_the_same(shelf: Shelf, data: st.DataObject) -> None:
    reads = data.draw(worlds_of())
    mixed = data.draw(st.permutations(reads))
    batch = data.draw(st.integers(1, len(reads)))
    again = data.draw(st.lists(st.sampled_from(reads), max_size=2))
    asked = data.draw(st.lists(st.sampled_from(days(reads)), min_size=1, max_size=2, unique=True))
    with shelf.ledger(reads) as one, shelf.ledger() as other:
        for number, each in enumerate(mixed):
            assert add(other, each, NOON - number // batch * AN_HOUR)
        assert not any(add(other, each) for each in again)
        assert known_bytes(one.known()) == known_bytes(other.known())
        for day in asked:
            assert in_bytes(seen(one, day)) == in_bytes(seen(other, day))
        assert flaws(one) == []
        assert flaws(other) == []
