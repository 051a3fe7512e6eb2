"""Later roots hang on the first word that is no punctuation."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from laydown.language.one_tree import hang_on_one_root


def _doc(heads: list[int], pos: list[str]) -> Doc:
    words = [f"w{number}" for number in range(len(heads))]
    deps = ["ROOT" if head == number else "dep" for number, head in enumerate(heads)]
    return Doc(Vocab(), words=words, heads=heads, deps=deps, pos=pos)


def test_later_roots_hang_on_the_first_word_and_say_so() -> None:
    doc = hang_on_one_root(_doc([0, 1, 1, 3], ["PUNCT", "NOUN", "ADJ", "VERB"]))
    assert [token.head.i for token in doc] == [1, 1, 1, 1]
    assert [token.dep_ for token in doc] == ["punct", "ROOT", "dep", "parataxis"]


def test_one_tree_is_left_as_it_is() -> None:
    doc = hang_on_one_root(_doc([1, 1, 1], ["NOUN", "VERB", "NOUN"]))
    assert [token.head.i for token in doc] == [1, 1, 1]


def test_punctuation_alone_still_has_one_root() -> None:
    doc = hang_on_one_root(_doc([0, 1], ["PUNCT", "PUNCT"]))
    assert sum(token.head.i == token.i for token in doc) == 1


def test_an_empty_doc_is_left_as_it_is() -> None:
    assert len(hang_on_one_root(Doc(Vocab()))) == 0
