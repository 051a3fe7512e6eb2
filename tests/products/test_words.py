"""How it is said to people."""

from __future__ import annotations

from datetime import date

import pytest

from laydown.domain.dates import Interval
from laydown.domain.order_of_battle import Category
from laydown.domain.place import Place, Precision
from laydown.domain.position import Count
from laydown.products import words


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2020-03-22", "2020-03-28", "22–28 March 2020"),
        ("2020-03-29", "2020-04-04", "29 March – 4 April 2020"),
        ("2019-12-29", "2020-01-04", "29 December 2019 – 4 January 2020"),
        ("2020-03-31", "2020-03-31", "31 March 2020"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2020-01-01", "2020-03-31", "January–March 2020"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2020-03-01", None, "1 March 2020 or later"),
        (None, "2020-03-01", "1 March 2020 or earlier"),
    ],
)
def test_an_interval_is_said_as_finely_as_it_is_known(first: str | None, last: str | None, said: str) -> None:
    assert words.interval(Interval(*(date.fromisoformat(day) if day else None for day in (first, last)))) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (None, "number not given"),
        (Count(0, None, "troops"), "number not given"),
        (Count(1, 1, "battery"), "1 battery"),
        (Count(2, 4, "battery"), "2 to 4 batteries"),
        (Count(101, None, "launcher"), "at least 101 launchers"),
        (Count(0, 2000, "aircraft"), "up to 2,000 aircraft"),
        (Count(2, 2, None), "2"),
        (Count(1, 1, "troops"), "1 soldier"),
        (Count(1, 2, "patrol ship"), "1 to 2 patrol ships"),
    ],
)
def test_a_count_is_said_with_its_bounds(count: Count | None, said: str) -> None:
    assert words.how_many(count) == said


def test_a_place_says_how_finely_it_is_known() -> None:
    erbil = Place(name="Erbil", key="gn:1", precision=Precision.CITY, country="IQ")
    iraq = Place(name="Iraq", key="IQ", precision=Precision.COUNTRY, country="IQ")
    assert words.place(erbil) == "Erbil, Iraq (city)"
    assert words.place(iraq) == "Iraq (somewhere in the country)"
    assert words.place(None) == "place not said"


def test_codes_are_said_as_names_and_an_unsaid_operator_as_unsaid() -> None:
    assert words.actor("US") == "United States"
    assert words.actor("coalition") == "the coalition"
    assert words.actor(None) == "operator not said"
    assert words.actor("ZZ") == "ZZ"


def test_a_force_without_a_system_says_so() -> None:
    assert words.force(Category.AIR_DEFENCE, None) == "air defence (system not named)"
    assert words.force(Category.TROOPS, None) == "troops"
