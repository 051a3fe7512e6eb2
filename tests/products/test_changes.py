"""What changed between two days, and which report changed it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.products.days import FIRST, HARBOUR, INLAND, NORWAY, SECOND, Days, at, cited, entries, laydown, origin, told

from laydown.domain.claim import Modality, Status
from laydown.domain.grading import Credibility, Grade, Reliability
from laydown.domain.place import Precision
from laydown.domain.position import Count, Role, Step, Support, Tally
from laydown.products.brief_json import brief_row
from laydown.products.change import Kind
from laydown.products.changes import changes
from laydown.products.changes_text import text

if TYPE_CHECKING:
    from laydown.domain.claim import Claim
    from laydown.domain.position import Position

LATER = date(2030, 5, 10)


@pytest.fixture
def days() -> Days:
    return Days()


def test_nothing_changed_says_so_with_both_days_and_the_reports_read(days: Days) -> None:
    here = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    days.tell("Elk Times", "Elks are counted.", LATER, place=INLAND)
    made = days.changes([at(HARBOUR, origin("Fjord Post", here))], [at(HARBOUR, origin("Fjord Post", here))], [here])
    assert (made.groups, made.again, made.citations) == ((), (), ())
    assert "Nothing changed between 1 May 2030 and 20 May 2030. 1 report was read in between." in text(made)


def test_a_new_position_cites_the_report_that_put_it_there(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    new = days.tell("Elk Times", "A battery stands at Fort Brenn.", LATER, place=INLAND)
    kept = at(HARBOUR, origin("Fjord Post", old))
    made = days.changes([kept], [kept, at(INLAND, origin("Elk Times", new))], [old])
    assert [entry.where for entry in entries(made)] == ["Fort Brenn, Norway (site)"]
    assert cited(made, told(made)[Kind.NEW]) == ["A battery stands at Fort Brenn."]
    assert made.read == 1


def test_a_changed_state_cites_what_says_the_new_one_and_gives_the_old(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    new = days.tell("Fjord Post", "The battery at Port Amsel works now.", LATER, status=Status.OPERATIONAL)
    made = days.changes([at(HARBOUR, origin("Fjord Post", old))], [_operational(old, new)], [old])
    change = told(made)[Kind.STATE]
    assert (change.now, change.before) == ("present, operational", "present")
    assert cited(made, change) == ["The battery at Port Amsel works now."]
    assert Kind.CORROBORATED not in told(made)


def test_a_state_that_no_new_report_changed_says_that(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    made = days.changes(
        [at(HARBOUR, origin("Fjord Post", old), status=Status.SETTING_UP)], [at(HARBOUR, origin("Fjord Post", old))], [old]
    )
    assert not told(made)[Kind.STATE].reported
    assert "No new report says this by itself. [1]" in text(made, 1000)


def test_a_changed_number_cites_the_claim_that_bounds_it(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    new = days.tell("Fjord Post", "Two batteries stand at Port Amsel.", LATER)
    made = days.changes(
        [at(HARBOUR, origin("Fjord Post", old))],
        [at(HARBOUR, origin("Fjord Post", old, new), count=Count(2, 2, "battery", (new.id,)))],
        [old],
    )
    change = told(made)[Kind.COUNT]
    assert (change.now, change.before) == ("2 batteries", "1 battery")
    assert cited(made, change) == ["Two batteries stand at Port Amsel."]


def test_a_new_origin_corroborates_and_a_copy_does_not(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    copy = days.tell("Copy Daily", "A battery stands at Port Amsel, says the Post.", LATER)
    seen = days.tell("Elk Times", "Our reporter saw a battery at Port Amsel.", LATER)
    before = at(HARBOUR, origin("Fjord Post", old))
    made = days.changes([before], [at(HARBOUR, origin("Fjord Post", old, copy), origin("Elk Times", seen))], [old])
    change = told(made)[Kind.CORROBORATED]
    assert change.said == "Elk Times; 2 origins now, 1 before"
    assert cited(made, change) == ["Our reporter saw a battery at Port Amsel."]
    assert told(made)[Kind.REPEATED].said == "by Copy Daily"


def test_copies_alone_are_no_change_but_said_apart(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    copy = days.tell("Copy Daily", "A battery stands at Port Amsel, says the Post.", LATER)
    made = days.changes([at(HARBOUR, origin("Fjord Post", old))], [at(HARBOUR, origin("Fjord Post", old, copy))], [old])
    assert made.groups == ()
    assert [(again.where, again.sources) for again in made.again] == [("Port Amsel, Norway (site)", ("Copy Daily",))]
    assert "Nothing changed" in text(made)


def test_an_origin_that_a_judgement_parts_in_two_corroborates_nothing(days: Days) -> None:
    one, other = (
        days.tell("Fjord Post", "A battery is at Port Amsel."),
        days.tell("Elk Times", "A battery, it is said, is there."),
    )
    parted = at(HARBOUR, origin("Fjord Post", one), origin("Elk Times", other))
    made = days.changes([at(HARBOUR, origin("Fjord Post", one, other))], [parted], [one, other])
    assert Kind.CORROBORATED not in told(made)


def test_two_origins_found_to_be_one_are_told(days: Days) -> None:
    one, other = (
        days.tell("Fjord Post", "A battery is at Port Amsel."),
        days.tell("Elk Times", "A battery, it is said, is there."),
    )
    parted = at(HARBOUR, origin("Fjord Post", one), origin("Elk Times", other))
    made = days.changes([parted], [at(HARBOUR, origin("Fjord Post", one, other))], [one, other])
    assert told(made)[Kind.FEWER].said == "1 origin now, 2 before"


def test_a_dispute_opens_and_is_settled(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    against = days.tell("Elk Times", "There is no battery at Port Amsel.", LATER, modality=Modality.DENIED)
    quiet = at(HARBOUR, origin("Fjord Post", old))
    loud = at(HARBOUR, origin("Fjord Post", old), disputed="denied by Elk Times", beside=[Support(against.id, Role.DISPUTES)])
    opened = days.changes([quiet], [loud], [old])
    assert cited(opened, told(opened)[Kind.DISPUTED]) == ["There is no battery at Port Amsel."]
    settled = days.changes([loud], [quiet], [old, against])
    assert told(settled)[Kind.SETTLED].before == "denied by Elk Times"
    assert list(told(settled)) == [Kind.SETTLED]


def test_a_plan_that_came_true_is_not_new_though_its_id_is(days: Days) -> None:
    plan = days.tell("Fjord Post", "A battery will go to Port Amsel.", status=Status.PLANNED)
    there = days.tell("Elk Times", "The battery has come to Port Amsel.", LATER)
    planned = at(None, origin("Fjord Post", plan), status=Status.PLANNED, destination=HARBOUR)
    arrived = at(HARBOUR, origin("Elk Times", there), beside=[Support(plan.id, Role.SUPPORTS, "announced before")])
    made = days.changes([planned], [arrived], [plan])
    change = told(made)[Kind.CAME_TRUE]
    assert list(told(made)) == [Kind.CAME_TRUE]
    assert cited(made, change) == ["The battery has come to Port Amsel."]
    assert change.before == "1 battery, planned"
    assert entries(made)[0].was == planned.id


def test_a_plan_that_came_true_under_its_own_id_came_true_wholly(days: Days) -> None:
    plan = days.tell("Fjord Post", "A battery will go to Port Amsel.", status=Status.PLANNED)
    there = days.tell("Fjord Post", "The battery has come to Port Amsel.", LATER)
    planned = at(HARBOUR, origin("Fjord Post", plan), status=Status.PLANNED)
    made = days.changes([planned], [at(HARBOUR, origin("Fjord Post", plan, there))], [plan])
    assert [(change.kind, change.said) for change in entries(made)[0].changes] == [(Kind.CAME_TRUE, "said to be present")]


def test_a_plan_that_came_true_in_part_says_so_and_stays(days: Days) -> None:
    plan = days.tell("Fjord Post", "Two batteries will go to Norway.", status=Status.PLANNED, place=NORWAY)
    there = days.tell("Elk Times", "One has come to Port Amsel.", LATER)
    planned = at(None, origin("Fjord Post", plan), status=Status.PLANNED, destination=NORWAY, count=Count(2, 2, "battery"))
    arrived = at(HARBOUR, origin("Elk Times", there), beside=[Support(plan.id, Role.SUPPORTS)])
    made = days.changes([planned], [replace(planned, count=Count(1, 1, "battery")), arrived], [plan])
    assert told(made)[Kind.CAME_TRUE].said == "in part: said to be present"
    assert set(told(made)) == {Kind.CAME_TRUE, Kind.COUNT}


def test_a_plan_whose_time_passed_has_lapsed_once_and_is_not_stale_too(days: Days) -> None:
    plan = days.tell("Fjord Post", "A battery will go to Port Amsel by 9 May.", status=Status.PLANNED)
    planned = at(None, origin("Fjord Post", plan), status=Status.PLANNED, destination=HARBOUR, due=date(2030, 5, 9))
    made = days.changes(
        [planned], [replace(planned, stale="was to happen by 2030-05-09; nothing since says that it did")], [plan]
    )
    assert list(told(made)) == [Kind.LAPSED]
    assert "was to happen by 9 May 2030" in told(made)[Kind.LAPSED].said
    assert cited(made, told(made)[Kind.LAPSED]) == ["A battery will go to Port Amsel by 9 May."]
    long_over = replace(planned, due=date(2030, 4, 1))
    assert told(days.changes([long_over], [long_over], [plan])) == {}


def test_a_denied_plan_is_cancelled_by_the_report_that_denies_it(days: Days) -> None:
    plan = days.tell("Fjord Post", "A battery will go to Port Amsel.", status=Status.PLANNED)
    no = days.tell("Fjord Post", "No battery will go to Port Amsel.", LATER, status=Status.PLANNED, modality=Modality.DENIED)
    planned = at(None, origin("Fjord Post", plan), status=Status.PLANNED, destination=HARBOUR)
    denied = at(
        None, origin("Fjord Post", plan, no), status=Status.PLANNED, destination=HARBOUR, modality=Modality.DENIED, id="other"
    )
    made = days.changes([planned], [denied], [plan])
    assert cited(made, told(made)[Kind.CANCELLED]) == ["No battery will go to Port Amsel."]


def test_what_was_there_and_is_denied_by_its_own_source_is_denied(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    no = days.tell("Fjord Post", "There never was one.", LATER, modality=Modality.DENIED)
    denied = at(HARBOUR, origin("Fjord Post", old, no), modality=Modality.DENIED, id="other")
    assert set(told(days.changes([at(HARBOUR, origin("Fjord Post", old))], [denied], [old]))) == {Kind.DENIED}


@pytest.mark.parametrize(("status", "kind"), [(Status.LEFT, Kind.GONE), (Status.LOST, Kind.LOST)])
def test_what_left_or_was_lost_is_gone(days: Days, status: Status, kind: Kind) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    end = days.tell("Elk Times", "It is there no more.", LATER, status=status)
    after = at(HARBOUR, origin("Fjord Post", old), origin("Elk Times", end), status=status)
    made = days.changes([at(HARBOUR, origin("Fjord Post", old))], [after], [old])
    assert "It is there no more." in cited(made, told(made)[kind])


def test_stale_cites_the_last_evidence_and_fresh_again_the_new(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    new = days.tell("Fjord Post", "It is still there.", LATER)
    fresh = at(HARBOUR, origin("Fjord Post", old))
    stale = replace(fresh, stale="last evidence 2030-05-01, 19 days before")
    gone_stale = days.changes([fresh], [stale], [old])
    assert told(gone_stale)[Kind.STALE].said == "last evidence 1 May 2030, 19 days before"
    assert cited(gone_stale, told(gone_stale)[Kind.STALE]) == ["A battery stands at Port Amsel."]
    again = days.changes([stale], [at(HARBOUR, origin("Fjord Post", old, new), last_evidence=LATER)], [old])
    assert cited(again, told(again)[Kind.FRESH]) == ["It is still there."]


def test_what_is_no_longer_shown_is_told_with_how_it_stood(days: Days) -> None:
    old = days.tell("Fjord Post", "The battery has left Port Amsel.", status=Status.LEFT)
    made = days.changes([at(HARBOUR, origin("Fjord Post", old), status=Status.LEFT)], [], [old])
    assert told(made)[Kind.DROPPED].said == "left too long ago to be listed"
    assert not entries(made)[0].shown
    assert "before, 1 battery, gone." in text(made, 1000)


def test_what_is_said_more_finely_later_is_located_not_moved(days: Days) -> None:
    wide = days.tell("Fjord Post", "A battery is in Norway.", place=NORWAY)
    fine = days.tell("Fjord Post", "It stands at Port Amsel.", LATER)
    after = at(HARBOUR, origin("Fjord Post", fine), beside=[Support(wide.id, Role.SUPPORTS)])
    made = days.changes([at(NORWAY, origin("Fjord Post", wide))], [after], [wide])
    assert Kind.LOCATED in told(made)
    assert not {Kind.MOVED, Kind.NEW, Kind.DROPPED} & set(told(made))


def test_a_named_unit_at_another_place_has_moved(days: Days) -> None:
    old = days.tell("Fjord Post", "KNM Elg lies at Port Amsel.")
    new = days.tell("Elk Times", "KNM Elg lies at Fort Brenn.", LATER, place=INLAND)
    made = days.changes(
        [at(HARBOUR, origin("Fjord Post", old), unit="KNM Elg")], [at(INLAND, origin("Elk Times", new), unit="KNM Elg")], [old]
    )
    assert told(made)[Kind.MOVED].before == "Port Amsel, Norway (site)"
    assert cited(made, told(made)[Kind.MOVED]) == ["KNM Elg lies at Fort Brenn."]
    assert not {Kind.NEW, Kind.DROPPED, Kind.CORROBORATED} & set(told(made))


def test_a_site_by_the_city_named_before_is_the_same_place_said_otherwise(days: Days) -> None:
    city = replace(HARBOUR, name="Amsel", key="city:amsel", precision=Precision.CITY)
    old = days.tell("Fjord Post", "A battery stands in Amsel.", place=city)
    new = days.tell("Elk Times", "A battery stands at Port Amsel.", LATER)
    after = at(HARBOUR, origin("Fjord Post", old), origin("Elk Times", new))
    made = days.changes([at(city, origin("Fjord Post", old))], [after], [old])
    assert cited(made, told(made)[Kind.LOCATED]) == ["A battery stands at Port Amsel."]
    assert set(told(made)) == {Kind.LOCATED, Kind.CORROBORATED}


@pytest.mark.parametrize(
    ("start", "kinds"), [("gone", {Kind.MOVED, Kind.GONE}), ("there", {Kind.NEW}), ("less", {Kind.MOVED, Kind.COUNT})]
)
def test_what_came_from_where_it_was_has_moved_if_it_is_not_there_still(days: Days, start: str, kinds: set[Kind]) -> None:
    old = days.tell("Fjord Post", "Two batteries stand at Port Amsel.")
    new = days.tell("Elk Times", "A battery has come to Fort Brenn from Port Amsel.", LATER, place=INLAND, origin=HARBOUR)
    before = at(HARBOUR, origin("Fjord Post", old), count=Count(2, 2, "battery"))
    now = {
        "gone": replace(before, status=Status.LEFT),
        "there": before,
        "less": replace(before, count=Count(1, 1, "battery")),
    }[start]
    made = days.changes([before], [now, at(INLAND, origin("Elk Times", new))], [old])
    assert set(told(made)) == kinds
    if Kind.MOVED in kinds:
        assert told(made)[Kind.MOVED].said == "said to have come from Port Amsel, Norway"
        assert cited(made, told(made)[Kind.MOVED]) == ["A battery has come to Fort Brenn from Port Amsel."]


def test_one_id_for_what_stays_does_not_hide_that_a_part_has_another(days: Days) -> None:
    part = days.tell("Fjord Post", "One of the batteries in Norway is leaving.", place=NORWAY, status=Status.LEAVING)
    all_ = days.tell("Elk Times", "Three batteries are in Norway.", LATER, place=NORWAY)
    leaving = at(NORWAY, origin("Fjord Post", part), status=Status.LEAVING)
    three = at(NORWAY, origin("Elk Times", all_), count=Count(3, 3, "battery"))
    made = days.changes([leaving], [three, replace(leaving, id="part")], [part])
    assert [(entry.position, [change.kind for change in entry.changes]) for entry in entries(made)] == [(three.id, [Kind.NEW])]


def test_a_grade_set_by_the_analyst_is_a_change_of_its_own_only_where_nothing_else_is(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    before = at(HARBOUR, origin("Fjord Post", old))
    graded = replace(before, grade=Grade((Reliability.USUALLY_RELIABLE,), Credibility.POSSIBLY_TRUE, "one unnamed origin"))
    made = days.changes([before], [graded], [old])
    assert told(made)[Kind.GRADED].said == "B3 (before: F6)"
    assert "Graded B3: one unnamed origin. Before: F6." in text(made, 1000)
    assert set(told(days.changes([before], [replace(graded, stale="old")], [old]))) == {Kind.STALE}


def test_the_most_telling_comes_first_whatever_the_order_of_positions(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    new = days.tell("Elk Times", "A battery stands at Fort Brenn.", LATER, place=INLAND)
    before = at(HARBOUR, origin("Fjord Post", old))
    after = [replace(before, stale="old"), at(INLAND, origin("Elk Times", new))]
    made = days.changes([before], after, [old])
    assert [entry.changes[0].kind for entry in entries(made)] == [Kind.NEW, Kind.STALE]
    assert days.changes([before], after[::-1], [old]) == made


def test_tallies_say_what_they_were(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    before = at(HARBOUR, origin("Fjord Post", old))
    one, two = (
        Tally(category=before.category, system="NASAMS", operator="NO", country="NO", present=count, expected=count)
        for count in (Count(1, 1, "battery"), Count(2, 2, "battery"))
    )
    first, second = (
        replace(laydown([before], FIRST), tallies=(one,)),
        replace(laydown([replace(before, stale="x")], SECOND), tallies=(two,)),
    )
    made = changes(first, second, before_claims={old.id}, claims=days.claims, reports=days.reports)
    assert made.groups[0].tallies == ("in Norway now 2 (batteries), last heard of 19 days earlier; before, 1",)


def test_json_holds_every_change_with_its_kind_and_citations(days: Days) -> None:
    old = days.tell("Fjord Post", "A battery stands at Port Amsel.")
    new = days.tell("Fjord Post", "The battery at Port Amsel works now.", LATER, status=Status.OPERATIONAL)
    made = days.changes([at(HARBOUR, origin("Fjord Post", old))], [_operational(old, new)], [old])
    row = json.loads(json.dumps(brief_row(made)))
    change = row["groups"][0]["entries"][0]["changes"][0]
    assert (change["kind"], change["citations"]) == ("state changed", [1])
    assert row["citations"][0]["sentence"] == "The battery at Port Amsel works now."
    assert (row["valid_from"], row["valid_at"], row["read"]) == ("2030-05-01", "2030-05-20", 1)
    assert row["counts"] == {"state changed": 1}


def _operational(old: Claim, new: Claim) -> Position:
    steps = tuple(Step(c.status, c.modality, None, FIRST, FIRST, (c.id,)) for c in (old, new))
    return at(HARBOUR, origin("Fjord Post", old, new), status=Status.OPERATIONAL, steps=steps)
