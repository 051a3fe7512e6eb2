"""``python -m training [FOLDER]``: from annotated English to ``language/model``."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from training.assemble import assemble, write_scores, write_trimmed
from training.card import write_card
from training.conllu import read_sentences
from training.convert import convert
from training.evaluate import score_entities, score_grammar
from training.lemma_table import learn_lemmas
from training.plan import entity_phases, grammar_phases
from training.sources import VARIABLE, SourcesAbsentError, find_sources, read_lines
from training.train import train_in_phases

if TYPE_CHECKING:
    from training.convert import Corpora
    from training.sources import Sources

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "laydown" / "language" / "model"


def build(sources: Sources, target: Path, work: Path) -> None:
    """Convert, train, trim, evaluate, describe; then put the result at `target` in one move."""
    corpora = convert(sources, work)
    grammar = train_in_phases(HERE / "grammar.cfg", work / "grammar", grammar_phases(corpora))
    entities = train_in_phases(HERE / "entities.cfg", work / "entities", entity_phases(corpora))
    lemmas = learn_lemmas(read_sentences(read_lines(sources.train)), read_sentences(read_lines(sources.silver)))
    finished = work / "model"
    write_trimmed(assemble(grammar, lemmas, entities), finished)
    measure(finished, corpora)
    _swap(finished, target)


def measure(model: Path, corpora: Corpora) -> None:
    """Score the pipeline as it will be loaded; write meta.json's scores and the card anew."""
    nlp = spacy.load(model)
    scores = score_grammar(nlp, corpora.treebank_test)
    scores |= score_entities(nlp, corpora.silver_test)
    write_scores(model, scores)
    write_card(model, nlp, scores)


def _swap(finished: Path, target: Path) -> None:
    """Put `finished` in the place of `target`, which is never half there."""
    fresh = target.with_name(f"{target.name}.new")
    old = target.with_name(f"{target.name}.old")
    for left_over in (fresh, old):
        shutil.rmtree(left_over, ignore_errors=True)
    shutil.copytree(finished, fresh)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def main() -> int:
    """Return the exit code: 0 built, 2 the training data is absent."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help=f"the treebank; else {VARIABLE}")
    parser.add_argument("--target", type=Path, default=TARGET, help="where the model goes")
    parser.add_argument("--work", type=Path, help="keep the converted data and checkpoints here")
    parser.add_argument("--measure", action="store_true", help="train nothing; score the model that is there")
    arguments = parser.parse_args()
    try:
        sources = find_sources(arguments.folder)
    except SourcesAbsentError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="laydown-training-") as passing:
        work = arguments.work or Path(passing)
        if arguments.measure:
            measure(arguments.target, convert(sources, work))
        else:
            build(sources, arguments.target, work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
