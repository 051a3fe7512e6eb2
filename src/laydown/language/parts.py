"""Of what parts does a headline, a list item or a table row consist? Cells, labels and clauses that share no grammar with one another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CELL = re.compile(r"[ \u00a0]*+[|\t]\s*+")
_BULLET = re.compile(r"(?:[-*+•▪◦‣·–—►]|\(?\d{1,2}[.)]|\(?[a-z]\))\s++")
_CLAUSE = re.compile(r";\s++")
_LABEL = re.compile(r":\s++")
_DASH = re.compile(r"\s(?:--?|[–—•·*])\s++")
_SAYING = r"(?:says?|said|saying|reports?|repeats?|confirms?|admits?|claims?|tells?|warns?|announces?)"
_SOURCE = re.compile(
    rf",\s++(?={_SAYING}(?:\s[^\s,;:|]++){{1,7}}\s*+(?:[.;|]|$)|(?:[^\s,;:|]++\s){{1,7}}{_SAYING}(?:\s[^\s,;:|]++){{0,4}}\s*+(?:[.;|]|$))",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(r"(?:the|an?|its|their|our|some|about)\s", re.IGNORECASE)
_LONGEST_LABEL = 60
_WORDS_IN_LABEL = 8
_MOST = 60
"""Parts of one line: what has more is a table in one line, or an attack."""


def parts(text: str) -> list[tuple[int, int]]:
    """Return the parts of one line in order, each with the separator behind it; together they are the whole text."""
    begun = bullet.end() if (bullet := _BULLET.match(text)) else 0
    cuts = {0, begun}
    for start, end in cells(text):
        first = max(start, begun)
        cuts.add(first)
        cuts.update(_clauses(text, first, end))
    ends = sorted(cuts - {len(text)})
    if not 1 < len(ends) <= _MOST:
        return [(0, len(text))]
    return list(zip(ends, [*ends[1:], len(text)], strict=True))


def cells(text: str) -> list[tuple[int, int]]:
    """Return the cells of a table's row, each with the bar or tab behind it; a line without any is one cell."""
    starts = sorted({0, *(m.end() for m in CELL.finditer(text) if m.end() < len(text))})
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _are_parts(cell: str, dashes: list[re.Match[str]]) -> bool:
    """Say whether dashes part a cell rather than set something off: one alone, or several behind a name or number."""
    few = len(cell[:_LONGEST_LABEL].split(None, _WORDS_IN_LABEL)) > 1 and not _RUNS_ON.match(cell)
    return len(dashes) == 1 or (bool(dashes) and few)


def _clauses(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the clauses of a cell begin behind its first: after a label and its colon, a lone dash, semicolons, and before a trailing source."""
    label = _LABEL.search(text, start, min(end, start + _LONGEST_LABEL))
    if label and len(text[start : label.start()].split()) <= _WORDS_IN_LABEL:
        yield label.end()
    elif _are_parts(text[start:end], dashes := list(_DASH.finditer(text, start, end))):
        for dash in dashes:
            yield dash.end()
    for clause in _CLAUSE.finditer(text, start, end):
        yield clause.end()
    for source in _SOURCE.finditer(text, start, end):
        yield source.end()
