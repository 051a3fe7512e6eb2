"""Which words does a text have, and where? Words as numbers, folded, with their characters and sentences."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLANE = 0x10000
# Odd numbers: a polynomial over characters and one over words; any would do, but the ledger keeps what they give.
_CHARACTER = 0x9E3779B97F4A7C15
_WORD = 0xD1B54A32D192ED03
_ENDS = ".!?\n\u2029"
_END, _LEAST_LETTER = 1, 2


class Worded(NamedTuple):
    """The words of a text in order: `[starts, ends)` are their characters, `ids` numbers that equal words share, `sentences` each one's first word."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.uint64]
    sentences: NDArray[np.int64]


def worded(text: str) -> Worded:
    """Return a text's words; marks, spacing and capitals do not count."""
    folded = _folded(text)
    inside = np.zeros(len(folded) + 2, dtype=np.bool_)
    np.greater_equal(folded, _LEAST_LETTER, out=inside[1:-1])
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return Worded(starts, ends, np.zeros(0, np.uint64), starts)
    # What the characters of a word sum up to is its number times the power at its start, which multiplying by the inverse takes away.
    powers, inverses = _powers((len(folded) + 1).bit_length())
    counted = np.zeros(len(folded) + 1, np.uint64)
    np.multiply(folded, powers[: len(folded)], out=counted[:-1])
    ids = np.add.reduceat(counted, edges)[::2] * inverses[starts]
    return Worded(starts, ends, ids, _sentences(folded, starts, inside))


def doubled(numbers: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """Return the numbers of the runs that are twice as long: `numbers` are those of the runs of `length` words."""
    if len(numbers) <= length:
        return np.zeros(0, np.uint64)
    found: NDArray[np.uint64] = numbers[:-length] * np.uint64(pow(_WORD, length, 1 << 64)) + numbers[length:]
    return found


def extended(numbers: NDArray[np.uint64], ids: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the numbers of the runs that are one word longer, that word's number given for each."""
    found: NDArray[np.uint64] = numbers * np.uint64(_WORD) + ids
    return found


def _sentences(
    folded: NDArray[np.uint8] | NDArray[np.uint16], starts: NDArray[np.int64], inside: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return the first word of each sentence: full stops and line ends between two words part them, unless they stand alone as in "3.5"."""
    marks = (folded == _END).nonzero()[0]
    marks = marks[~(inside[marks] & inside[marks + 2])]
    first = np.zeros(len(starts) + 1, np.bool_)
    first[starts.searchsorted(marks)] = True
    first[0], first[-1] = True, False
    return first.nonzero()[0]


def _folded(text: str) -> NDArray[np.uint8] | NDArray[np.uint16]:
    """Return a text's characters as they count; below _LEAST_LETTER what is no part of a word."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii").translate(_ascii()), np.uint8)
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _folding().take(points, mode="clip")


@cache
def _folding() -> NDArray[np.uint16]:
    """Return for every character the one that it counts as."""
    table = np.zeros(_PLANE + 1, np.uint16)
    for point in range(_PLANE):
        character = chr(point)
        if character.isalnum() or character == "_":
            table[point] = ord(character.lower()[0])
    table[[ord(mark) for mark in _ENDS]] = _END
    return table


@cache
def _ascii() -> bytes:
    return _folding()[:256].astype(np.uint8).tobytes()


@lru_cache(maxsize=2)
def _powers(bits: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the powers of a character's place, and their inverses modulo 2 ** 64, for so many places as these bits count."""
    return _power(_CHARACTER, 1 << bits), _power(pow(_CHARACTER, -1, 1 << 64), 1 << bits)


def _power(number: int, count: int) -> NDArray[np.uint64]:
    found = np.full(count, number, np.uint64)
    found[0] = 1
    return np.cumprod(found)
