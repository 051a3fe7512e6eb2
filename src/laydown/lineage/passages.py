"""Which words stand in several reports? An inverted index of runs of words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERBATIM = 8
"""Words in a row that two reports share only if one has them from the other, or both from a third."""
_SHINGLE = 4
_FREQUENT = 64
_COPIED = 0.4
_FEWEST = 20
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return a text's words, folded; marks and spacing do not count."""
    return _WORD.findall(text.casefold())


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Yield every run of `length` words of a text."""
    found = words(text)
    return zip(*(found[start:] for start in range(length)), strict=False)


class Passages:
    """Texts by name, findable by the runs of words that they share. A new text is compared against the index alone."""

    def __init__(self) -> None:
        self._verbatim: dict[int, list[str]] = defaultdict(list)
        self._shingles: dict[int, list[str]] = defaultdict(list)
        self._sizes: dict[str, int] = {}

    def add(self, name: str, text: str) -> None:
        """Take in a text; a name is added once."""
        for run in {hash(run) for run in runs(text, VERBATIM)}:
            self._verbatim[run].append(name)
        shingles = {hash(run) for run in runs(text, _SHINGLE)}
        for run in shingles:
            self._shingles[run].append(name)
        self._sizes[name] = len(shingles)

    def sharing(self, sentence: str) -> set[str]:
        """Return the texts that hold eight words in a row of the sentence."""
        return {name for run in runs(sentence, VERBATIM) for name in self._verbatim.get(hash(run), ())}

    def copies(self, text: str) -> dict[str, float]:
        """Return the texts of which much is in `text` or the other way round, with the share of the shorter one."""
        shingles = {hash(run) for run in runs(text, _SHINGLE)}
        # Stock phrases stand in many reports and say nothing of copying; leaving them out also bounds the work.
        hits = Counter(name for run in shingles for name in self._few(run))
        shares = {name: count / (min(len(shingles), self._sizes[name]) or 1) for name, count in hits.items() if count >= _FEWEST}
        return {name: share for name, share in shares.items() if share >= _COPIED}

    def _few(self, run: int) -> Iterable[str]:
        names = self._shingles.get(run, ())
        return names if len(names) <= _FREQUENT else ()
