"""A brief as plain text for a terminal: lines, each with what kind of line it is, for whoever wants to colour them."""

from __future__ import annotations

import textwrap
from enum import StrEnum
from typing import TYPE_CHECKING

from laydown.products import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from laydown.products.brief import Brief, Citation, Line

_WIDTH = 110


class Kind(StrEnum):
    """What a line of the text is."""

    HEAD = "head"
    GROUP = "group"
    POSITION = "position"
    DETAIL = "detail"
    WARNING = "warning"
    SECTION = "section"
    REMARK = "remark"
    SOURCE = "source"
    QUOTE = "quote"
    LEGEND = "legend"
    BLANK = "blank"


def text(brief: Brief, width: int = _WIDTH) -> str:
    """Return a brief as text; it ends with a line feed."""
    return "".join(f"{line}\n" for _, line in lines(brief, width))


def lines(brief: Brief, width: int = _WIDTH) -> Iterator[tuple[Kind, str]]:
    """Yield the text line by line."""
    return wrapped(_paragraphs(brief), width)


def wrapped(paragraphs: Iterable[tuple[Kind, str, str]], width: int) -> Iterator[tuple[Kind, str]]:
    """Yield paragraphs, each of a kind, an indent and its words, as lines of `width` columns at most."""
    for kind, indent, words in paragraphs:
        if kind is Kind.BLANK:
            yield kind, ""
        first, rest = indent, " " * len(indent)
        wrapped = textwrap.wrap(
            words, max(width, 40), initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        )
        for line in wrapped:
            yield kind, line


def _paragraphs(brief: Brief) -> Iterator[tuple[Kind, str, str]]:
    for sentence in sentences_of.head(brief):
        yield Kind.HEAD, "", sentence
    if brief.empty:
        yield Kind.BLANK, "", ""
        yield Kind.DETAIL, "", brief.empty
    for group in brief.groups:
        yield Kind.BLANK, "", ""
        yield Kind.GROUP, "", sentences_of.group(group)
        for line in group.lines:
            yield from _position(line)
    yield from _around(brief)
    if brief.groups:
        yield Kind.BLANK, "", ""
        yield Kind.LEGEND, "", sentences_of.GRADES
    yield from source_paragraphs(brief.citations)


def source_paragraphs(citations: Sequence[Citation]) -> Iterator[tuple[Kind, str, str]]:
    """Yield the list of sources that ends a brief."""
    if citations:
        yield Kind.BLANK, "", ""
        yield Kind.SECTION, "", sentences_of.SOURCES
    for source in sentences_of.sources(citations):
        yield Kind.SOURCE, "  ", ", ".join(filter(None, sentences_of.source(source[0])))
        for citation in source:
            yield Kind.QUOTE, f"{f'[{citation.number}]':>7} ", f"“{citation.sentence}”"


def _position(line: Line) -> Iterator[tuple[Kind, str, str]]:
    yield Kind.POSITION, "  • ", f"{sentences_of.position(line)} {sentences_of.numbers(line.citations)}"
    supported = f" Supported by {sentences_of.numbers(line.supporting)}." if line.supporting else ""
    yield Kind.DETAIL, "    ", f"{sentences_of.provenance(line)}{supported}"
    yield Kind.DETAIL, "    ", sentences_of.graded(line.grade, line.why)
    for warning, cited in sentences_of.warnings(line):
        yield Kind.WARNING, "    ", f"{warning} {sentences_of.numbers(cited)}".rstrip()


def _around(brief: Brief) -> Iterator[tuple[Kind, str, str]]:
    for title, groups in (
        (sentences_of.AROUND, brief.around),
        (sentences_of.OPINIONS, tuple((each,) for each in brief.opinions)),
    ):
        if groups:
            yield Kind.BLANK, "", ""
            yield Kind.SECTION, "", title
        for remarks in groups:
            for number, remark in enumerate(remarks):
                indent = "    at odds with it: " if number else "  • "
                yield Kind.REMARK, indent, f"{sentences_of.remark(remark)} {sentences_of.numbers(remark.citations)}"
