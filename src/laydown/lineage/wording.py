"""Which words does a text have, and where? Words as numbers, folded, with their characters and sentences."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLANE = 0x10000
_LONGEST = 32
# Odd numbers of 64 bits: a polynomial over characters and one over words; any would do, but the ledger keeps what they give.
_CHARACTER = 0x9E3779B97F4A7C15
_WORD = np.uint64(0xD1B54A32D192ED03)
_STIR = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_ENDS = ".!?\n\u2029"


class Worded(NamedTuple):
    """The words of a text in order: `[starts, ends)` are their characters, `ids` numbers that equal words share, `sentences` counts up."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.uint64]
    sentences: NDArray[np.int64]


@lru_cache(maxsize=64)
def worded(text: str) -> Worded:
    """Return a text's words; marks, spacing and capitals do not count."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = _folding().take(points, mode="clip")
    inside = np.zeros(len(folded) + 2, dtype=np.bool_)
    inside[1:-1] = folded
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return Worded(starts, ends, np.zeros(0, np.uint64), starts)
    first = starts[0]
    # Each character counts by its place in its word, so that the sums from start to start are the words' numbers.
    places = np.arange(first, len(folded)) - starts.repeat(np.append(starts[1:], len(folded)) - starts)
    sums = np.add.reduceat(folded[first:] * _powers().take(places, mode="clip"), starts - first)
    return Worded(starts, ends, stirred(sums), _sentences(points, starts, ends))


def windows(ids: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """Return a number for every run of `length` words: n - length + 1 of them, none where the text is shorter."""
    count = len(ids) - length + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    found = ids[:count].copy()
    for step in range(1, length):
        found *= _WORD
        found += ids[step : step + count]
    return found


def stirred(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the numbers with all of their bits stirred, so that the low and the high ones say as much."""
    found = (numbers ^ (numbers >> _HALF)) * _STIR
    return found ^ (found >> _HALF)


def _sentences(points: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each word the number of its sentence: full stops and line ends between two words part them, unless a digit follows at once."""
    marks = np.flatnonzero(_marks().take(points, mode="clip"))
    # A mark with more than itself between two words parts them; it then stands before the start that it is sorted to.
    after = starts.searchsorted(marks)
    after = after[after < len(starts)]
    found = np.zeros(len(starts), np.int64)
    found[after] = 1
    found[1:] &= starts[1:] - ends[:-1] > 1
    found[0] = 0
    return found.cumsum()


@cache
def _folding() -> NDArray[np.uint64]:
    """Return for every character the one that it counts as, 0 for what is no part of a word."""
    table = np.zeros(_PLANE + 1, dtype=np.uint64)
    for point in range(_PLANE):
        character = chr(point)
        if character.isalnum() or character == "_":
            table[point] = ord(character.lower()[0])
    return table


@cache
def _marks() -> NDArray[np.bool_]:
    table = np.zeros(_PLANE + 1, dtype=np.bool_)
    table[[ord(mark) for mark in _ENDS]] = True
    return table


@cache
def _powers() -> NDArray[np.uint64]:
    return np.array([pow(_CHARACTER, place, 1 << 64) for place in range(_LONGEST)], dtype=np.uint64)
