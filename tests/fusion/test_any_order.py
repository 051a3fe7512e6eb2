"""Any world at all: no crash, one answer in any order, nothing lost, no impossible number."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from laydown.domain.attribution import Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fusion.conftest import World

OUTLETS = ("Meridian Wire", "Gulf News Agency", "The Harbour Daily", None)
STATUSES = ("planned", "moving", "present", "present", "setting_up", "operational", "leaving", "left", "lost")
PLACES = ("IQ", "KW", "asad", "anbar", "taji", "erbil", "erbil-base", "red-sea", "incirlik", "incirlik-airport", "adana", None)


def details(chance: random.Random) -> dict[str, Any]:
    kinds: tuple[dict[str, Any], ...] = (
        {"system": chance.choice(["Patriot", None, "THAAD"])},
        {"category": "ship", "system": None, "of": "ship", "unit": chance.choice([None, "USS Alpha", "Alpha"])},
        {"category": "troops", "system": None, "of": chance.choice(["troops", "battalion"])},
    )
    return {
        **chance.choice(kinds),
        "operator": chance.choice(["US", "US", None, "DE", "IQ"]),
        "modality": chance.choice(["asserted", "asserted", "asserted", "denied", "hedged"]),
        "voice": chance.choice(["report", "report", "quote", "opinion"]),
        "relation": chance.choice(["total", "total", "further", "part"]),
        "outlets": chance.choice([[], [], ["AFP"]]),
        "origin": chance.choice([None, None, "KW", "DE", "taji"]),
    }


def any_world(world: World, chance: random.Random) -> World:
    days = ("2020-03-01", "2020-03-20", "2020-03-30", "2020-03-31", None)
    reports = [world.report(chance.choice(OUTLETS), chance.choice(days)) for _ in range(4)]
    for number in range(chance.randint(1, 14)):
        more = details(chance) | {"at": 10 * number + chance.choice([0, 1]), "text": f"force {number}"}
        world.claim(
            chance.choice(reports), chance.choice(STATUSES), chance.choice(PLACES), chance.choice([None, 1, 2, 4]), **more
        )
    return world


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_any_world_gives_one_sound_answer(new_world: Callable[[], World], number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - a test, not a secret
    world = any_world(new_world(), chance)
    laydown = world.laydown()
    assert world.laydown(claims=chance.sample(world.claims, len(world.claims))) == laydown
    assert max(Counter(each.id for each in laydown.positions).values(), default=1) == 1
    assert all(each.count is None or 0 <= each.count.min <= (each.count.max or each.count.min) for each in laydown.positions)
    under = {support.claim for each in laydown.positions for support in each.support}
    # A ship that left weeks ago is no longer shown.
    kept = {c.id for c in world.claims if c.attribution.voice is not Voice.OPINION and c.subject.category != "ship"}
    assert kept <= under
