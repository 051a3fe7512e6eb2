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
    mine, theirs = _grams(one.text), _grams(other.text)
    share, runs = _share(mine, theirs), tuple(_runs(mine, theirs))
    if not (canonical or share or runs):
        return None
    return Pair(one=first, other=second, share=share, runs=runs, canonical=canonical)


def _canonical(one: Report, other: Report) -> bool:
    """Say whether one report names the other's page, or both name a third, as the one that they repeat."""
    if not (one.canonical or other.canonical):
        return False
    return not addresses(one).isdisjoint(addresses(other))


class Grams(NamedTuple):
    """What a text is compared by: its words; its runs of four, each once and sorted; its telling runs of eight, sorted, and where each stands."""

    said: Worded
    fours: NDArray[np.uint64]
    eights: NDArray[np.uint64]
    places: NDArray[np.int64]


@lru_cache(maxsize=1024)
def _grams(text: str) -> Grams:
    said, fours, eights = passages(text)
    fours = np.sort(fours)
    last = np.ones(len(fours), np.bool_)
    last[:-1] = fours[1:] != fours[:-1]
    order = eights.argsort(kind="stable")
    ordered = eights[order]
    telling = ordered.searchsorted(NOTHING)
    return Grams(said, fours[last], ordered[:telling], order[:telling])


def _share(mine: Grams, theirs: Grams) -> float:
    """Return the part of the shorter text's runs of four words that stand in the longer, 0 where they are too few or too little."""
    one, other = sorted((mine.fours, theirs.fours), key=len)
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
    breaks = np.ones(len(here) + 1, np.bool_)
    breaks[1:-1] = (here[1:] - here[:-1] != 1) | (there[1:] - there[:-1] != 1)
    firsts, lasts = breaks[:-1].nonzero()[0], breaks[1:].nonzero()[0]
    yield from map(Run, _spans(mine, here[firsts], here[lasts]), _spans(theirs, there[firsts], there[lasts]))


def _spans(grams: Grams, firsts: NDArray[np.int64], lasts: NDArray[np.int64]) -> Iterator[Excerpt]:
    """Yield the characters from the runs of eight words that come first to those that come last."""
    return map(Excerpt, grams.said.starts[firsts].tolist(), grams.said.ends[lasts + (VERBATIM - 1)].tolist())
