"""Rows of a table that were positions stand for themselves; rows that anybody wrote are fused like all claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from laydown.domain.claim import Status
from laydown.domain.stated import READER, Stated, frame_of, stated_of

if TYPE_CHECKING:
    from tests.fusion.conftest import World

    from laydown.domain.claim import Claim


def as_row(claim: Claim, stated: Stated) -> Claim:
    return replace(claim, reader=READER, frame=frame_of(stated))


def test_a_row_in_a_country_is_not_explained_away_by_the_rows_inside_it(world: World) -> None:
    post = world.report("A Post", "2020-03-30")
    rows = [
        as_row(world.claim(post, "present", place, number), Stated(id=identity))
        for identity, place, number in (("a1", "IQ", 2), ("b2", "asad", 1), ("c3", "erbil", 1))
    ]
    found = {each.id: each for each in world.laydown(claims=rows).positions}
    assert {identity: each.count and each.count.min for identity, each in found.items()} == {"a1": 2, "b2": 1, "c3": 1}
    assert world.laydown(claims=rows[::-1]) == world.laydown(claims=rows)


def test_of_two_tables_the_newest_row_of_a_position_holds(world: World) -> None:
    old, new = world.report("A Post", "2020-03-20"), world.report("A Post", "2020-03-28")
    rows = [
        as_row(world.claim(old, "planned", "IQ", 1), Stated(id="a1", due=date(2020, 3, 24))),
        as_row(world.claim(new, "present", "IQ", 2), Stated(id="a1", disputed="said otherwise")),
    ]
    [now] = world.laydown(claims=rows).positions
    assert (now.status, now.count and now.count.min, now.disputed) == (Status.PRESENT, 2, "said otherwise")
    assert (now.first_evidence, now.last_evidence) == (date(2020, 3, 20), date(2020, 3, 28))
    assert [step.status for step in now.steps] == [Status.PLANNED, Status.PRESENT]
    [then] = world.laydown("2020-03-25", claims=rows).positions
    assert (then.status, then.destination and then.destination.key) == (Status.PLANNED, "IQ")
    assert then.stale.startswith("was to happen by 2020-03-24")


def test_a_row_goes_stale_and_is_not_known_before_its_day(world: World) -> None:
    row = as_row(world.claim(world.report("A Post", "2020-03-20"), "present", "asad", 1), Stated(id="a1"))
    assert world.laydown("2020-03-19", claims=[row]).positions == ()
    [late] = world.laydown("2020-12-01", claims=[row]).positions
    assert late.stale.endswith("air defence goes stale after 90")


def test_other_frames_and_readers_state_no_position(world: World) -> None:
    plain = world.claim(world.report("A Post", "2020-03-20"), "present", "asad", 1)
    assert stated_of(plain) is None
    assert stated_of(replace(plain, frame=frame_of(Stated(id="a1")))) is None
    assert stated_of(replace(plain, reader=READER, frame="row")) is None
