from __future__ import annotations

import pytest

from laydown.domain.order_of_battle import Relation
from laydown.language.quantities import QuantityMention, find, read


def counted(text: str) -> list[tuple[str, int, int | None]]:
    return [(text[m.start : m.end], m.min, m.max) for m in find(text) if not m.article]


def one(phrase: str) -> QuantityMention:
    found = read(phrase)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("phrase", "least", "most"),
    [
        ("two batteries", 2, 2),
        ("3,000 soldiers", 3000, 3000),
        ("3 000 soldiers", 3000, 3000),
        ("1.5 million men", 1_500_000, 1_500_000),
        ("one hundred and twenty men", 120, 120),
        ("twenty-one jets", 21, 21),
        ("hundreds of trainers", 200, 999),
        ("several hundred marines", 200, 999),
        ("dozens of tanks", 24, 99),
        ("a few dozen tanks", 24, 99),
        ("thousands of troops", 2000, 9999),
        ("tens of thousands of troops", 20_000, 99_999),
        ("a dozen jets", 12, 12),
        ("about a dozen jets", 11, 13),
        ("half a dozen jets", 6, 6),
        ("two dozen jets", 24, 24),
        ("a pair of frigates", 2, 2),
        ("both frigates", 2, 2),
        ("about 300 men", 270, 330),
        ("some 250 men", 225, 275),
        ("120 or so airmen", 108, 132),
        ("an estimated 40,000 soldiers", 36_000, 44_000),
        ("nearly 800 troops", 720, 800),
        ("up to 20 launchers", 1, 20),
        ("as many as 2,000 troops", 1, 2000),
        ("more than 100 vehicles", 101, None),
        ("over 5,000 troops", 5001, None),
        ("at least 50 vehicles", 50, None),
        ("no fewer than 14 jets", 14, None),
        ("9,000 or more men", 9000, None),
        ("1,000+ men", 1000, None),
        ("fewer than 20 ships", 1, 19),
        ("between 700 and 800 troops", 700, 800),
        ("200 to 300 soldiers", 200, 300),
        ("12-15 launchers", 12, 15),
        ("two or three launchers", 2, 3),
        ("two to three thousand men", 2000, 3000),
        ("20-30,000 men", 20_000, 30_000),
        ("virtually all 10,000 soldiers", 9000, 10_000),
        ("more than half of the 40,000 troops", 20_001, None),
        ("a battery", 1, 1),
    ],
)
def test_number_phrases_are_bounded_as_the_guideline_says(phrase: str, least: int, most: int | None) -> None:
    found = one(phrase)
    assert (found.min, found.max) == (least, most)


@pytest.mark.parametrize(
    ("phrase", "relation"),
    [
        ("two more batteries", Relation.FURTHER),
        ("another two batteries", Relation.FURTHER),
        ("another battery", Relation.FURTHER),
        ("a second battery", Relation.FURTHER),
        ("an additional 300 soldiers", Relation.FURTHER),
        ("One of the batteries", Relation.PART),
        ("hundreds of its soldiers", Relation.PART),
        ("some 250 of whom", Relation.PART),
        ("the first ninety", Relation.PART),
        ("two batteries", Relation.TOTAL),
    ],
)
def test_a_count_knows_how_it_stands_to_what_was_said_before(phrase: str, relation: Relation) -> None:
    assert one(phrase).relation is relation


@pytest.mark.parametrize(
    "phrase",
    [
        "in 2005", "on March 31", "15 August", "Aug. 15 accord", "at 15:30", "at 9 a.m.", "35 km", "a 35-kilometre front".removeprefix("a "), "50 percent",
        "12%", "$300", "£4 million", "300 US dollars", "two weeks", "the 82nd", "F-16s", "A-10s", "Type 99 tanks", "Resolution 1701", "No. 3",
        "Task Force 58", "no one", "one day", "twin-engined", "a third of the".removeprefix("a "), "won 2-0", "Sgt. Lee, 23, said", "several batteries",
        "a few launchers".removeprefix("a "), "first battery", "no soldiers",
    ],
)  # fmt: skip
def test_measures_dates_names_and_vague_words_count_nothing(phrase: str) -> None:
    assert counted(phrase) == []


def test_a_year_before_people_is_a_number_and_elsewhere_a_year() -> None:
    assert counted("2000 troops") == [("2000", 2000, 2000)]
    assert counted("By 2003 they had 400 tanks") == [("400", 400, 400)]


def test_a_reached_total_is_not_a_most() -> None:
    assert counted("It brings its numbers up to 15,000.") == [("15,000", 15_000, 15_000)]


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    assert [m[1:] for m in counted("cut from 8,000 to 5,000 men")] == [(8000, 8000), (5000, 5000)]


def test_the_size_of_a_force_is_marked() -> None:
    assert one("a 4,000-strong force").size
    assert one("a 200-man company").min == 200
    assert not one("200 men").size


def test_an_article_is_marked_and_gives_way_to_a_number() -> None:
    assert one("a battery").article
    assert not one("a hundred men").article


@pytest.mark.parametrize(
    "text", ["1" * 5000, "one " * 5000, "a " * 5000, "9,999," * 3000, "two-" * 5000, "hundred " * 5000, "more than " * 3000]
)
def test_hostile_runs_are_read_without_complaint(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) and m.min >= 1 for m in find(text))
