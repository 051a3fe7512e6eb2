"""What do two reports share? Their verbatim runs and the part that runs alike, by their two texts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from laydown.domain.addresses import addresses
from laydown.domain.lineage import Pair, Run
from laydown.domain.provenance import Excerpt
from laydown.lineage.stock import stock
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
    mine, theirs = worded(one.text), worded(other.text)
    share, runs = _share(mine, theirs), tuple(_runs(mine, theirs))
    if not (canonical or share or runs):
        return None
    return Pair(one=one.key, other=other.key, share=share, runs=runs, canonical=canonical)


def _canonical(one: Report, other: Report) -> bool:
    """Say whether one report names the other's page, or both name a third, as the one that they repeat."""
    if not (one.canonical or other.canonical):
        return False
    return not addresses(one).isdisjoint(addresses(other))


def _share(mine: Worded, theirs: Worded) -> float:
    """Return the part of the shorter text's runs of four words that stand in the longer, 0 where they are too few or too little."""
    one, other = np.unique(windows(mine.ids, _SHINGLE)), np.unique(windows(theirs.ids, _SHINGLE))
    if not (len(one) and len(other)):
        return 0.0
    shared = int((other.take(other.searchsorted(one), mode="clip") == one).sum())
    share = shared / min(len(one), len(other))
    return round(share, 4) if shared >= _FEWEST and share >= COPIED else 0.0


def _runs(mine: Worded, theirs: Worded) -> Iterator[Run]:
    """Yield the longest runs of eight words or more that stand in both, as they come in the one."""
    one, other = windows(mine.ids, VERBATIM), windows(theirs.ids, VERBATIM)
    if not (len(one) and len(other)):
        return
    order = other.argsort(kind="stable")
    found = order.take(other[order].searchsorted(one), mode="clip")
    shared = np.flatnonzero((other[found] == one) & ~stock(one, VERBATIM))
    for here in np.split(shared, np.flatnonzero((np.diff(shared) != 1) | (np.diff(found[shared]) != 1)) + 1):
        if len(here):
            there = found[here]
            yield Run(_characters(mine, here), _characters(theirs, there))


def _characters(said: Worded, at: NDArray[np.int64]) -> Excerpt:
    return Excerpt(int(said.starts[at[0]]), int(said.ends[at[-1] + VERBATIM - 1]))
