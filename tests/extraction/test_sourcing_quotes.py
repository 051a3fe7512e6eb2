from __future__ import annotations

from laydown.extraction.sourcing_quotes import quotations


def quoted(text: str) -> list[str]:
    return [excerpt.of(text) for excerpt in quotations(text)]


def test_straight_curly_and_angled_marks_are_read() -> None:
    assert quoted('He said "one" and “two” and «three».') == ['"one"', "“two”", "«three»"]


def test_a_paragraph_that_opens_and_does_not_close_runs_on_into_the_next_that_opens_again() -> None:
    assert quoted("“One.\n\n“Two.” Three.") == ["“One.\n\n“Two.”"]


def test_a_quotation_closed_in_a_later_paragraph_covers_those_between() -> None:
    assert quoted('"One.\n\nTwo.\n\nThree" four') == ['"One.\n\nTwo.\n\nThree"']


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quoted('He said "one.\n\nTwo.\n\nHe said "three".') == ['"one.', '"three"']


def test_a_closing_mark_alone_opens_nothing() -> None:
    assert quoted('so it ends," he said. Nothing else.') == []


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quoted("The ministry's men and the soldiers' tents.") == []
