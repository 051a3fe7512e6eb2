"""What the program makes of the world against what is so: origins over all of it, positions at each of its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.world import measuring, positions

if TYPE_CHECKING:
    from tests.world.truth import Story

LEAST = 0.95


def test_statements_are_together_that_have_one_origin_and_no_others(world: measuring.World, stories: tuple[Story, ...]) -> None:
    traced = measuring.traced(world, stories)
    assert traced.f1 >= LEAST, (traced.wrong, traced.parted)


@pytest.mark.parametrize("day", range(measuring.DAYS))
def test_positions_are_as_they_should_be_on_every_day(world: measuring.World, stories: tuple[Story, ...], day: int) -> None:
    compared = [list(measuring.compared(world, story).values())[day] for story in stories]
    assert positions.share(compared) >= LEAST, [(each.missing, each.extra) for each in compared if each.missing or each.extra]
