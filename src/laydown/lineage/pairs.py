"""What do two reports share? Their verbatim runs and the part that runs alike, by their two texts alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from laydown.domain.addresses import addresses
from laydown.domain.lineage import Pair, Run
from laydown.domain.provenance import Excerpt
from laydown.lineage.passages import NOTHING, VERBATIM, passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from laydown.domain.provenance import Report
    from laydown.lineage.wording import Worded

COPIED = 0.2
"""The part of the shorter text that runs as in the longer, from which one is a copy, cut or rewritten, of the other."""
_FEWEST = 20


def pair(one: Report, other: Report) -> Pair | None:
    """Return what two reports share; None for nothing that counts, and for a report and itself."""
    first, second = one.key, other.key
    if first == second:
        return None
    if second < first:
        one, other, first, second = other, one, second, first
    canonical = _canonical(one, other)
    share, runs = _compared(one.text, other.text)
    if not (canonical or share or runs):
        return None
    return Pair(one=first, other=second, share=share, runs=runs, canonical=canonical)


def _canonical(one: Report, other: Report) -> bool:
    """Say whether one report names the other's page, or both name a third, as the one that they repeat."""
    if not (one.canonical or other.canonical):
        return False
    return not addresses(one).isdisjoint(addresses(other))


class Grams(NamedTuple):
    """What a text is compared by: its words; its runs of four, sorted; its telling runs of eight, sorted, and where each stands."""

    said: Worded
    fours: NDArray[np.uint64]
    eights: NDArray[np.uint64]
    places: NDArray[np.int64]


@lru_cache(maxsize=1024)
def _grams(text: str) -> Grams:
    said, fours, eights, _ = passages(text)
    order = eights.argsort(kind="stable")
    ordered = eights[order]
    telling = ordered.searchsorted(NOTHING)
    return Grams(said, np.sort(fours), ordered[:telling], order[:telling])


# What many outlets carry word for word is compared once: a new copy meets all others.
@lru_cache(maxsize=16)
def _compared(text: str, other: str) -> tuple[float, tuple[Run, ...]]:
    mine, theirs = _grams(text), _grams(other)
    return _share(mine, theirs), tuple(_runs(mine, theirs))


def _share(mine: Grams, theirs: Grams) -> float:
    """Return the part of the shorter text's runs of four words that stand in the longer, 0 where they are too few or too little."""
    one, other = mine.fours, theirs.fours
    if len(other) < len(one):
        one, other = other, one
    if len(one) < _FEWEST:
        return 0.0
    shared = np.count_nonzero(other.take(other.searchsorted(one), mode="clip") == one)
    share = shared / len(one)
    return round(share, 4) if shared >= _FEWEST and share >= COPIED else 0.0


def _runs(mine: Grams, theirs: Grams) -> Iterator[Run]:
    """Yield the longest runs of eight words or more that stand in both, as they come in the one."""
    if not (len(mine.eights) and len(theirs.eights)):
        return
    found = theirs.eights.searchsorted(mine.eights)
    shared = (theirs.eights.take(found, mode="clip") == mine.eights).nonzero()[0]
    if not len(shared):
        return
    here, there = mine.places[shared], theirs.places[found[shared]]
    order = here.argsort()
    here, there = here[order], there[order]
    breaks = ((here[1:] - here[:-1] != 1) | (there[1:] - there[:-1] != 1)).nonzero()[0].tolist()
    for first, last in zip((0, *(each + 1 for each in breaks)), (*breaks, len(here) - 1), strict=True):
        yield Run(_characters(mine.said, here[first], here[last]), _characters(theirs.said, there[first], there[last]))


def _characters(said: Worded, first: np.int64, last: np.int64) -> Excerpt:
    return Excerpt(int(said.starts[first]), int(said.ends[last + VERBATIM - 1]))
