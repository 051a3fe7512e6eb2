"""Which sentences are for learning, which for choosing, which for judging."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import spacy

from training.conllu import read_sentences
from training.field_sentences import field_sentences
from training.silver import to_version_2
from training.sources import read_lines
from training.treebank import write_silver, write_treebank

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from training.conllu import Sentence
    from training.sources import Sources

# Of twenty silver documents the first judges and the eleventh chooses; the others teach.
EVERY, JUDGES, CHOOSES = 20, 0, 10
# One in twenty-five beside the treebank's 17,450: enough to be heard, too few to drown it.
FIELD_SENTENCES, SEED = 700, 20200331
TREEBANK_FILE, SILVER_FILE, FIELD_FILE = "treebank.spacy", "silver.spacy", "field.spacy"


@dataclass(frozen=True, slots=True)
class Corpora:
    """The converted files.

    Folders: `mixed` holds the treebank and the silver news, `gold` the treebank and the field's
    own sentences, `names` the silver news and the field's own sentences.
    """

    mixed: Path
    gold: Path
    names: Path
    treebank_dev: Path
    treebank_test: Path
    silver_dev: Path
    silver_test: Path


def corpora_in(folder: Path) -> Corpora:
    """Say where `convert` puts what."""
    mixed = folder / "mixed"
    return Corpora(
        mixed=mixed,
        gold=folder / "gold",
        names=folder / "names",
        treebank_dev=folder / "treebank-dev.spacy",
        treebank_test=folder / "treebank-test.spacy",
        silver_dev=folder / "silver-dev.spacy",
        silver_test=folder / "silver-test.spacy",
    )


def convert(sources: Sources, folder: Path) -> Corpora:
    """Write every corpus as spaCy's DocBin under `folder`."""
    corpora = corpora_in(folder)
    for part in (corpora.mixed, corpora.gold, corpora.names):
        part.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    for source, target in (
        (sources.train, corpora.mixed / TREEBANK_FILE),
        (sources.train, corpora.gold / TREEBANK_FILE),
        (sources.dev, corpora.treebank_dev),
        (sources.test, corpora.treebank_test),
    ):
        write_treebank(read_sentences(read_lines(source)), target, vocab)
    field = list(field_sentences(FIELD_SENTENCES, SEED))
    for part in (corpora.gold, corpora.names):
        write_silver(field, part / FIELD_FILE, vocab)
    silver = split_by_document(read_sentences(read_lines(sources.silver)))
    taught = list(to_version_2(silver[0]))
    for part in (corpora.mixed, corpora.names):
        write_silver(taught, part / SILVER_FILE, vocab)
    write_silver(silver[1], corpora.silver_dev, vocab)
    write_silver(silver[2], corpora.silver_test, vocab)
    return corpora


def split_by_document(
    sentences: Iterable[Sentence],
) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """Return the sentences to learn from, to choose by and to judge by; no document is in two."""
    numbers: dict[str, int] = {}
    parts: tuple[list[Sentence], list[Sentence], list[Sentence]] = ([], [], [])
    for sentence in sentences:
        number = numbers.setdefault(sentence.document, len(numbers)) % EVERY
        part = 2 if number == JUDGES else 1 if number == CHOOSES else 0
        parts[part].append(sentence)
    return parts
