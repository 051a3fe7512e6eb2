"""The interval grammar form by form; the report's day is Tuesday 31 March 2020."""

from __future__ import annotations

from datetime import date

import pytest

from laydown.domain.dates import Granularity
from laydown.language import dates_locale
from laydown.language.dates import DateMention, Kind, find
from laydown.language.dates_context import Locale
from laydown.language.dates_feasts import easter

TUESDAY = date(2020, 3, 31)


def days(mention: DateMention) -> str:
    return f"{mention.interval.earliest or ''}..{mention.interval.latest or ''}"


def last(text: str, anchor: date | None = TUESDAY, country: str | None = None) -> DateMention:
    return find(text, anchor, locale=Locale(country=country))[-1]


WRITTEN = [
    ("the 31st of March 2020", "2020-03-31..2020-03-31"),
    ("on March 31st, 2020", "2020-03-31..2020-03-31"),
    ("31-Mar-2020", "2020-03-31..2020-03-31"),
    ("31 MAR 2020", "2020-03-31..2020-03-31"),
    ("31MAR20", "2020-03-31..2020-03-31"),
    ("2020/03/31", "2020-03-31..2020-03-31"),
    ("3-31-2020", "2020-03-31..2020-03-31"),
    ("31/03/20", "2020-03-31..2020-03-31"),
    ("Mon 30 Mar 2020", "2020-03-30..2020-03-30"),
    ("30/31 March 2020", "2020-03-30..2020-03-31"),
    ("1 Jan-31 Mar 2020", "2020-01-01..2020-03-31"),
    ("31 December-2 January 2020", "2019-12-31..2020-01-02"),
    ("March 31-April 2, 2020", "2020-03-31..2020-04-02"),
    ("on 29 February 2020", "2020-02-29..2020-02-29"),
    ("in late February 2019", "2019-02-21..2019-02-28"),
    ("Q1 2020", "2020-01-01..2020-03-31"),
    ("1Q 2020", "2020-01-01..2020-03-31"),
    ("H1 2020", "2020-01-01..2020-06-30"),
    ("2H 2019", "2019-07-01..2019-12-31"),
    ("winter 2019-20", "2019-12-01..2020-02-29"),
    ("2019 to 2021", "2019-01-01..2021-12-31"),
    ("in 2014 and 2015", "2014-01-01..2015-12-31"),
    ("March to May 2019", "2019-03-01..2019-05-31"),
    ("in March-April 2020", "2020-03-01..2020-04-30"),
    ("between mid-2014 and late 2016", "2014-05-01..2016-12-31"),
    ("Easter 2019", "2019-04-21..2019-04-21"),
    ("Thanksgiving 2019", "2019-11-28..2019-11-28"),
]
PARTS = [
    ("mid to late March", "2020-03-11..2020-03-31"),
    ("early-to-mid May 2019", "2019-05-01..2019-05-20"),
    ("in late March or early April", "2020-03-21..2020-04-10"),
    ("the first week of March", "2020-03-01..2020-03-07"),
    ("in the last week of February", "2020-02-23..2020-02-29"),
    ("the second half of March", "2020-03-16..2020-03-31"),
    ("the first half of the month", "2020-03-01..2020-03-15"),
    ("in the second half of next year", "2021-07-01..2021-12-31"),
    ("in the first three months of 2020", "2020-01-01..2020-03-31"),
    ("in the last two weeks of 2019", "2019-12-18..2019-12-31"),
    ("the first Monday of May", "2020-05-04..2020-05-04"),
    ("the last weekend of February", "2020-02-29..2020-03-01"),
    ("the last days of February", "2020-02-21..2020-02-29"),
    ("the week of 18 March", "2020-03-15..2020-03-21"),
    ("in the week ending 21 March", "2020-03-15..2020-03-21"),
    ("in the week beginning 16 March", "2020-03-16..2020-03-22"),
    ("the weekend of 14 March", "2020-03-14..2020-03-15"),
    ("by end-March", "..2020-03-31"),
    ("They will leave at the end of the month.", "2020-03-21..2020-03-31"),
]
RECKONED = [
    ("from Monday to Friday", "2020-03-30..2020-04-03"),
    ("on Saturday and Sunday they left", "2020-03-28..2020-03-29"),
    ("They arrived overnight into Monday", "2020-03-29..2020-03-30"),
    ("They left overnight on Sunday", "2020-03-29..2020-03-30"),
    ("this weekend they left", "2020-03-28..2020-03-29"),
    ("They will leave this weekend", "2020-04-04..2020-04-05"),
    ("They will leave a week from Friday", "2020-04-10..2020-04-10"),
    ("as soon as Friday", "2020-04-03..2020-04-03"),
    ("After Sunday's strike more may follow", "2020-03-29.."),
    ("in two weeks' time", "2020-04-14..2020-04-14"),
    ("They came half a year ago", "2019-09-01..2019-09-30"),
    ("more than two years ago", "..2018-03-30"),
    ("less than two weeks ago", "2020-03-17..2020-03-31"),
    ("two or three weeks ago", "2020-03-08..2020-03-21"),
    ("several weeks ago", "..2020-03-31"),
    ("in recent months", "..2020-03-31"),
    ("within months", "2020-03-31.."),
    ("in a matter of days", "2020-03-31.."),
    ("over the last 24 hours", "2020-03-30..2020-03-31"),
    ("the year before last", "2018-01-01..2018-12-31"),
    ("the month before last", "2020-01-01..2020-01-31"),
    ("nowadays", "2020-03-31..2020-03-31"),
    ("over the summer", "2020-06-01..2020-08-31"),
    ("They will leave on the 18th", "2020-04-18..2020-04-18"),
    ("They came on 21 February. They will leave on the 18th", "2020-04-18..2020-04-18"),
]
BOUNDED = [
    ("beginning next month", "2020-04-01..", Kind.SINCE),
    ("effective 1 April", "2020-04-01..", Kind.SINCE),
    ("from now on", "2020-03-31..", Kind.SINCE),
    ("until now", "..2020-03-31", Kind.UNTIL),
    ("up to the end of June", "..2020-06-30", Kind.UNTIL),
    ("no earlier than 2022", "2022-01-01..", Kind.AFTER),
    ("no sooner than May", "2020-05-01..", Kind.AFTER),
    ("no later than 15 April", "..2020-04-15", Kind.BY),
    ("before Good Friday", "..2020-04-09", Kind.BEFORE),
    ("between 2 and 20 May 2020", "2020-05-02..2020-05-20", Kind.BETWEEN),
]
ANCHORED = [
    ("On March 3 they left. Two or three days later they came back.", "2020-03-05..2020-03-06"),
    ("On March 3 they left. Hours later they came back.", "2020-03-03..2020-03-03"),
    ("On March 3 they left. In the evening they came back.", "2020-03-03..2020-03-03"),
    ("On March 3 they left. By noon they were back.", "2020-03-03..2020-03-03"),
    ("On March 3 they left. A month later they came back.", "2020-04-01..2020-04-30"),
    ("In March 2014 they left. Two months later they came back.", "2014-05-01..2014-05-31"),
    ("In 2014 they left. Two years later they came back.", "2016-01-01..2016-12-31"),
    ("In 2014 they left. Since then nobody has come.", "2014-01-01.."),
    ("On May 3 they will leave. They stay until then.", "..2020-05-03"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN + PARTS + RECKONED + ANCHORED)
def test_each_form_gives_its_days(text: str, expected: str) -> None:
    assert days(last(text)) == expected


@pytest.mark.parametrize(("text", "expected", "kind"), BOUNDED)
def test_each_bound_opens_its_end(text: str, expected: str, kind: Kind) -> None:
    found = last(text)
    assert (days(found), found.kind) == (expected, kind)


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("on 31 March 2020", Granularity.DAY),
        ("the week ending 21 March", Granularity.WEEK),
        ("in March 2020", Granularity.MONTH),
        ("in the third quarter of 2019", Granularity.QUARTER),
        ("in spring 2019", Granularity.SEASON),
        ("in 2019", Granularity.YEAR),
        ("in the 1990s", Granularity.OTHER),
    ],
)
def test_each_form_is_as_fine_as_it_was_said(text: str, granularity: Granularity) -> None:
    assert last(text).granularity is granularity


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("in fiscal year 2021", "US", "2020-10-01..2021-09-30"),
        ("in FY21", "US", "2020-10-01..2021-09-30"),
        ("the Pentagon's budget for fiscal 2021", None, "2020-10-01..2021-09-30"),
        ("Japan's fiscal 2021 budget", "US", "2021-04-01..2022-03-31"),
        ("the 2020-21 financial year", "GB", "2020-04-01..2021-03-31"),
        ("in FY2021", "AU", "2020-07-01..2021-06-30"),
        ("this fiscal year", "US", "2019-10-01..2020-09-30"),
        ("next financial year", "GB", "2020-04-01..2021-03-31"),
        ("in fiscal 2007", None, "2007-01-01..2007-12-31"),
    ],
)
def test_fiscal_years_begin_where_their_state_begins_them(text: str, country: str | None, expected: str) -> None:
    assert days(last(text, country=country)) == expected


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        ("AP", "2020-03-04..2020-03-04"),
        ("the Associated Press", "2020-03-04..2020-03-04"),
        ("AFP", "2020-04-03..2020-04-03"),
        ("Reuters", "2020-04-03..2020-04-03"),
    ],
)
def test_figures_are_read_in_the_order_of_the_outlets_country(outlet: str, expected: str) -> None:
    assert [days(m) for m in dates_locale.find("3/4/2020", TUESDAY, outlet)] == [expected]


@pytest.mark.parametrize("outlet", [None, "A Paper Nobody Lists", "Yonhap"])
def test_figures_that_can_be_read_either_way_are_left_unread(outlet: str | None) -> None:
    assert dates_locale.find("3/4/2020", TUESDAY, outlet) == []


@pytest.mark.parametrize(
    "text",
    ["since then", "until then", "In the evening they came.", "Hours later they came.", "by noon", "on February 29, 2019", "31-Sep-2020", "3-4-5"],
)  # fmt: skip
def test_what_has_nothing_to_count_from_is_left_out(text: str) -> None:
    assert find(text, TUESDAY) == []


@pytest.mark.parametrize(
    ("year", "expected"), [(1997, date(1997, 3, 30)), (2020, date(2020, 4, 12)), (2038, date(2038, 4, 25)), (1500, None)]
)
def test_easter_moves(year: int, expected: date | None) -> None:
    assert easter(year) == expected
