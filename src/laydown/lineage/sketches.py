"""Which reports may share words with a new one? Sampled fingerprints of texts, and an index of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from laydown.lineage.stock import stock
from laydown.lineage.wording import windows, worded

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 6
"""Words in a fingerprint."""
LEAST = 2
"""Fingerprints that two reports share at least before their texts are compared."""
_FEWEST = 2
_EVERY = 10
_MOST = 20_000


def sketch(text: str) -> tuple[int, ...]:
    """Return a text's fingerprints, sorted: the smallest few of each sentence, two and one more for every ten words.

    Chosen by the sentence alone, so that one that stands in two texts gives the same ones in both, wherever it stands. Signed numbers of
    32 bits. Runs within stock phrases are left out.
    """
    said = worded(text)
    numbers = windows(said.ids, RUN)
    within = said.sentences[: len(numbers)] == said.sentences[RUN - 1 :]
    kept = np.flatnonzero(within & ~stock(numbers, RUN))
    if not len(kept):
        return ()
    chosen, sentences = numbers[kept], said.sentences[kept]
    order = np.lexsort((chosen, sentences))
    chosen, sentences = chosen[order], sentences[order]
    firsts = np.flatnonzero(np.concatenate((np.ones(1, np.bool_), sentences[1:] != sentences[:-1])))
    sizes = np.diff(firsts, append=len(chosen))
    ranks = np.arange(len(chosen)) - firsts.repeat(sizes)
    few = chosen[ranks < (_FEWEST + sizes // _EVERY).repeat(sizes)][:_MOST]
    return tuple(np.unique((few >> np.uint64(32)).astype(np.uint32).view(np.int32)).tolist())


class Sketches:
    """Reports by the fingerprints of their texts, in memory."""

    def __init__(self) -> None:
        self._holders: dict[int, list[str]] = defaultdict(list)
        self._known: set[str] = set()

    def add(self, key: str, sketched: Sequence[int]) -> None:
        """Take in a report's sketch; adding it again changes nothing."""
        if key in self._known:
            return
        self._known.add(key)
        for number in sketched:
            self._holders[number].append(key)

    def sharing(self, sketched: Sequence[int], least: int = LEAST) -> dict[str, int]:
        """Return the reports that share at least so many fingerprints, and how many."""
        counts: Counter[str] = Counter()
        for number in sketched:
            counts.update(self._holders.get(number, ()))
        return {key: count for key, count in counts.items() if count >= least}
