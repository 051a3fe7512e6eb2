"""What do two reports share? Their verbatim runs and the part that runs alike, by their two texts alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from laydown.domain.addresses import addresses
from laydown.domain.lineage import Pair, Run
from laydown.domain.provenance import Excerpt
from laydown.lineage.stock import telling
from laydown.lineage.wording import windows, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from laydown.domain.provenance import Report
    from laydown.lineage.wording import Worded

VERBATIM = 8
"""Words in a row that two reports share only if one has them from the other, or both from a third."""
COPIED = 0.2
"""The part of the shorter text that runs as in the longer, from which one is a copy, cut or rewritten, of the other."""
_SHINGLE = 4
_FEWEST = 20


def pair(one: Report, other: Report) -> Pair | None:
    """Return what two reports share; None for nothing that counts, and for a report and itself."""
    if one.key == other.key:
        return None
    if other.key < one.key:
        one, other = other, one
    canonical = _canonical(one, other)
    mine, theirs = _grams(one.text), _grams(other.text)
    share, runs = _share(mine, theirs), tuple(_runs(mine, theirs))
    if not (canonical or share or runs):
        return None
    return Pair(one=one.key, other=other.key, share=share, runs=runs, canonical=canonical)


def _canonical(one: Report, other: Report) -> bool:
    """Say whether one report names the other's page, or both name a third, as the one that they repeat."""
    if not (one.canonical or other.canonical):
        return False
    return not addresses(one).isdisjoint(addresses(other))


class Grams(NamedTuple):
    """What a text is compared by: its words, its runs of four as a set, its runs of eight in order and by number, and which are telling."""

    said: Worded
    shingles: NDArray[np.uint64]
    runs: NDArray[np.uint64]
    order: NDArray[np.int64]
    ordered: NDArray[np.uint64]
    telling: NDArray[np.bool_]


@lru_cache(maxsize=512)
def _grams(text: str) -> Grams:
    said = worded(text)
    shingles, runs = windows(said.ids, _SHINGLE), windows(said.ids, VERBATIM)
    shingles.sort()
    order = runs.argsort(kind="stable")
    distinct = shingles[np.concatenate((shingles[1:] != shingles[:-1], np.ones(min(1, len(shingles)), np.bool_)))]
    return Grams(said, distinct, runs, order, runs[order], telling(text, VERBATIM))


def _share(mine: Grams, theirs: Grams) -> float:
    """Return the part of the shorter text's runs of four words that stand in the longer, 0 where they are too few or too little."""
    one, other = sorted((mine.shingles, theirs.shingles), key=len)
    if not len(one):
        return 0.0
    shared = np.count_nonzero(other.take(other.searchsorted(one), mode="clip") == one)
    share = shared / len(one)
    return round(share, 4) if shared >= _FEWEST and share >= COPIED else 0.0


def _runs(mine: Grams, theirs: Grams) -> Iterator[Run]:
    """Yield the longest runs of eight words or more that stand in both, as they come in the one."""
    if not (len(mine.runs) and len(theirs.runs)):
        return
    found = theirs.order.take(theirs.ordered.searchsorted(mine.runs), mode="clip")
    shared = np.flatnonzero((theirs.runs[found] == mine.runs) & mine.telling)
    if not len(shared):
        return
    there = found[shared]
    breaks = np.flatnonzero((shared[1:] - shared[:-1] != 1) | (there[1:] - there[:-1] != 1)) + 1
    firsts, lasts = [0, *breaks.tolist()], [*(breaks - 1).tolist(), len(shared) - 1]
    for first, last in zip(firsts, lasts, strict=True):
        yield Run(_characters(mine.said, shared[first], shared[last]), _characters(theirs.said, there[first], there[last]))


def _characters(said: Worded, first: np.int64, last: np.int64) -> Excerpt:
    return Excerpt(int(said.starts[first]), int(said.ends[last + VERBATIM - 1]))
