"""The time of a claim is the time of its fact, found over the clauses between, in pictures, and in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.extraction.reader import Reading


def times(reading: Reading) -> list[str]:
    return [f"{c.time.earliest or ''}..{c.time.latest or ''}" if c.time else "-" for c in reading.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Danish frigates docked at Limassol on Sunday.", "2020-03-29..2020-03-29"),
        ("The Dutch Patriot battery arrived at Incirlik last week.", "2020-03-22..2020-03-28"),
        ("Norway will send 40 soldiers to Mali in May.", "2020-05-01..2020-05-31"),
        ("The marines are expected to be in Darwin by the end of April.", "..2020-04-30"),
        ("Spain has kept a Patriot battery at Incirlik since 2015.", "2015-01-01.."),
        ("Spain will cut its force in Mali and bring home its helicopters before the end of the year.", "..2020-12-31"),
        ("Currently, Spain has some 300 troops deployed in Mali.", "2020-03-31..2020-03-31"),
        ("Italian troops stationed in Herat were put on alert on Monday.", "2020-03-30..2020-03-30"),
    ],
)
def test_a_date_is_that_of_the_act_it_hangs_on(reading_of: Callable[[str], Reading], text: str, expected: str) -> None:
    assert times(reading_of(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Two Danish frigates have docked at Limassol, the navy said on Sunday.",
        "Parliament voted on Thursday to send 200 soldiers to Mali.",
        "The plan to send 200 soldiers to Mali was criticised last week.",
        "Fighting broke out last week after rebels demanded the withdrawal of Kenyan troops from Somalia.",
        "Poland cancelled the shipment of an American brigade to Drawsko for the spring manoeuvres.",
        "More American tanks stand at Drawsko than last week.",
        "Italy is due to take over the peacekeeping force in Lebanon in May.",
        "It was the first visit of American warships to Vietnam since the war ended in 1975.",
        "Pressure mounted on Friday to deploy French troops to Chad.",
        "About 2,500 American soldiers remain in Iraq, down from 5,200 in January.",
    ],
)
def test_the_day_of_speaking_or_of_something_else_is_not_the_facts(reading_of: Callable[[str], Reading], text: str) -> None:
    assert set(times(reading_of(text))) <= {"-"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Russian soldiers will leave Belarus once the exercise ends on 12 April.", "2020-04-12.."),
        ("The Russian soldiers will leave Belarus when the exercise ends on 12 April.", "2020-04-12.."),
        ("The British soldiers will stay in Estonia until the exercise ends on 12 April.", "..2020-04-12"),
        ("A C-RAM battery was set up at Taji this month, after the attack of 11 March.", "2020-03-11..2020-03-31"),
        ("The Norwegian frigates will begin to leave Tromso once the exercise ends on 12 April.", "2020-04-12.."),
        ("France will send 500 soldiers to Chad after next year's election.", "2021-01-01.."),
        ("The Polish contingent was in Kuwait when Turkish tanks crossed into Syria in October.", "2019-10-01..2019-10-31"),
    ],
)
def test_a_side_clause_bounds_the_time_of_its_main_clause(reading_of: Callable[[str], Reading], text: str, expected: str) -> None:
    assert times(reading_of(text))[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satellite images taken on 5 March show two S-400 launchers at Tartus.", "2020-03-05..2020-03-05"),
        ("Sunday's pictures show a Pantsir at Tiyas air base.", "2020-03-29..2020-03-29"),
        ("A clip filmed on Friday shows three T-72 tanks in Aleppo.", "2020-03-27..2020-03-27"),
        ("Two S-400 launchers can be seen at Tartus in images captured on 5 March.", "2020-03-05..2020-03-05"),
        ("Satellite images from 5 March show two S-400 launchers at Tartus.", "2020-03-05..2020-03-05"),
        ("Two S-400 launchers are visible at Tartus in a 5 March satellite image.", "2020-03-05..2020-03-05"),
        ("Satellite images released on Monday show two S-400 launchers at Tartus.", "-"),
    ],
)
def test_a_picture_shows_the_day_on_which_it_was_taken(reading_of: Callable[[str], Reading], text: str, expected: str) -> None:
    assert times(reading_of(text)) == [expected]


def test_now_in_somebodys_words_is_the_day_on_which_he_spoke(reading_of: Callable[[str], Reading]) -> None:
    assert times(reading_of("A spokesman said on Friday that two Kenyan battalions were now in Kismayo.")) == [
        "2020-03-27..2020-03-27"
    ]


def test_lines_of_a_list_stand_as_of_the_day_that_it_names(reading_of: Callable[[str], Reading]) -> None:
    text = (
        "Positions as of Friday, 27 March 2020.\n\n- Limassol: two French frigates\n- Souda Bay: a Greek frigate, there since 3 March\n"
        "- Tartus: three Russian submarines; the port was closed on 20 March"
    )
    assert times(reading_of(text)) == ["2020-03-27..2020-03-27", "2020-03-03..", "2020-03-27..2020-03-27"]


def test_a_column_headed_since_opens_the_dates_below_it(reading_of: Callable[[str], Reading]) -> None:
    text = "Site | What | Since\nAl Dhafra, UAE | one Patriot battery, US | April 2013\nOsan, South Korea | two Patriot batteries, US | 2017"
    assert times(reading_of(text)) == ["2013-04-01..", "2017-01-01.."]
