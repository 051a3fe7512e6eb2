"""Any world at all: no crash, one answer in any order and any batches, nothing lost, no impossible number, no word from the future."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from laydown.catalogs.owners import likely_kind
from laydown.domain.attribution import Voice
from laydown.domain.matter import matters
from laydown.fusion.evidence import visible
from laydown.fusion.fuse import fuse
from laydown.lineage.origins import origins

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.fusion.conftest import World

    from laydown.domain.claim import Claim
    from laydown.domain.position import Laydown

OUTLETS = ("Meridian Wire", "Gulf News Agency", "The Harbour Daily", None)
STATUSES = ("planned", "moving", "present", "present", "setting_up", "operational", "leaving", "left", "lost")
PLACES = ("IQ", "KW", "asad", "anbar", "taji", "erbil", "erbil-base", "red-sea", "incirlik", "incirlik-airport", "adana", None)
SPEAKERS = ("a US defence official", "Pentagon spokesman Jonathan Hoffman", "a resident of Hit", "the Iraqi Defence Ministry")
DAYS = ("2020-01-05", "2020-03-01", "2020-03-20", "2020-03-30", "2020-03-31")
DAY = "2020-03-31"


def details(chance: random.Random) -> dict[str, Any]:
    kinds: tuple[dict[str, Any], ...] = (
        {"system": chance.choice(["Patriot", None, "THAAD"])},
        {"category": "ship", "system": None, "of": "ship", "unit": chance.choice([None, "USS Alpha", "Alpha"])},
        {"category": "troops", "system": None, "of": chance.choice(["troops", "battalion"])},
    )
    earliest = date(2019, 12, 1) + timedelta(days=chance.randrange(150))
    latest = earliest + timedelta(days=chance.choice([0, 6, 30]))
    return {
        **chance.choice(kinds),
        "operator": chance.choice(["US", "US", None, "DE", "IQ"]),
        "modality": chance.choice(["asserted", "asserted", "asserted", "denied", "hedged"]),
        "voice": chance.choice(["report", "report", "quote", "opinion"]),
        "relation": chance.choice(["total", "total", "further", "part"]),
        "outlets": chance.choice([[], [], ["AFP"]]),
        "speakers": chance.choice([[], [], [chance.choice(SPEAKERS)]]),
        "origin": chance.choice([None, None, "KW", "DE", "taji"]),
        "time": chance.choice(
            [None, None, (earliest.isoformat(), latest.isoformat()), (earliest.isoformat(), None), (None, latest.isoformat())]
        ),
    }


def any_world(world: World, chance: random.Random, days: tuple[str | None, ...] = (*DAYS, None)) -> World:
    reports = [world.report(chance.choice(OUTLETS), chance.choice(days)) for _ in range(4)]
    for number in range(chance.randint(1, 14)):
        more = details(chance) | {"at": 10 * number + chance.choice([0, 1]), "text": f"force {number}"}
        many = chance.choice([None, 1, 2, 4])
        if many is not None:
            more["upto"] = chance.choice([many, many, many + 3, None])
        world.claim(chance.choice(reports), chance.choice(STATUSES), chance.choice(PLACES), many, **more)
    return world


def byte_for_byte(laydown: Laydown) -> str:
    return repr(asdict(laydown))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_any_world_gives_one_sound_answer(new_world: Callable[[], World], number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - a test, not a secret
    world = any_world(new_world(), chance)
    laydown = world.laydown()
    mixed = chance.sample(world.claims, len(world.claims))
    assert byte_for_byte(world.laydown(claims=mixed + mixed[:3])) == byte_for_byte(laydown)
    assert max(Counter(each.id for each in laydown.positions).values(), default=1) == 1
    assert all(each.count is None or 0 <= each.count.min <= (each.count.max or each.count.min) for each in laydown.positions)
    assert all(
        each.first_evidence <= each.last_evidence for each in laydown.positions if each.first_evidence and each.last_evidence
    )
    assert all(each.grade.why for each in laydown.positions)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_no_claim_of_now_is_lost(new_world: Callable[[], World], number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - a test, not a secret
    world = new_world()
    reports = [world.report(chance.choice(OUTLETS), chance.choice(("2020-03-20", "2020-03-30", DAY, None))) for _ in range(4)]
    for each in range(chance.randint(1, 14)):
        more = details(chance) | {"at": 10 * each + chance.choice([0, 1]), "text": f"force {each}", "time": None}
        world.claim(
            chance.choice(reports), chance.choice(STATUSES), chance.choice(PLACES), chance.choice([None, 1, 2, 4]), **more
        )
    under = {support.claim for each in world.laydown().positions for support in each.support}
    # A ship that left weeks ago is no longer shown.
    kept = {c.id for c in world.claims if c.attribution.voice is not Voice.OPINION and c.subject.category != "ship"}
    assert kept <= under


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_what_is_published_later_changes_nothing_as_of_a_day(new_world: Callable[[], World], number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - a test, not a secret
    world = any_world(new_world(), chance, DAYS)
    day = chance.choice(DAYS)
    before = byte_for_byte(world.laydown(day))
    any_world(world, chance, ("2020-04-01", "2020-05-01"))
    assert byte_for_byte(world.laydown(day)) == before


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_what_one_matter_yields_depends_on_its_claims_alone(new_world: Callable[[], World], number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - a test, not a secret
    world = any_world(new_world(), chance, DAYS)
    seen = visible(world.claims, world.reports, date.fromisoformat(DAY))
    day, behind = date.fromisoformat(DAY), origins(world.reports.values(), seen)

    def positions(claims: Sequence[Claim]) -> list[str]:
        found = fuse(claims, behind, reports=world.reports, valid_at=day, known_at=day).positions
        return [repr(each) for each in found]

    assert sorted(positions(seen)) == sorted(each for matter in matters(seen, likely_kind) for each in positions(matter))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_splits_and_merges_never_mix_and_undone_leave_no_trace(new_world: Callable[[], World], number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - a test, not a secret
    world = any_world(new_world(), chance, DAYS)
    before = world.laydown()
    off = {claim.id for claim in chance.sample(world.claims, chance.randint(0, len(world.claims)))}
    parted = world.laydown(parties=dict.fromkeys(off, "j1"))
    for each in parted.positions:
        under = {support.claim for support in each.support}
        assert under <= off or not under & off
    lead = chance.choice(world.claims).id
    followers = {claim.id: lead for claim in world.claims if claim.id != lead and chance.random() < 0.3}
    assert byte_for_byte(world.laydown(merged=followers)) == byte_for_byte(
        world.laydown(merged=followers, claims=world.claims[::-1])
    )
    assert world.laydown() == before
