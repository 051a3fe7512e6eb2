"""Which reports may share words with a new one? Sampled fingerprints of texts, and an index of them.

A phrase that many use must not make each new report dearer, and who came first must not matter. So what a report is compared with follows
from the two alone: a few fingerprints of the whole text find its copies of any time, and those of each sentence, numbered by the month in which
they were published, find passages in reports of the same or a neighbouring month, which are as many in a large ledger as in a small one.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from laydown.lineage.stock import telling
from laydown.lineage.wording import stirred, windows, worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from laydown.domain.provenance import Report

RUN = 6
"""Words in a fingerprint."""
LEAST = 2
"""Fingerprints that two reports share at least before their texts are compared."""
_OF_SENTENCE = 2
_EVERY = 16
_OF_TEXT = 8
_LEAST_OF_TEXT = 3
_MOST = 20_000
_HALF = np.uint64(32)
_PERIOD_DAYS = 30
_ANY_TIME, _UNDATED = -1, -2


class Samples(NamedTuple):
    """Fingerprints of a text's sentences, and the smallest few of the whole text: numbers of 32 bits."""

    sentences: NDArray[np.int32]
    text: NDArray[np.int32]


def sketch(report: Report) -> tuple[int, ...]:
    """Return the numbers under which a report is found, sorted: signed, of 32 bits, some 40 for 300 words."""
    found = samples(report.text)
    return tuple(sorted({*_salted(found.sentences, _period(report)), *_salted(found.text, _ANY_TIME)}))


def asked(report: Report) -> tuple[tuple[tuple[int, ...], int], ...]:
    """Return the numbers to look for and how many of them to share at least: for copies of any time, for passages of about the same time."""
    found = samples(report.text)
    period = _period(report)
    near = (period,) if period == _UNDATED else (period - 1, period, period + 1)
    passages = tuple(number for each in near for number in _salted(found.sentences, each))
    return (_salted(found.text, _ANY_TIME), _LEAST_OF_TEXT), (passages, LEAST)


@lru_cache(maxsize=8)
def samples(text: str) -> Samples:
    """Return a text's fingerprints: the smallest of each sentence, two and one more for every sixteen, and the smallest of all.

    Chosen by the sentence alone, so that one that stands in two texts gives the same ones in both, wherever it stands. Runs within stock
    phrases are left out.
    """
    said = worded(text)
    numbers = stirred(windows(said.ids, RUN))
    within = said.sentences[: len(numbers)] == said.sentences[len(said.sentences) - len(numbers) :]
    kept = np.flatnonzero(within & telling(text, RUN))
    # The sentence before the fingerprint: one sorting groups the one and ranks the other.
    ranked = (numbers[kept] >> _HALF) | (said.sentences[kept].astype(np.uint64) << _HALF)
    ranked.sort()
    sentences = ranked >> _HALF
    firsts = np.flatnonzero(np.concatenate((np.ones(min(1, len(kept)), np.bool_), sentences[1:] != sentences[:-1])))
    sizes = np.concatenate((firsts[1:], np.full(min(1, len(kept)), len(kept)))) - firsts
    few = np.arange(len(kept)) < (firsts + np.minimum(_OF_SENTENCE + sizes // _EVERY, sizes)).repeat(sizes)
    chosen = ranked[few][:_MOST].astype(np.uint32)
    chosen.sort()
    return Samples(chosen.view(np.int32), chosen[:_OF_TEXT].view(np.int32))


def _period(report: Report) -> int:
    return report.published.toordinal() // _PERIOD_DAYS if report.published else _UNDATED


def _salted(numbers: NDArray[np.int32], period: int) -> tuple[int, ...]:
    return tuple((numbers ^ _salt(period)).tolist())


@lru_cache(maxsize=4096)
def _salt(period: int) -> np.int32:
    salt: np.int32 = (stirred(np.array([period + 3], dtype=np.uint64)) >> np.uint64(32)).astype(np.uint32).view(np.int32)[0]
    return salt


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
            elif held != key:
                self._holders[number] = [held, key]

    def sharing(self, sketched: Sequence[int], least: int = LEAST) -> dict[str, int]:
        """Return the reports that share at least so many fingerprints, and how many."""
        counts: Counter[str] = Counter()
        for number in sketched:
            held = self._holders.get(number)
            if isinstance(held, list):
                counts.update(held)
            elif held is not None:
                counts[held] += 1
        return {key: count for key, count in counts.items() if count >= least}
