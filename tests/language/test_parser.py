"""The trained pipeline gives one tree a sentence, and the tree of an easy sentence is right."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from laydown.errors import ModelUnusable
from laydown.language import parser

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc


def _only(text: str) -> Doc:
    (doc,) = parser.parse([text])
    return doc


def _relation(text: str, word: str) -> tuple[str, str]:
    """Return label and head of the first `word` in `text`."""
    token = next(token for token in _only(text) if token.text == word)
    return token.dep_, token.head.text


@pytest.mark.parametrize(
    ("text", "word", "label", "head"),
    [
        ("Russia sent two ships to Syria.", "Russia", "nsubj", "sent"),
        ("Russia sent two ships to Syria.", "ships", "obj", "sent"),
        ("Russia sent two ships to Syria.", "two", "nummod", "ships"),
        ("The missiles were moved to Kuwait.", "missiles", "nsubj:pass", "moved"),
        ("The missiles were moved to Kuwait.", "Kuwait", "obl", "moved"),
        ("The missiles were moved to Kuwait.", "were", "aux:pass", "moved"),
        ("Poland bought tanks and howitzers.", "howitzers", "conj", "tanks"),
        ("He said the army did not leave the base.", "leave", "ccomp", "said"),
        ("He said the army did not leave the base.", "not", "advmod", "leave"),
        ("The ship that left Odessa returned.", "left", "acl:relcl", "ship"),
        ("• The troops left the city", "troops", "nsubj", "left"),
        ("Iran moves launchers to coast", "coast", "obl", "moves"),
        ("POLAND SENDS TANKS TO LATVIA", "TANKS", "obj", "SENDS"),
        ("Two jets are in Qatar, officials said.", "officials", "nsubj", "said"),
    ],
)
def test_easy_sentences_have_their_textbook_trees(text: str, word: str, label: str, head: str) -> None:
    assert _relation(text, word) == (label, head)


def test_words_have_lemma_and_tags() -> None:
    doc = _only("The batteries were being deployed.")
    assert [token.lemma_ for token in doc] == ["the", "battery", "be", "be", "deploy", "."]
    assert [token.pos_ for token in doc][:2] == ["DET", "NOUN"]
    assert doc[1].morph.get("Number", []) == ["Plur"]
    assert doc[4].tag_ == "VBN"


def test_people_and_organisations_are_named_and_places_are_not() -> None:
    doc = _only("John Smith of Boeing met Barack Obama in Chicago.")
    found = {(entity.text, entity.label_) for entity in doc.ents}
    assert ("John Smith", "PERSON") in found
    assert ("Barack Obama", "PERSON") in found
    assert not any(text == "Chicago" for text, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "It came. It went! Did it stay? Nobody knows.",
        "US DEPLOYS PATRIOT TO IRAQ",
        "- - - ; ; ( ) \" ' …",
        "tanks tanks tanks, tanks : tanks . tanks ! tanks",
        "\u202eabc \ud83d\ude80\u0000\t\n x\u0301".encode("utf-16", "surrogatepass").decode("utf-16"),
        "   ",
        "a-b-c-d-e-f-g-" * 15,
    ],
)
def test_whatever_is_given_is_one_sentence_with_one_root(text: str) -> None:
    doc = _only(text)
    assert doc.text == text
    assert len(list(doc.sents)) == 1
    assert sum(token.head.i == token.i for token in doc) == 1


def test_order_and_number_are_kept_across_batches() -> None:
    texts = ["One.", "", "Two went.", "x " * 300, "Three came.", ""]
    assert [doc.text for doc in parser.parse(texts, batch=2)] == texts


def test_an_empty_text_is_an_empty_doc() -> None:
    assert len(_only("")) == 0


def test_what_is_no_sentence_gets_tokens_but_no_tree() -> None:
    doc = _only("word " * (parser.MAX_TOKENS + 1))
    assert len(doc) == parser.MAX_TOKENS + 1
    assert not doc.has_annotation("DEP")
    assert len(list(doc.sents)) == 1


def test_endless_text_is_cut_off() -> None:
    assert len(_only("x" * 2_000_000).text) == parser.MAX_CHARACTERS


def test_prefixes_stay_and_other_hyphens_split() -> None:
    words = [token.text for token in _only("U.S.-led anti-ship and surface-to-air units")]
    assert " ".join(words) == "U.S. - led anti-ship and surface - to - air units"


def test_version_needs_no_spacy() -> None:
    code = "import sys; from laydown.language import parser; parser.model_version();sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert parser.model_version() == parser.load().meta["version"]


def test_the_model_is_as_good_as_when_it_was_measured() -> None:
    scores = parser.load().meta["performance"]
    assert scores["las"] >= 0.82
    assert scores["pos"] >= 0.94
    assert scores["lemma"] >= 0.95
    assert scores["entities_f"] >= 0.85


def test_a_damaged_model_is_said_plainly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{")
    monkeypatch.setattr(parser, "_folder", lambda: tmp_path)
    with pytest.raises(ModelUnusable, match="damaged"):
        parser.model_version()


def test_a_missing_model_is_said_plainly(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setattr(parser, "_folder", lambda: tmp_path_factory.mktemp("empty"))
    with pytest.raises(ModelUnusable, match="missing"):
        parser.model_version()
