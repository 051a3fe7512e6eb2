"""A brief as Markdown (CommonMark), with what a report says never read as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.products import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laydown.products.brief import Brief, Citation, Group, Line, Remark

# "&" would begin an entity, "<" a tag, "@" and ":" an automatic link in some dialects.
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~&@])|(?<=\w)(:)(?=//)")


def markdown(brief: Brief) -> str:
    """Return a brief as Markdown; citations lead to the list of sources at its end."""
    return "\n".join(_blocks(brief)) + "\n"


def _blocks(brief: Brief) -> Iterator[str]:
    title, *rest = sentences_of.head(brief)
    yield from (f"# {escaped(title)}", "", *(escaped(line) for line in rest))
    if brief.empty:
        yield from ("", escaped(brief.empty))
    for group in brief.groups:
        yield from _group(group)
    for name, groups in ((sentences_of.AROUND, brief.around), (sentences_of.OPINIONS, tuple((each,) for each in brief.opinions))):
        if groups:
            yield from ("", f"## {name}", "")
        for remarks in groups:
            yield from _remarks(remarks)
    if brief.groups:
        yield from ("", f"*{escaped(sentences_of.GRADES)}*")
    yield from source_blocks(brief.citations)


def source_blocks(citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the list of sources that ends a brief."""
    if citations:
        yield from ("", f"## {sentences_of.SOURCES}", "")
    for source in sentences_of.sources(citations):
        yield from _source(source)


def _group(group: Group) -> Iterator[str]:
    yield from ("", f"## {escaped(sentences_of.group(group))}", "")
    for line in group.lines:
        yield f"- **{escaped(line.where)}**{escaped(sentences_of.position(line)[len(line.where) :])} {linked(line.citations)}  "
        yield f"  {escaped(sentences_of.provenance(line))}{_supported(line)}  "
        yield f"  {escaped(sentences_of.graded(line.grade, line.why))}{'  ' if _has_warnings(line) else ''}"
        for warning, cited in sentences_of.warnings(line):
            yield f"  *{escaped(warning)}* {linked(cited)}".rstrip()


def _supported(line: Line) -> str:
    return f" Supported by {linked(line.supporting)}." if line.supporting else ""


def _has_warnings(line: Line) -> bool:
    return any(True for _ in sentences_of.warnings(line))


def _remarks(remarks: Sequence[Remark]) -> Iterator[str]:
    for number, remark in enumerate(remarks):
        start = "  - at odds with it: " if number else "- "
        yield f"{start}{escaped(sentences_of.remark(remark))} {linked(remark.citations)}"


def _source(cited: Sequence[Citation]) -> Iterator[str]:
    name, published, url = sentences_of.source(cited[0])
    yield f"- {escaped(name)}, {published}{f', <{url}>' if url else ''}"
    for each in cited:
        yield f'  - <a id="c{each.number}"></a>\\[{each.number}\\] “{escaped(each.sentence)}”'


def linked(cited: Sequence[int]) -> str:
    """Return numbers that lead to their sentences."""
    return "".join(f"[\\[{number}\\]](#c{number})" for number in cited)


def escaped(words: str) -> str:
    """Return words that no reader of Markdown takes for markup."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", words)
