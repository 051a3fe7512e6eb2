"""Which parts make the pipeline that is shipped, and what of them is only needed to train."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import spacy
from thinc.api import Config

from laydown.language import lemmas, one_tree

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

    from laydown.language.lemmas import LemmaTable

NAME = "laydown"
VERSION = "1.0.0"
# spaCy writes its own version as the lowest, and warns where an older 3.8 loads the pipeline.
SPACY_VERSIONS = ">=3.8.0,<3.9.0"
TRAINING_SECTIONS = ("corpora", "initialize", "paths", "system", "training")


def assemble(grammar: Path, table: LemmaTable, entities: Path | None) -> Language:
    """Return the grammar with lemmas, the repair of split trees and, if given, the entities."""
    nlp = spacy.load(grammar)
    component = cast("LemmaTable", nlp.add_pipe(lemmas.FACTORY, after="tagger"))
    component.words, component.endings, component.bases = table.words, table.endings, table.bases
    nlp.add_pipe(one_tree.FACTORY, after="parser")
    if entities is not None:
        nlp.add_pipe("ner", source=spacy.load(entities))
    return nlp


def write_trimmed(nlp: Language, folder: Path) -> None:
    """Write the pipeline without training settings and without the treebank's words.

    The network hashes words, so the list of those seen while training only takes up room.
    """
    nlp.meta.update(name=NAME, version=VERSION, description="English grammar for Laydown")
    nlp.to_disk(folder)
    strings = json.dumps(sorted(_label_strings(nlp)), indent=0)
    (folder / "vocab" / "strings.json").write_text(strings + "\n", encoding="utf-8")
    config = Config().from_disk(folder / "config.cfg", interpolate=False)
    for section in TRAINING_SECTIONS:
        config.pop(section, None)
    config["nlp"]["after_creation"] = None
    config.to_disk(folder / "config.cfg")


def _label_strings(nlp: Language) -> set[str]:
    """Return every label, and each single feature within the labels of the morphologizer."""
    strings: set[str] = set()
    for labels in nlp.pipe_labels.values():
        for label in labels:
            features = [part for part in label.split("|") if not part.startswith("POS=")]
            names = [name for part in label.split("|") for name in part.split("=")]
            strings.update([label, "|".join(features), *features, *names])
    return strings


def write_scores(folder: Path, scores: dict[str, float]) -> None:
    """Put the measured scores, and all of spaCy 3.8 as fit to load it, into meta.json."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = scores
    meta["spacy_version"] = SPACY_VERSIONS
    path.write_text(json.dumps(meta, indent=2, sort_keys=True) + "\n", encoding="utf-8")
