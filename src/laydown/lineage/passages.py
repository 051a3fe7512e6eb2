"""By which runs of words is a text known? Numbers of its runs of four words and of eight, worked out once a text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from laydown.lineage.stock import RUN, stock
from laydown.lineage.wording import doubled, worded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from laydown.lineage.wording import Worded

VERBATIM = 8
"""Words in a row that two reports share only if one has them from the other, or both from a third."""
NOTHING = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
"""The number of every run that says nothing of copying, as it stands for the most part in stock phrases."""


_ABOUT = np.arange(-(VERBATIM // 2), RUN - VERBATIM // 2 + 1)
"""Where runs of eight words begin, as seen from five words of stock, that have at least half of their words of those."""


class Passages(NamedTuple):
    """A text's words, and the numbers of its runs of four words and of eight, in order: each run's by its first word.

    `padded` are the runs of eight with NOTHING after them, one number for every word.
    """

    said: Worded
    fours: NDArray[np.uint64]
    eights: NDArray[np.uint64]
    padded: NDArray[np.uint64]


# A text of 300 words takes some 14 kB; copies mostly follow soon upon their story.
@lru_cache(maxsize=1024)
def passages(text: str) -> Passages:
    """Return the runs of a text."""
    said = worded(text)
    fours = doubled(doubled(said.ids, 1), 2)
    padded = np.full(len(said.ids), NOTHING)
    eights = padded[: max(len(padded) - VERBATIM + 1, 0)]
    if len(eights):
        eights[:] = doubled(fours, VERBATIM // 2)
        phrases = stock(fours, said.ids)
        if len(phrases):
            padded[np.maximum(phrases[:, None] + _ABOUT, 0)] = NOTHING
    return Passages(said, fours, eights, padded)
