"""The longest ending that leads to a known word wins; listed words win over endings."""

from __future__ import annotations

import pytest

from laydown.language.lemmas import LemmaTable
from laydown.language.parser import load

TABLE = LemmaTable(
    words={"NNS": {"men": "man"}, "PRP": {"i": "I"}},
    endings={
        "NNS": {"": (0, ""), "s": (1, ""), "ies": (3, "y")},
        "VBD": {"ed": (2, ""), "red": (1, ""), "^was": (3, "be")},
        "NNPS": {"s": (1, "")},
    },
    bases={"V": frozenset({"anchor"})},
)


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("Men", "NNS", "man"),
        ("i", "PRP", "I"),
        ("BATTERIES", "NNS", "battery"),
        ("tanks", "NNS", "tank"),
        ("anchored", "VBD", "anchor"),
        ("stored", "VBD", "store"),
        ("was", "VBD", "be"),
        ("Hornets", "NNPS", "Hornet"),
        ("Unseen", "XX", "unseen"),
        ("s", "NNS", "s"),
        ("", "NNS", ""),
    ],
)
def test_lemma_of_a_form_with_its_tag(form: str, tag: str, lemma: str) -> None:
    assert TABLE.lemma(form, tag) == lemma


def test_a_word_that_only_ends_like_a_whole_word_is_not_taken_for_it() -> None:
    assert TABLE.lemma("swas", "VBD") != "sbe"


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("deployed", "VBD", "deploy"),
        ("ferried", "VBD", "ferry"),
        ("withdrawn", "VBN", "withdraw"),
        ("aircraft", "NNS", "aircraft"),
        ("headquarters", "NNS", "headquarters"),
        ("bases", "NNS", "base"),
        ("S-400s", "NNS", "s-400"),
    ],
)
def test_the_shipped_table_knows_the_words_of_the_field(form: str, tag: str, lemma: str) -> None:
    table = load().get_pipe("laydown_lemmas")
    assert isinstance(table, LemmaTable)
    assert table.lemma(form, tag) == lemma
