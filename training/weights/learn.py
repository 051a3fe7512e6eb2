"""From labelled candidates to weights: logistic regression with a strong pull to zero."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from laydown.extraction.weighing import Weights
from training.weights.marked import OWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.weights.labelled import Labelled

SEEN = 3
"""Candidates that must show a trait before it gets a weight."""
PULL = 0.06
"""Inverse of the strength with which weights are pulled to zero; by cross-validation, on a scale of threes."""
PLAIN = 2.0
"""How often a candidate of our own sentences counts: they are the plain way of saying it."""
LEAST = 0.004


def learn(labelled: Sequence[Labelled]) -> Weights:
    """Return the weights that tell best which of the candidates were meant."""
    seen = Counter(name for each in labelled for name in each.traits)
    vectors = DictVectorizer(dtype=np.float64)
    matrix = vectors.fit_transform([{k: v for k, v in each.traits.items() if seen[k] >= SEEN} for each in labelled])
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    model = LogisticRegression(C=PULL, solver="liblinear", max_iter=1000, random_state=0)
    model.fit(matrix, [each.meant for each in labelled], sample_weight=[PLAIN if e.source == OWN else 1.0 for e in labelled])
    named = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return Weights(round(float(model.intercept_[0]), 3), {str(n): round(float(w), 3) for n, w in named if abs(w) >= LEAST})
