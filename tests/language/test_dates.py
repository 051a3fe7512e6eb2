from __future__ import annotations

from datetime import date

import pytest

from laydown.domain.dates import Granularity, Interval
from laydown.language.dates import Anchor, DateMention, Kind, find
from laydown.language.dates_context import Locale

TUESDAY = date(2020, 3, 31)


def only(text: str, anchor: date | None = TUESDAY) -> DateMention:
    found = find(text, anchor)
    assert len(found) == 1, [text[m.start : m.end] for m in found]
    return found[0]


def days(interval: Interval) -> str:
    return f"{interval.earliest or ''}..{interval.latest or ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 March 2003", "2003-03-20..2003-03-20"),
        ("March 20, 2003", "2003-03-20..2003-03-20"),
        ("Tuesday, March 31, 2020", "2020-03-31..2020-03-31"),
        ("2003-03-20", "2003-03-20..2003-03-20"),
        ("20.03.2003", "2003-03-20..2003-03-20"),
        ("03/20/2003", "2003-03-20..2003-03-20"),
        ("February 29, 2020", "2020-02-29..2020-02-29"),
        ("December 31, 9999", "9999-12-31..9999-12-31"),
        ("8-13 October 2024", "2024-10-08..2024-10-13"),
        ("18 and 19 May 2020", "2020-05-18..2020-05-19"),
        ("in March 2003", "2003-03-01..2003-03-31"),
        ("in early January 2006", "2006-01-01..2006-01-10"),
        ("in mid-January 2006", "2006-01-11..2006-01-20"),
        ("in late February 2004", "2004-02-21..2004-02-29"),
        ("in 2003", "2003-01-01..2003-12-31"),
        ("in '05", "2005-01-01..2005-12-31"),
        ("in early 2006", "2006-01-01..2006-03-31"),
        ("at the end of 2006", "2006-12-01..2006-12-31"),
        ("the first half of 2006", "2006-01-01..2006-06-30"),
        ("the third quarter of 2006", "2006-07-01..2006-09-30"),
        ("in spring 2006", "2006-03-01..2006-05-31"),
        ("the winter of 2006", "2006-12-01..2007-02-28"),
        ("fiscal 2007", "2007-01-01..2007-12-31"),
        ("the 1990s", "1990-01-01..1999-12-31"),
        ("the early 1990s", "1990-01-01..1993-12-31"),
        ("from 2003-2005", "2003-01-01..2005-12-31"),
    ],
)
def test_what_is_written_out_needs_no_report_day(text: str, expected: str) -> None:
    assert days(only(text, None).interval) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left today.", "2020-03-31..2020-03-31"),
        ("They left yesterday.", "2020-03-30..2020-03-30"),
        ("It flew in overnight.", "2020-03-30..2020-03-31"),
        ("They left on Tuesday.", "2020-03-31..2020-03-31"),
        ("They left on Wednesday.", "2020-03-25..2020-03-25"),
        ("They will leave on Wednesday.", "2020-04-01..2020-04-01"),
        ("The ministry said on Wednesday that they will leave.", "2020-03-25..2020-03-25"),
        ("They are due to arrive on Friday", "2020-04-03..2020-04-03"),
        ("next Monday", "2020-04-06..2020-04-06"),
        ("It arrived last week.", "2020-03-22..2020-03-28"),
        ("It arrived this week.", "2020-03-29..2020-03-31"),
        ("It will arrive this week.", "2020-03-29..2020-04-04"),
        ("next week", "2020-04-05..2020-04-11"),
        ("over the weekend they left", "2020-03-28..2020-03-29"),
        ("last month", "2020-02-01..2020-02-29"),
        ("earlier this month", "2020-03-01..2020-03-31"),
        ("earlier this year", "2020-01-01..2020-03-31"),
        ("early next year", "2021-01-01..2021-03-31"),
        ("The permits expired in early January.", "2020-01-01..2020-01-10"),
        ("They will leave in January.", "2021-01-01..2021-01-31"),
        ("It closed on Nov. 25.", "2019-11-25..2019-11-25"),
        ("last May", "2019-05-01..2019-05-31"),
        ("this January", "2020-01-01..2020-01-31"),
        ("last summer", "2019-06-01..2019-08-31"),
        ("two weeks ago", "2020-03-15..2020-03-21"),
        ("ten days ago", "2020-03-21..2020-03-21"),
        ("over the past two weeks", "2020-03-17..2020-03-31"),
        ("in the past fortnight", "2020-03-17..2020-03-31"),
        ("within two weeks", "2020-03-31..2020-04-14"),
        ("in the coming days", "2020-03-31.."),
        ("in the last few days", "..2020-03-31"),
        ("They will go in four to six months.", "2020-07-31..2020-09-30"),
        ("It is now there", "2020-03-31..2020-03-31"),
    ],
)
def test_what_is_reckoned_counts_from_the_report_day(text: str, expected: str) -> None:
    assert days(only(text).interval) == expected


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("since early March", "2020-03-01..", Kind.SINCE),
        ("starting this week", "2020-03-29..", Kind.SINCE),
        ("From May 1 another 40 will be sent.", "2020-05-01..", Kind.SINCE),
        ("by the end of the year", "..2020-12-31", Kind.BY),
        ("by early next year", "..2021-03-31", Kind.BY),
        ("before the end of the month", "..2020-03-31", Kind.BY),
        ("before the autumn", "..2020-08-31", Kind.BEFORE),
        ("They will leave before Christmas", "..2020-12-24", Kind.BEFORE),
        ("until next spring", "..2021-05-31", Kind.UNTIL),
        ("extended to the end of this year", "..2020-12-31", Kind.UNTIL),
        ("after 9 May 2019", "2019-05-09..", Kind.AFTER),
        ("It is not due before 2023", "2023-01-01..", Kind.AFTER),
    ],
)
def test_words_before_a_date_open_its_interval(text: str, expected: str, kind: Kind) -> None:
    found = only(text)
    assert (days(found.interval), found.kind) == (expected, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 28 October 2016 and 2 November 2016", "2016-10-28..2016-11-02"),
        ("from May to August 2019", "2019-05-01..2019-08-31"),
        ("from 2014 until early 2017", "2014-01-01..2017-03-31"),
    ],
)
def test_both_ends_of_a_stretch_carry_the_whole(text: str, expected: str) -> None:
    found = find(text, TUESDAY)
    assert [days(m.interval) for m in found] == [expected, expected]
    assert {m.kind for m in found} == {Kind.BETWEEN}


