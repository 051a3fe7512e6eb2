"""Which weights explain the annotated sentences best."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry
from thinc.api import NumpyOps, set_current_ops

from training import styles as styles  # noqa: PLC0414 - registers the augmenter
from training.tokenizer import use_treebank_tokens

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.language import Language

FINISHED = "finished"
Overrides = dict[str, object]
"""Dotted names of settings in the configuration file, and what to put there."""


@registry.callbacks("laydown.treebank_tokens.v1")  # type: ignore[untyped-decorator] # spaCy's registry has no types
def treebank_tokens() -> Callable[[Language], Language]:
    """Return the callback that gives a new pipeline the treebank's tokens."""

    def callback(nlp: Language) -> Language:
        use_treebank_tokens(nlp)
        return nlp

    return callback


def train_in_phases(config: Path, target: Path, phases: tuple[Overrides, ...]) -> Path:
    """Train what `config` says, phase after phase; return where the best pipeline lies.

    Each phase goes on from the last weights of the one before; the first one's data must hold
    every label. A phase that was finished under `target` before is not repeated.
    """
    # numpy's own matrix product is several times as fast as the bundled BLIS on current CPUs.
    set_current_ops(NumpyOps(use_blis=False))
    for number, overrides in enumerate(phases, start=1):
        folder = target / f"phase-{number}"
        if (folder / FINISHED).exists():
            continue
        settings = load_config(config, overrides=overrides, interpolate=False)
        if number == 1:
            nlp = init_nlp(settings)
        else:
            nlp = spacy.load(target / f"phase-{number - 1}" / "model-last")
            nlp.config = settings
        folder.mkdir(parents=True, exist_ok=True)
        train(nlp, folder, stdout=sys.stdout, stderr=sys.stderr)
        (folder / FINISHED).touch()
    return target / f"phase-{len(phases)}" / "model-best"
