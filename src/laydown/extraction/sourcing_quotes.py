"""What stands between quotation marks in a text, over paragraphs too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.domain.provenance import Excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"\"|“|”|„|«|»|''|``")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_OPENS_AFTER = frozenset("([{—–-/‘'")
_FURTHEST = 12


def quotations(text: str) -> list[Excerpt]:
    """Return the quotations of a text, marks included, in order.

    A paragraph that opens a quotation and does not close it is taken to run on where the next one opens with a mark again, or
    where a later paragraph closes what was opened before it opens anything itself; otherwise the quotation ends with its paragraph.
    """
    blocks = [_Block(text, match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    found: list[Excerpt] = []
    opened: int | None = None
    for index, block in enumerate(blocks):
        opened = block.read(opened, found)
        if opened is not None and not _runs_on(blocks[index + 1 : index + 1 + _FURTHEST]):
            found.append(Excerpt(opened, block.end))
            opened = None
    return found


def _runs_on(following: list[_Block]) -> bool:
    for distance, block in enumerate(following):
        first = next(block.marks(), None)
        if first is not None:
            return (not first[2]) or (distance == 0 and first[0] == block.start)
    return False


class _Block:
    """A paragraph and its quotation marks."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    def marks(self) -> Iterator[tuple[int, int, bool | None]]:
        """Yield each mark as (start, end, whether it opens, None where its place does not tell)."""
        for match in _MARK.finditer(self.text, self.start, self.end):
            yield match.start(), match.end(), self._opens(match)

    def _opens(self, mark: re.Match[str]) -> bool | None:
        if mark[0] in "“„«``":
            return True
        if mark[0] in "”»":
            return False
        before = self.text[mark.start() - 1] if mark.start() > self.start else " "
        after = self.text[mark.end()] if mark.end() < self.end else " "
        loose_before, loose_after = before.isspace() or before in _OPENS_AFTER, after.isspace()
        if loose_before and loose_after:
            return None if mark.start() > self.start else True
        return loose_before

    def read(self, opened: int | None, found: list[Excerpt]) -> int | None:
        """Add the quotations that end here to `found`; return where one that is still open began."""
        for start, end, opens in self.marks():
            if opened is None:
                opened = None if opens is False else start
            elif opens is not True:
                found.append(Excerpt(opened, end))
                opened = None
            elif start != self.start:
                found.append(Excerpt(opened, start))
                opened = start
        return opened
