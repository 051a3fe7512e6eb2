from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from laydown.intake.published import when

DAY = date(2020, 3, 31)


@pytest.mark.parametrize(
    "written",
    ["2020-03-31", "20200331", "2020/03/31", "March 31, 2020", "Mar. 31, 2020", "Tuesday 31 March 2020", "31st March, 2020", "31.03.2020",
     "31/03/2020", "03/31/2020 10:15 AM", "31-Mar-2020", "Published on March 31, 2020 at 10:15", "2020-03-31T10:15:00"],
)  # fmt: skip
def test_a_day_is_read_and_no_moment_is_made_up(written: str) -> None:
    assert when(written) == (DAY, None)


@pytest.mark.parametrize(
    "written",
    [
        "2020-03-31T10:20:00Z",
        "20200331T102000Z",
        "2020-03-31 10:20:00+00:00",
        "Tue, 31 Mar 2020 10:20:00 GMT",
        1585650000,
        1585650000000,
        "1585650000",
    ],
)
def test_a_moment_is_read(written: str | float) -> None:
    assert when(written) == (DAY, datetime(2020, 3, 31, 10, 20, tzinfo=UTC))


def test_the_day_is_the_outlets_own() -> None:
    found = when("2020-03-31T23:30:00-10:00")
    assert found is not None
    assert found[0] == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "3/4/2020",
        "2020-02-30",
        "May 2020",
        "0001-01-01T00:00:00Z",
        "1" * 99,
        "x" * 5000,
        -5,
        True,
        0,
        float("nan"),
        10**400,
        "Foo 31, 2020",
    ],
)
def test_what_is_no_date_or_two_is_not_read(written: str | float) -> None:
    assert when(written) is None
