"""A headline is shown to the parser in small letters, its names kept, no character moved."""

from __future__ import annotations

import pytest

from laydown.domain.provenance import Excerpt
from laydown.extraction import headlines
from laydown.language.sentences import Form, Sentence


def _plain(text: str, *names: str, form: Form = Form.HEADLINE) -> str:
    kept = [Excerpt(text.index(n), text.index(n) + len(n)) for n in names]
    return headlines.plain(text, Sentence(0, len(text), 0, form), kept)


def test_title_case_is_taken_off_all_but_names() -> None:
    assert (
        _plain("Germany Sends Patriot Batteries to Poland", "Germany", "Patriot", "Poland")
        == "Germany sends Patriot batteries to Poland"
    )


def test_capitals_are_taken_off_all_but_names() -> None:
    assert _plain("GERMANY SENDS BATTERIES TO POLAND", "GERMANY", "POLAND") == "GERMANY sends batteries to POLAND"


def test_an_abbreviation_in_a_title_keeps_its_capitals() -> None:
    assert _plain("US Troops Leave NATO Base") == "US troops leave NATO base"


def test_a_headline_in_sentence_case_stays_as_it_is() -> None:
    text = "Germany sends two batteries to its neighbour Poland"
    assert _plain(text) == text


def test_prose_stays_as_it_is() -> None:
    text = "The United States Army Sent Patriot Batteries."
    assert _plain(text, form=Form.PROSE) == text


def test_prose_all_in_capitals_is_read_as_a_headline() -> None:
    assert _plain("SOLDIERS LEFT KABUL", "KABUL", form=Form.PROSE) == "soldiers left KABUL"


@pytest.mark.parametrize(
    "text", ["", "US", "İSTANBUL'DA ASKERLER VE TANKLAR", "ẞ ſ Ⅷ TROOPS ΣΑΣ LEAVE", "😀 TROOPS LEAVE 😀", "12,000 — 3"]
)
def test_length_never_changes(text: str) -> None:
    assert len(_plain(text)) == len(text)


def test_only_the_sentence_itself_is_returned_and_names_elsewhere_do_no_harm() -> None:
    text = "Kabul Is Quiet\n\nTroops Leave Kabul Today"
    span = Sentence(16, len(text), 1, Form.HEADLINE)
    assert headlines.plain(text, span, [Excerpt(0, 5), Excerpt(29, 34)]) == "troops leave Kabul today"
