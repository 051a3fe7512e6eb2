from __future__ import annotations

from itertools import pairwise

import pytest

from laydown.language.sentences import Form, split


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text)]


def forms(text: str) -> list[tuple[Form, str]]:
    return [(s.form, text[s.start : s.end]) for s in split(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Gen. A. B. Carter told the U.S. Senate on Jan. 5 that No. 3 Squadron had left St. Mawgan.",
        "Lt. Col. Maria Reyes said 2.5 tonnes of parts came in at 9 a.m. Monday.",
        "Mr. Smith of Acme Corp. Europe met Sen. Jones.",
        "The U.S. Army moved a battery to Kuwait.",
        '"Where is it?" he asked.',
        "We will stay ... and then we will see.",
        "The brigade (the 3rd, from Ft. Stewart) is there.",
        "PORTVALE, Oct. 3 (LNS) - Two frigates left.",
        "The site node.js has no missiles.",
        "See www.Example.Com for more.",
    ],
)
def test_stops_inside_a_sentence_do_not_end_it(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("They left in Jan.", "The last went by sea."),
        ("More are in the U.S.", "Troops left on Sunday."),
        ("It is a base of the U.S.", "But it is empty."),
        ('"We are staying."', "He would not say why."),
        ("They are there (or were.)", "Nobody knows."),
        ("Nothing was found...", "The search goes on."),
        ("Did they go?", "Yes."),
        ("It was No.", "Nobody cheered."),
        ("It closed in 2003.", "45 remained."),
        ("It is vitamin I.", "The end."),
        ("It left at 5 p.m.", "The rest stayed."),
    ],
)
def test_stops_end_a_sentence_with_their_closing_quotes(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


def test_a_missing_space_after_the_stop_still_ends_the_sentence() -> None:
    assert sentences("That is all for now.Next week there is more.") == ["That is all for now.", "Next week there is more."]


def test_hand_wrapped_lines_are_one_sentence_and_offsets_keep_the_break() -> None:
    text = (
        "The defence ministry said on Monday that the second of the three batteries\n"
        "had reached the northern port of Varda and would be moved inland by rail as\n"
        "soon as the line was repaired. A third battery is still being packed in the\n"
        "south.\n"
    )
    assert len(split(text)) == 2
    assert sentences(text)[1] == "A third battery is still being packed in the\nsouth."


def test_each_line_is_a_paragraph_where_lines_are_long() -> None:
    line = "The ministry said that the battery had been moved to the north and that it would remain there for as long as the exercise lasts."
    text = f"{line}\n{line}\n{line}"
    assert [s.paragraph for s in split(text)] == [0, 1, 2]


def test_the_first_line_before_a_blank_line_is_a_headline() -> None:
    text = "Battery reaches the coast\n\nThe battery reached the coast on Monday. It is being set up."
    assert [form for form, _ in forms(text)] == [Form.HEADLINE, Form.PROSE, Form.PROSE]


def test_a_capitalised_line_without_a_stop_is_a_headline_anywhere() -> None:
    text = "It began in May.\n\nVarda and Ostby Base Two Sites So Far\n\nnothing more is known here"
    assert [form for form, _ in forms(text)] == [Form.PROSE, Form.HEADLINE, Form.PROSE]


def test_an_entry_of_a_live_page_has_its_first_line_as_headline() -> None:
    text = "Live\n\n14:05 - Battery on the move\nThe ministry says a battery is on its way to the coast, with crews to man it."
    assert forms(text)[1] == (Form.HEADLINE, "14:05 - Battery on the move")


def test_bullets_numbers_and_table_rows_are_items() -> None:
    text = "Where they are:\n- Varda: two frigates\n- Ostby: none\n\n1. Radar at Hol\n2. Radar at Nes\n\nBase | What\nVarda | one battery"
    assert [form for form, _ in forms(text)] == [Form.PROSE, *[Form.ITEM] * 6]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_item() -> None:
    text = "The ships will stay in the northern port until at least the evening of May\n12. After that they return to the fleet's own base in the south of the land."
    assert [form for form, _ in forms(text)] == [Form.PROSE, Form.PROSE]


def test_windows_line_ends_and_odd_separators_part_paragraphs() -> None:
    assert sentences("One is here.\r\n\r\nTwo are there.\u2029Three are gone.") == [
        "One is here.",
        "Two are there.",
        "Three are gone.",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00", ".", "...", '"', "?!", "\ud800. A"])
def test_next_to_nothing_is_read_without_complaint(text: str) -> None:
    assert all(s.start < s.end for s in split(text))


@pytest.mark.parametrize("unit", [".", '"', "x", ". ", "a.b", "\n", "x\n", '!"', '. ("', "U.S. ", "1. "])
def test_hostile_runs_are_cut_to_bounded_sentences(unit: str) -> None:
    text = unit * 20_000
    found = split(text)
    assert all(s.end - s.start <= 4000 for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