def test_the_named_time_stays_what_the_words_name() -> None:
    found = only("since early March")
    assert (days(found.named), found.granularity) == ("2020-03-01..2020-03-31", Granularity.MONTH)
    assert "since early March"[found.start : found.end] == "early March"
    assert found.cue == 0


def test_what_counts_from_an_event_takes_the_time_named_before() -> None:
    first, second = find("On March 3 they left. Three days later they came back.", TUESDAY)
    assert (days(second.interval), second.anchor, first.anchor) == ("2020-03-06..2020-03-06", Anchor.EVENT, Anchor.REPORT)
    assert find("Three days later they came back.", TUESDAY) == []
    handed = find("The next day they left.", TUESDAY, earlier=Interval.on(date(2020, 3, 3)))
    assert [days(m.interval) for m in handed] == ["2020-03-04..2020-03-04"]


def test_numeric_dates_follow_the_outlets_order_and_stay_unread_without_it() -> None:
    assert find("03/04/2003", TUESDAY) == []
    assert days(find("03/04/2003", TUESDAY, locale=Locale(day_first=True))[0].interval) == "2003-04-03..2003-04-03"
    assert days(find("03/04/2003", TUESDAY, locale=Locale(day_first=False))[0].interval) == "2003-03-04..2003-03-04"


@pytest.mark.parametrize(
    "text",
    [
        "Feb. 30, 2003", "Sept. 31", "2003-13-01", "31/02/2003", "every Monday", "the Sunday Times", "They march on the capital.", "He may leave.",
        "2000 troops", "at 2000 GMT", "Resolution 1701", "a Mirage 2000-D", "for two weeks", "the 82nd Airborne", "oil fell to a low", "No. 1998",
        "April Jones said", "the next day", "prices began to fall", "1,998 men",
        "in the history of the 20th century", "It is expected to last three days.", "It will be the first visit in ten years.",
    ],
)  # fmt: skip
def test_what_is_no_date_or_stays_vague_is_left_out(text: str) -> None:
    assert find(text, TUESDAY) == []


@pytest.mark.parametrize(
    "text", ["on Monday", "last week", "in May", "two weeks ago", "today", "the weekend", "soon", "next spring", "Christmas"]
)
def test_without_a_report_day_nothing_is_reckoned(text: str) -> None:
    assert find(text, None) == []


def test_the_offset_moves_every_position() -> None:
    found = find("since May 2019", TUESDAY, offset=100)[0]
    assert (found.start, found.end, found.cue) == (106, 114, 100)


EVERYTHING = (
    "yesterday, tomorrow, last week, next week, last decade, next decade, two years ago, will go in ten years, the past 999 years, next month, "
    "last weekend, the weekend, Monday next, this winter, last winter, Christmas, Jan. 5, on the 18th, year-end, early next year, Q3, late 1999, "
    "within 900 decades, 9999-12-31, 31 December 9999, the day after tomorrow, more than a week ago, before 1500, not before 1 January 1500"
)


@pytest.mark.parametrize("anchor", [date(1, 1, 1), date(9999, 12, 31), date(2020, 2, 29), date(2020, 3, 29), None])
def test_the_ends_of_the_calendar_are_not_crossed(anchor: date | None) -> None:
    for mention in find(EVERYTHING, anchor):
        assert mention.start < mention.end


@pytest.mark.parametrize(
    "unit", ["Monday ", "1 ", "March 3 to ", "2003-", "12/12/", "the past ", "early ", "'05 ", "9" * 50, "in the ", "\x00"]
)
def test_hostile_runs_are_read_without_complaint(unit: str) -> None:
    assert all(m.start < m.end for m in find(unit * 300, TUESDAY))
