"""Which lines of a text belong together, and in what form they stand: prose, headline, list or table line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Form(StrEnum):
    """In what form a sentence stands: running prose, a headline, or one line of a list or table."""

    PROSE = "prose"
    HEADLINE = "headline"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `[start, end)` of a text that sentences do not leave."""

    start: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indented: bool
    text: str


_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"[-*+•▪◦‣·–—►]\s+\S")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|[a-z]\)|\([a-z]\))\s+\S")
_ROW = re.compile(r"\t|\s\|\s|^\||\|$")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_STOPPED = re.compile(r"[.!?:;,…][\"'”’»)\]]*$|[\"”»]$")
_TITLE_ENDED = re.compile(r"\.[\"'”’»)\]]*$|:$")
_LABEL = re.compile(r"[A-Z][A-Z0-9 .'&-]{1,40}:\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")
_WIDEST_WRAP, _NARROWEST_WRAP, _RAGGED = 120, 50, 8
_LONGEST_HEADLINE, _LONGEST_TITLE = 130, 220
_CAPITALISED = 0.6
_SHORTEST_LIST = 3
_SHORTEST_WRAP = 3


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of `text` in order, without the white space around them.

    Lines of one block are joined where the text is wrapped by hand: the first word of the next line would not have fitted.
    """
    groups = [(group, len(block)) for block in _blocks(text) for group in _joined(block)]
    short = [_is_short(group) for group, _ in groups]
    return [
        Paragraph(group[0].start, group[-1].end, _form(group, index, size, short)) for index, (group, size) in enumerate(groups)
    ]


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield runs of lines that no blank line parts."""
    block: list[_Line] = []
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        if block and _parted(text[block[-1].end : start]):
            yield block
            block = []
        block.append(_Line(start, start + len(stripped), start > match.start(), stripped))
    if block:
        yield block


def _parted(gap: str) -> bool:
    breaks: int = gap.count("\n") or gap.count("\r") + gap.count("\x85") + gap.count("\u2028")
    return breaks > 1 or "\u2029" in gap or "\x0c" in gap


def _joined(block: list[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines of a block, those together that one paragraph was wrapped into."""
    width = max(line.end - line.start for line in block)
    group: list[_Line] = []
    for line in block:
        if group and not _continues(group, line, width, len(block)):
            yield group
            group = []
        group.append(line)
    yield group


def _continues(group: Sequence[_Line], line: _Line, width: int, lines: int) -> bool:
    before = group[-1]
    ended = bool(_ENDED.search(before.text[-8:]))
    if _BULLET.match(line.text) or _is_row(line) or _is_row(before) or (ended and _NUMBER.match(line.text)):
        return False
    if line.text[0].islower() and not ended:
        return True
    if _is_item(group[0]):
        return line.indented
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    reach = before.end - before.start + 1 + len(line.text.split(None, 1)[0])
    if ended:
        return lines >= _SHORTEST_WRAP and reach > width
    return reach > width - _RAGGED


def _is_row(line: _Line) -> bool:
    return bool(_ROW.search(line.text))


def _is_item(line: _Line) -> bool:
    return bool(_BULLET.match(line.text) or _NUMBER.match(line.text) or _is_row(line))


def _is_short(group: Sequence[_Line]) -> bool:
    """Say whether a group could be a headline: short and without a final stop."""
    length = group[-1].end - group[0].start
    return length <= _LONGEST_HEADLINE and not _STOPPED.search(group[-1].text[-8:])


def _form(group: Sequence[_Line], index: int, size: int, short: Sequence[bool]) -> Form:
    if _is_item(group[0]):
        return Form.ITEM
    if index == 0 and len(short) > 1 and _is_title(group):
        return Form.HEADLINE
    if not short[index]:
        return Form.PROSE
    if _is_capitalised(group) or (size > len(group) and index + 1 < len(short) and not short[index + 1]):
        return Form.HEADLINE
    around = (short[i : i + _SHORTEST_LIST] for i in range(max(0, index - _SHORTEST_LIST + 1), index + 1))
    if _LABEL.match(group[0].text) or any(len(run) == _SHORTEST_LIST and all(run) for run in around):
        return Form.ITEM
    return Form.PROSE


def _is_title(group: Sequence[_Line]) -> bool:
    last = group[-1].text
    return group[-1].end - group[0].start <= _LONGEST_TITLE and (last.endswith("..") or not _TITLE_ENDED.search(last[-8:]))


def _is_capitalised(group: Sequence[_Line]) -> bool:
    words = [word for line in group for word in _WORD.findall(line.text)]
    capitals: int = sum(word[0].isupper() for word in words)
    return capitals > 1 and capitals >= _CAPITALISED * len(words)
