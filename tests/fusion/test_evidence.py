"""What may be leaned on: published by, valid at, history, undated reports, stale evidence."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from laydown.domain.provenance import Report

if TYPE_CHECKING:
    from tests.fusion.conftest import World


def test_only_what_was_published_by_the_known_day_counts(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1)
    assert world.positions("2020-03-29") == []
    assert len(world.positions("2020-03-30")) == 1


def test_a_later_report_can_tell_of_an_earlier_day(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-04-05"), "present", "asad", 1, time=("2020-03-20", "2020-03-20"))
    assert world.positions("2020-03-25") == []
    assert len(world.positions("2020-03-25", known_at="2020-04-06")) == 1
    assert world.positions("2020-03-15", known_at="2020-04-06") == []


def test_a_presence_long_past_is_history(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-30"), "present", "asad", 1, time=("2003-03-20", "2003-05-01"))
    assert world.positions("2020-03-31") == []
    assert len(world.positions("2003-04-01", known_at="2020-03-31")) == 1


def test_last_week_is_still_present(world: World) -> None:
    world.claim(world.report("Meridian Wire", "2020-03-31"), "present", "asad", 1, time=("2020-03-22", "2020-03-28"))
    assert len(world.positions("2020-03-31")) == 1


def test_old_evidence_goes_stale_visibly_and_by_category(world: World) -> None:
    wire = world.report("Meridian Wire", "2020-03-01")
    world.claim(wire, "present", "asad", 1)
    world.claim(wire, "present", "gulf", 1, category="ship", system=None, of="ship")
    found = {each.category: each.stale for each in world.positions("2020-03-20")}
    assert found["air_defence"] == ""
    assert found["ship"] == "last evidence 2020-03-01, 19 days before; ship goes stale after 7"


def test_an_undated_report_is_known_from_when_it_was_taken_in(world: World) -> None:
    undated = Report(id="u", sha256="u", text="", outlet="A Blog", retrieved_at=datetime(2020, 3, 15, tzinfo=UTC))
    world.reports[undated.key] = undated
    world.claim(undated.key, "present", "asad", 1)
    assert world.positions("2020-03-14") == []
    [position] = world.positions("2020-03-15")
    assert position.last_evidence == date(2020, 3, 15)


def test_a_report_without_any_day_is_not_lost(world: World) -> None:
    world.claim(world.report("A Blog", None), "present", "asad", 1)
    assert len(world.positions("2020-03-15")) == 1
