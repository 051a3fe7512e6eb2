"""Which words say nothing of copying? Stock phrases that anybody writes, listed in data."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
import yaml

from laydown.errors import CatalogError
from laydown.lineage.wording import windows, worded

if TYPE_CHECKING:
    from numpy.typing import NDArray


_RUN = 5
"""Words of a phrase in a row by which it is known."""


def telling(text: str, length: int) -> NDArray[np.bool_]:
    """Return which runs of `length` words of a text have at least half of their words outside of stock phrases."""
    before = _outside(text)
    if len(before) <= length:
        return np.zeros(0, np.bool_)
    found: NDArray[np.bool_] = (before[length:] - before[:-length]) * 2 >= length
    return found


@lru_cache(maxsize=64)
def _outside(text: str) -> NDArray[np.int64]:
    """Return how many words before each place, and before the end, stand outside of stock phrases."""
    ids = worded(text).ids
    starts = np.flatnonzero(_known(windows(ids, _RUN)))
    if not len(starts):
        return np.arange(len(ids) + 1)
    outside = np.ones(len(ids) + 1, np.int64)
    for step in range(_RUN):
        outside[starts + step + 1] = 0
    outside[0] = 0
    return outside.cumsum()


def _known(numbers: NDArray[np.uint64]) -> NDArray[np.bool_]:
    known = _phrases()
    found: NDArray[np.bool_] = known.take(known.searchsorted(numbers), mode="clip") == numbers
    return found


@cache
def _phrases() -> NDArray[np.uint64]:
    return np.unique(np.concatenate([windows(worded(phrase).ids, _RUN) for phrase in phrases()]))


@cache
def phrases() -> tuple[str, ...]:
    """Return the phrases as they stand in the data."""
    file = resources.files("laydown.lineage") / "data" / "stock.yaml"
    try:
        return tuple(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["phrases"])
    except (KeyError, TypeError, yaml.YAMLError) as error:
        reason = f"stock.yaml cannot be read ({error!r})"
        raise CatalogError(reason) from error
