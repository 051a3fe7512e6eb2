"""Which words say nothing of copying? Stock phrases that anybody writes, listed in data."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
import yaml

from laydown.errors import CatalogError
from laydown.lineage.wording import windows, worded

if TYPE_CHECKING:
    from numpy.typing import NDArray


def stock(numbers: NDArray[np.uint64], length: int) -> NDArray[np.bool_]:
    """Return which runs of `length` words, by their numbers, lie within a stock phrase."""
    known = _windows(length)
    if not len(known):
        return np.zeros(len(numbers), np.bool_)
    found: NDArray[np.bool_] = known.take(known.searchsorted(numbers), mode="clip") == numbers
    return found


@cache
def _windows(length: int) -> NDArray[np.uint64]:
    found = [windows(worded(phrase).ids, length) for phrase in phrases()]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.uint64)


@cache
def phrases() -> tuple[str, ...]:
    """Return the phrases as they stand in the data."""
    file = resources.files("laydown.lineage") / "data" / "stock.yaml"
    try:
        return tuple(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["phrases"])
    except (KeyError, TypeError, yaml.YAMLError) as error:
        reason = f"stock.yaml cannot be read ({error!r})"
        raise CatalogError(reason) from error
