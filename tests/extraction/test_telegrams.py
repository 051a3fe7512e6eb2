"""A headline's verb is shown to the parser as prose would have it, and the text keeps its own words."""

from __future__ import annotations

import pytest

from laydown.extraction import telegrams
from laydown.language import parser


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tanks land in Latvia", "Tanks landed in Latvia"),
        ("Soldiers home from Mali", "Soldiers withdrew from Mali"),
        ("Spanish equipment ashore at Riga", "Spanish equipment landed at Riga"),
        ("Tapa|", "Tapa |"),
        ("Tapa\t", "Tapa |"),
    ],
)
def test_what_the_parser_mistakes_is_shown_otherwise(text: str, wanted: str) -> None:
    assert telegrams.shown(text)[0] == wanted


@pytest.mark.parametrize(
    "text", ["Farmers sell land in Latvia", "Spain to bring its tanks home from Mali", "Troops to land in Latvia", "", "|"]
)
def test_other_words_stay(text: str) -> None:
    assert telegrams.shown(text) == (text, [])


@pytest.mark.parametrize("text", ["Tanks land in Latvia", "Tanks land\t", "Dutch tanks back home from Riga|", "Tapa \t \t "])
def test_the_text_keeps_its_own_words(text: str) -> None:
    shown, replaced = telegrams.shown(text)
    doc = telegrams.restored(next(iter(parser.parse([shown]))), text, replaced)
    assert doc.text == text
