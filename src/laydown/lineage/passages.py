"""By which runs of words is a text known? Numbers of its runs of four words and of eight, worked out once a text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from laydown.lineage.stock import hollow
from laydown.lineage.wording import doubled, lengthened, worded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from laydown.lineage.wording import Worded

VERBATIM = 8
"""Words in a row that two reports share only if one has them from the other, or both from a third."""
NOTHING = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
"""The number of every run that says nothing of copying, as it stands for the most part in stock phrases."""


class Passages(NamedTuple):
    """A text's words, and the numbers of its runs of four words and of eight, in order: each run's by its first word."""

    said: Worded
    fours: NDArray[np.uint64]
    eights: NDArray[np.uint64]


# A text of 300 words takes some 12 kB; copies mostly follow soon upon their story.
@lru_cache(maxsize=2048)
def passages(text: str) -> Passages:
    """Return the runs of a text."""
    said = worded(text)
    fours = doubled(doubled(said.ids, 1), 2)
    eights = doubled(fours, 4)
    if len(eights):
        eights[hollow(lengthened(fours, said.ids), VERBATIM)] = NOTHING
    return Passages(said, fours, eights)
