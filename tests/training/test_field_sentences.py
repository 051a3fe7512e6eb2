"""Our own sentences are whole trees over the tokens that the pipeline will see."""

from __future__ import annotations

import spacy
from training.field_sentences import field_sentences
from training.tokenizer import use_treebank_tokens

SENTENCES = tuple(field_sentences(300, seed=7))


def test_each_has_one_root_and_reaches_it_from_every_word() -> None:
    for sentence in SENTENCES:
        heads = [token.head for token in sentence.tokens]
        roots = [index for index, head in enumerate(heads) if index == head]
        assert [sentence.tokens[index].deprel for index in roots] == ["root"]
        for start in range(len(heads)):
            index = start
            for _ in heads:
                index = heads[index]
            assert index == roots[0]


def test_no_slot_is_left_unfilled_and_no_label_open() -> None:
    for sentence in SENTENCES:
        assert not any("$" in token.form or "^" in token.deprel for token in sentence.tokens)


def test_the_tokenizer_finds_the_same_words() -> None:
    nlp = spacy.blank("en")
    use_treebank_tokens(nlp)
    for sentence in SENTENCES:
        text = "".join(token.form + " " * token.space_after for token in sentence.tokens)
        assert [token.text for token in nlp.make_doc(text.strip())] == [token.form for token in sentence.tokens]


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert tuple(field_sentences(300, seed=7)) == SENTENCES
