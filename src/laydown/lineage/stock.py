"""Which words say nothing of copying? Stock phrases that anybody writes, listed in data."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
import yaml

from laydown.errors import CatalogError
from laydown.lineage.wording import doubled, extended, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

RUN = 5
"""Words of a phrase in a row by which it is known."""
_BITS = 19


def stock(fours: NDArray[np.uint64], ids: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return the words at which runs of five stand that are of a stock phrase, by the numbers of a text's runs of four and of its words."""
    likely = _likely().take(_first_bits(fours[:-1])).nonzero()[0]
    if not len(likely):
        return likely
    known, found = _phrases(), extended(fours[likely], ids[likely + RUN - 1])
    starts: NDArray[np.int64] = likely[known.take(known.searchsorted(found), mode="clip") == found]
    return starts


@cache
def _phrases() -> NDArray[np.uint64]:
    return np.unique(np.concatenate([extended(fours[:-1], ids[RUN - 1 :]) for fours, ids in _worded()]))


@cache
def _likely() -> NDArray[np.bool_]:
    """Return for the first bits of the number of four words whether a phrase's four begin with them: most need no second look."""
    table = np.zeros(1 << _BITS, np.bool_)
    for fours, _ in _worded():
        table[_first_bits(fours)] = True
    return table


def _worded() -> Iterator[tuple[NDArray[np.uint64], NDArray[np.uint64]]]:
    for phrase in phrases():
        ids = worded(phrase).ids
        yield doubled(doubled(ids, 1), 2), ids


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
