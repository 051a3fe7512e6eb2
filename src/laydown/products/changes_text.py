"""A brief of changes as plain text for a terminal: lines, each with what kind of line it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.products import sentences_of, sentences_of_changes
from laydown.products.brief_text import Kind, source_paragraphs, wrapped
from laydown.products.change import Kind as Changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.products.change import Changes, Entry

_WIDTH = 110
_WARY = frozenset({Changed.DISPUTED, Changed.STALE, Changed.LAPSED, Changed.FEWER, Changed.DENIED, Changed.CANCELLED})


def text(changes: Changes, width: int = _WIDTH) -> str:
    """Return the changes as text; it ends with a line feed."""
    return "".join(f"{line}\n" for _, line in lines(changes, width))


def lines(changes: Changes, width: int = _WIDTH) -> Iterator[tuple[Kind, str]]:
    """Yield the text line by line."""
    return wrapped(_paragraphs(changes), width)


def _paragraphs(changes: Changes) -> Iterator[tuple[Kind, str, str]]:
    for sentence in sentences_of_changes.head(changes):
        yield Kind.HEAD, "", sentence
    if changes.empty:
        yield Kind.BLANK, "", ""
        yield Kind.DETAIL, "", changes.empty
    for group in changes.groups:
        yield Kind.BLANK, "", ""
        yield Kind.GROUP, "", sentences_of_changes.group(group)
        for entry in group.entries:
            yield from _entry(entry)
    if changes.again:
        yield Kind.BLANK, "", ""
        yield Kind.SECTION, "", sentences_of_changes.AGAIN
    for again in changes.again:
        yield Kind.REMARK, "  • ", f"{sentences_of_changes.again(again)} {sentences_of.numbers(again.citations)}"
    if any(group.entries for group in changes.groups):
        yield Kind.BLANK, "", ""
        yield Kind.LEGEND, "", sentences_of.GRADES
    yield from source_paragraphs(changes.citations)


def _entry(entry: Entry) -> Iterator[tuple[Kind, str, str]]:
    yield Kind.POSITION, "  • ", f"{entry.where}{sentences_of_changes.stands(entry)}"
    for change in entry.changes:
        kind = Kind.WARNING if change.kind in _WARY else Kind.REMARK
        yield kind, "    - ", f"{sentences_of_changes.change(change)} {sentences_of.numbers(change.citations)}".rstrip()
    yield Kind.DETAIL, "    ", sentences_of_changes.behind(entry)
