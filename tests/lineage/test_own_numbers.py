"""Who gives a number of their own says again nobody else's, and whose an outlet is does not make it another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from laydown.domain.order_of_battle import Quantity

if TYPE_CHECKING:
    from tests.lineage.conftest import Newsroom

CREDITED = "Three batteries are at Taji, according to Morning Lantern."
COUNTED = "There are {} batteries at Taji."


@pytest.mark.parametrize(("own", "counted", "outlet"), [(4, "four", "Gate Notes"), (3, "three", "Morning Lantern")])
def test_a_number_that_cannot_be_the_one_credited_is_the_reports_own(
    newsroom: Newsroom, own: int, counted: str, outlet: str
) -> None:
    lantern = newsroom.report("Three batteries are at Taji.", outlet="Morning Lantern", day="2020-03-30")
    newsroom.claim(lantern, "Three batteries are at Taji.", quantity=Quantity(3, 3, "battery"))
    sentence = COUNTED.format(counted)
    notes = newsroom.report(f"{CREDITED} {sentence}", outlet="Gate Notes")
    newsroom.claim(notes, CREDITED, outlets=["Morning Lantern"], quantity=Quantity(3, 3, "battery"))
    claim = newsroom.claim(notes, sentence, quantity=Quantity(own, own, "battery"))
    assert [each.root for each in newsroom.origins() if claim.id in each.claims] == [outlet]


def test_an_outlet_is_the_same_with_those_behind_it_whose_it_is(newsroom: Newsroom) -> None:
    office = newsroom.report("A battery is at Taji.", outlet="Harbour Spokesman's Office", day="2020-03-30")
    newsroom.claim(office, "A battery is at Taji.")
    wire = newsroom.report("A battery stands there, at Taji, the office said.", outlet="Lantern Wire")
    claim = newsroom.claim(wire, wire.text, speakers=["the Harbour Spokesman's Office of the Danish navy"])
    assert [each.root for each in newsroom.origins() if claim.id in each.claims] == ["Harbour Spokesman's Office"]


def test_an_outlet_that_nobody_has_read_is_not_made_of_a_speaker(newsroom: Newsroom) -> None:
    wire = newsroom.report("A battery stands at Taji, the office said.", outlet="Lantern Wire")
    claim = newsroom.claim(wire, wire.text, speakers=["the Harbour Spokesman's Office of the Danish navy"])
    assert [each.root for each in newsroom.origins() if claim.id in each.claims] == ["Lantern Wire"]
