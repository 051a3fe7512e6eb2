"""How likely placings are chosen, and how sure a claim says that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from laydown.extraction import weighing

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.extraction.reader import Reading


def test_the_weights_come_with_the_package_and_name_no_place() -> None:
    weights = weighing.load()
    assert len(weights.by_trait) > 1000
    assert not [name for name in weights.by_trait if "Iraq" in name or "Ukraine" in name or "Patriot" in name]


def test_traits_that_the_weights_do_not_know_say_nothing() -> None:
    weights = weighing.Weights(0.0, {"known": 2.0})
    assert weights.weigh(None, {"unknown": 1.0}) == pytest.approx(0.5)  # type: ignore[arg-type]
    assert weights.weigh(None, {"known": 1.0}) > 0.8  # type: ignore[arg-type]


@pytest.mark.parametrize("probability", [0.0, 0.2, 0.5, 0.9, 0.99, 1.0])
def test_a_claim_is_less_sure_of_itself_than_the_weights_and_in_the_same_order(probability: float) -> None:
    stated = weighing.confidence(probability)
    assert 0 <= stated <= 1
    assert stated <= max(probability, 0.3)
    assert stated <= weighing.confidence(min(probability + 0.01, 1.0))


def test_a_plain_statement_is_surer_than_one_whose_place_is_taken_from_the_text_before(
    reading_of: Callable[..., Reading],
) -> None:
    reading = reading_of("Two Spanish frigates are in Limassol. The ships will leave on Friday.")
    by_status = {claim.status.value: claim.confidence for claim in reading.claims}
    assert by_status["present"] > by_status["leaving"]


def test_the_same_text_gives_the_same_confidence(reading_of: Callable[..., Reading]) -> None:
    text = "Norway keeps a NASAMS battery at Bodo, and Denmark has sent 200 soldiers to Latvia."
    assert [c.confidence for c in reading_of(text).claims] == [c.confidence for c in reading_of(text).claims]
