"""Which words say nothing of copying? Stock phrases that anybody writes, listed in data."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
import yaml

from laydown.errors import CatalogError
from laydown.lineage.wording import doubled, lengthened, worded

if TYPE_CHECKING:
    from numpy.typing import NDArray

RUN = 5
"""Words of a phrase in a row by which it is known."""
_BITS = 18


def hollow(fives: NDArray[np.uint64], length: int) -> NDArray[np.int64]:
    """Return which runs of `length` words of a text have at least half of their words in stock phrases, by the numbers of its runs of five."""
    known = _phrases()
    likely = _likely().take(_first_bits(fives)).nonzero()[0]
    starts: NDArray[np.int64] = likely[known.take(known.searchsorted(fives[likely]), mode="clip") == fives[likely]]
    if not len(starts):
        return starts
    stock = np.zeros(len(fives) + RUN, np.int64)
    for step in range(1, RUN + 1):
        stock[starts + step] = 1
    before = stock.cumsum()
    found: NDArray[np.int64] = ((before[length:] - before[:-length]) * 2 >= length).nonzero()[0]
    return found


@cache
def _phrases() -> NDArray[np.uint64]:
    return np.unique(np.concatenate([_fives(phrase) for phrase in phrases()]))


def _fives(phrase: str) -> NDArray[np.uint64]:
    ids = worded(phrase).ids
    return lengthened(doubled(doubled(ids, 1), 2), ids)


@cache
def _likely() -> NDArray[np.bool_]:
    """Return for the first bits of a number whether a phrase's number begins with them: most runs need no second look."""
    table = np.zeros(1 << _BITS, np.bool_)
    table[_first_bits(_phrases())] = True
    return table


def _first_bits(numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
    return (numbers >> np.uint64(64 - _BITS)).view(np.int64)


@cache
def phrases() -> tuple[str, ...]:
    """Return the phrases as they stand in the data."""
    file = resources.files("laydown.lineage") / "data" / "stock.yaml"
    try:
        return tuple(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["phrases"])
    except (KeyError, TypeError, yaml.YAMLError) as error:
        reason = f"stock.yaml cannot be read ({error!r})"
        raise CatalogError(reason) from error
