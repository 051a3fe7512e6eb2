"""The ages file."""

from __future__ import annotations

from laydown.domain.order_of_battle import Category
from laydown.fusion import ages


def test_every_category_has_its_ages_and_nothing_is_wrong() -> None:
    assert ages.check() == []
    assert set(ages.load()) == set(Category)
