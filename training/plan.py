"""How long is learned from what.

The silver news comes first and the treebank last: news vocabulary and "said Tuesday" are learned
from much material of middling quality, then the guidelines of version 2 from the gold, with a few
sentences of our own that show how news of this field is put.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.convert import Corpora
    from training.train import Overrides

SILVER_STEPS = 1000
TREEBANK_STEPS = 2500
ENTITY_STEPS = 1600
EVALUATIONS = 10


def grammar_phases(corpora: Corpora) -> tuple[Overrides, ...]:
    """Return the settings of the two phases that train ``grammar.cfg``."""
    silver: Overrides = {
        "paths.train": str(corpora.mixed),
        "paths.dev": str(corpora.treebank_dev),
        "training.max_steps": SILVER_STEPS,
        "training.eval_frequency": SILVER_STEPS,
        # The rate is still high at the end, for the next phase has more to learn.
        "training.optimizer.learn_rate.total_steps": 3 * SILVER_STEPS,
        "training.batcher.size.compound": 1.003,
    }
    treebank: Overrides = {
        "paths.train": str(corpora.gold),
        "paths.dev": str(corpora.treebank_dev),
        "training.max_steps": TREEBANK_STEPS,
        "training.eval_frequency": TREEBANK_STEPS // EVALUATIONS,
        "training.optimizer.learn_rate.initial_rate": 0.0015,
        "training.dropout": 0.15,
    }
    return silver, treebank


def entity_phases(corpora: Corpora) -> tuple[Overrides, ...]:
    """Return the settings of the one phase that trains ``entities.cfg``."""
    return (
        {
            "paths.train": str(corpora.names),
            "paths.dev": str(corpora.silver_dev),
            "training.max_steps": ENTITY_STEPS,
            "training.eval_frequency": ENTITY_STEPS // EVALUATIONS,
        },
    )
