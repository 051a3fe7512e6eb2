"""What does spaCy learn from: one Doc a sentence of the treebank or of the silver news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, DocBin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.vocab import Vocab

    from training.conllu import Sentence, Token

ATTRIBUTES = ("ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START")
ENTITY_ATTRIBUTES = ("ENT_IOB", "ENT_TYPE")
# What is tagged otherwise (places, dates, sums) is read by rules and catalogues, not by the model.
ENTITIES = {"PERSON": "PERSON", "ORGANIZATION": "ORG"}


def write_treebank(sentences: Iterable[Sentence], target: Path, vocab: Vocab) -> None:
    """Write gold sentences, one Doc each, as a DocBin to `target`."""
    docs = [Doc(vocab, **_grammar(sentence)) for sentence in sentences]
    DocBin(ATTRIBUTES, docs=docs).to_disk(target)


def write_silver(sentences: Iterable[Sentence], target: Path, vocab: Vocab) -> None:
    """Write silver sentences with entities, and without the features that they lack."""
    docs = [Doc(vocab, **_silver(sentence)) for sentence in sentences]
    DocBin(ATTRIBUTES + ENTITY_ATTRIBUTES, docs=docs).to_disk(target)


def _grammar(sentence: Sentence) -> dict[str, Any]:
    tokens = sentence.tokens
    return {
        "words": [token.form for token in tokens],
        "spaces": [token.space_after for token in tokens],
        "lemmas": [token.lemma for token in tokens],
        "pos": [token.upos for token in tokens],
        "tags": [token.xpos for token in tokens],
        "morphs": [token.feats for token in tokens],
        "heads": [token.head for token in tokens],
        "deps": ["ROOT" if token.deprel == "root" else token.deprel for token in tokens],
    }


def _silver(sentence: Sentence) -> dict[str, Any]:
    labels = [_label(token) for token in sentence.tokens]
    ents = [_tag(before, label) for before, label in zip(["", *labels], labels, strict=False)]
    return _grammar(sentence) | {"pos": None, "morphs": None, "ents": ents}


def _label(token: Token) -> str:
    return ENTITIES.get(token.misc.partition("|")[0].removeprefix("NER="), "")


def _tag(before: str, label: str) -> str:
    """Return a BIO tag; the silver news does not tell apart two neighbours of one kind."""
    return f"{'I' if label == before else 'B'}-{label}" if label else "O"
