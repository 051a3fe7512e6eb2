"""Which reports may share words with a new one? Sampled fingerprints of texts, and an index of them.

A fingerprint is the number of eight words in a row, as many as two reports share only if one has them from the other: who shares one is worth
comparing, and hardly anybody else is. A phrase that many use must not make each new report dearer, and who came first must not matter. So what
a report is compared with follows from the two alone: fingerprints are numbered by the month in which they were published and find passages in
reports of the same or a neighbouring month, which are as many in a large ledger as in a small one; and pairs of sentences that follow one
another find the copies of any time, as no two texts have both by chance. A lone passage in a report of another season is not found.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from laydown.lineage.passages import NOTHING, VERBATIM, passages
from laydown.lineage.wording import doubled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from laydown.domain.provenance import Report

LEAST = 1
"""Fingerprints that two reports share at least before their texts are compared."""
_BOUND = np.uint64((1 << 64) // 12)
_OF_TEXT = 6
_MOST = 20_000
_PERIOD_DAYS = 30
_UNDATED = -1


class Samples(NamedTuple):
    """Fingerprints of a text's sentences, and of sentences that follow one another: numbers of 32 bits."""

    sentences: NDArray[np.int32]
    sequels: list[int]


def sketch(report: Report) -> tuple[int, ...]:
    """Return the numbers under which a report is found, each once: signed, of 32 bits, some 34 for 300 words."""
    return _numbers(report.text, _period(report))[0]


def asked(report: Report) -> tuple[int, ...]:
    """Return the numbers to look for; a report that holds one of them is to be compared."""
    return _numbers(report.text, _period(report))[1]


@lru_cache(maxsize=8)
def _numbers(text: str, period: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the numbers of a text that was published in a period, and those of the texts to compare it with."""
    found = samples(text)
    own, *others = (found.sentences ^ _salts(period)).tolist()
    held = dict.fromkeys(own + found.sequels)
    return tuple(held), (*held, *chain.from_iterable(others))


def samples(text: str) -> Samples:
    """Return a text's fingerprints: the smallest of each sentence and all below a bound, one in 12; of two sentences on end, the smallest few.

    Chosen by the sentences alone, so that one that stands in two texts gives the same ones in both, wherever it stands.
    """
    said, _, eights, padded = passages(text)
    if not len(eights):
        return Samples(np.zeros(0, np.int32), [])
    within = padded.copy()
    within[np.maximum(said.sentences[1:, None] - _BEFORE, 0)] = NOTHING
    smallest = np.minimum.reduceat(within, said.sentences)
    smallest = smallest[smallest != NOTHING]
    sequels = doubled(smallest, 1)
    sequels.sort()
    sentences = np.concatenate((smallest, eights[eights < _BOUND]))[:_MOST]
    return Samples(_short(sentences), _short(sequels[:_OF_TEXT]).tolist())


_BEFORE = np.arange(1, VERBATIM)
"""Runs of eight words that begin so many words before a sentence run into it."""


def _short(numbers: NDArray[np.uint64]) -> NDArray[np.int32]:
    # The last bits: the first ones are alike, as the numbers are chosen for being small.
    return numbers.astype(np.uint32).view(np.int32)


def _period(report: Report) -> int:
    return report.published.toordinal() // _PERIOD_DAYS if report.published else _UNDATED


@lru_cache(maxsize=64)
def _salts(period: int) -> NDArray[np.int32]:
    """Return a number for a period, and one for each of its neighbours, one under another."""
    near = (period,) if period == _UNDATED else (period, period - 1, period + 1)
    return np.array([[crc32(b"%d" % each)] for each in near], np.uint32).view(np.int32)


class Sketches:
    """Reports by the fingerprints of their texts, in memory."""

    def __init__(self) -> None:
        # Most fingerprints have one holder: a list for each would be most of the memory.
        self._holders: dict[int, str | list[str]] = {}
        self._known: set[str] = set()

    def add(self, key: str, sketched: Sequence[int]) -> None:
        """Take in a report's sketch; adding it again changes nothing."""
        if key in self._known:
            return
        self._known.add(key)
        for number in sketched:
            held = self._holders.setdefault(number, key)
            if isinstance(held, list):
                held.append(key)
            elif held is not key:
                self._holders[number] = [held, key]

    def sharing(self, sketched: Sequence[int], least: int = LEAST) -> dict[str, int]:
        """Return the reports that share at least so many fingerprints, and how many."""
        holders: list[str] = []
        for held in filter(None, map(self._holders.get, sketched)):
            if isinstance(held, str):
                holders.append(held)
            else:
                holders += held
        counts = Counter(holders)
        return counts if least <= 1 else {key: count for key, count in counts.items() if count >= least}
