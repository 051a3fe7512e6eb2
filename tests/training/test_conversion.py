"""CoNLL-U becomes tokens of the text; version 1 trees become version 2 trees."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from training.conllu import Sentence, read_sentences
from training.silver import to_version_2


def _row(number: str, form: str, head: int, relation: str, tag_and_entity: str = "_/_") -> str:
    tag, _, misc = tag_and_entity.partition("/")
    return "\t".join([number, form, form, "_", tag, "_", str(head), relation, "_", misc])


def _converted(*rows: str) -> dict[str, tuple[str, str]]:
    """Return label and head by form."""
    (sentence,) = to_version_2(read_sentences([*rows, ""]))
    forms = [token.form for token in sentence.tokens]
    return {token.form: (token.deprel, forms[token.head]) for token in sentence.tokens}


def _sentence(*rows: str) -> Sentence:
    (sentence,) = read_sentences(rows)
    return sentence


def test_words_of_a_multiword_token_are_its_parts_in_the_text() -> None:
    sentence = _sentence(
        _row("1-2", "don't", 0, "_"), _row("1", "do", 3, "aux"), _row("2", "n't", 3, "advmod"), _row("3", "go", 0, "root")
    )
    assert [(token.form, token.space_after) for token in sentence.tokens] == [("do", False), ("n't", True), ("go", True)]


def test_words_that_are_no_parts_of_the_token_share_its_letters() -> None:
    sentence = _sentence(_row("1-2", "gonna", 0, "_"), _row("1", "going", 0, "root"), _row("2", "to", 1, "mark"))
    assert "".join(token.form for token in sentence.tokens) == "gonna"
    assert all(token.form for token in sentence.tokens)


def test_empty_nodes_and_comments_are_left_out() -> None:
    sentence = _sentence("# text = Go", _row("1", "Go", 0, "root"), _row("1.1", "there", 1, "obl"))
    assert [token.form for token in sentence.tokens] == ["Go"]


def test_and_hangs_on_the_conjunct_that_follows() -> None:
    tree = _converted(
        _row("1", "tanks", 0, "root", "NNS"),
        _row("2", ",", 1, "punct", ","),
        _row("3", "jets", 1, "conj", "NNS"),
        _row("4", "and", 1, "cc", "CC"),
        _row("5", "ships", 1, "conj", "NNS"),
    )
    assert tree["and"] == ("cc", "ships")
    assert tree[","] == ("punct", "jets")


def test_a_name_hangs_on_its_first_word_and_a_noun_under_a_verb_is_oblique() -> None:
    tree = _converted(
        _row("1", "Mary", 2, "compound", "NNP/NER=PERSON"),
        _row("2", "Miller", 3, "nsubjpass", "NNP/NER=PERSON"),
        _row("3", "seen", 0, "root", "VBN/NER=O"),
        _row("4", "in", 5, "case", "IN/NER=O"),
        _row("5", "Rome", 3, "nmod", "NNP/NER=LOCATION"),
    )
    assert tree["Mary"] == ("nsubj:pass", "seen")
    assert tree["Miller"] == ("flat", "Mary")
    assert tree["Rome"] == ("obl", "seen")


def test_absent_data_is_said_plainly(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "training", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "training data is absent" in done.stderr
    assert "Traceback" not in done.stderr
