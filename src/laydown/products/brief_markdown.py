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
    yield from (f"# {_escaped(title)}", "", *(_escaped(line) for line in rest))
    if brief.empty:
        yield from ("", _escaped(brief.empty))
    for group in brief.groups:
        yield from _group(group)
    for name, groups in ((sentences_of.AROUND, brief.around), (sentences_of.OPINIONS, tuple((each,) for each in brief.opinions))):
        if groups:
            yield from ("", f"## {name}", "")
        for remarks in groups:
            yield from _remarks(remarks)
    if brief.citations:
        yield from ("", f"## {sentences_of.SOURCES}", "")
    for source in sentences_of.sources(brief):
        yield from _source(source)


def _group(group: Group) -> Iterator[str]:
    yield from ("", f"## {_escaped(sentences_of.group(group))}", "")
    for line in group.lines:
        yield f"- **{_escaped(line.where)}**{_escaped(sentences_of.position(line)[len(line.where) :])} {_numbers(line.citations)}  "
        yield f"  {_escaped(sentences_of.provenance(line))}{_supported(line)}{'  ' if _has_warnings(line) else ''}"
        for warning, cited in sentences_of.warnings(line):
            yield f"  *{_escaped(warning)}* {_numbers(cited)}".rstrip()


def _supported(line: Line) -> str:
    return f" Supported by {_numbers(line.supporting)}." if line.supporting else ""


def _has_warnings(line: Line) -> bool:
    return any(True for _ in sentences_of.warnings(line))


def _remarks(remarks: Sequence[Remark]) -> Iterator[str]:
    for number, remark in enumerate(remarks):
        start = "  - at odds with it: " if number else "- "
        yield f"{start}{_escaped(sentences_of.remark(remark))} {_numbers(remark.citations)}"


def _source(cited: Sequence[Citation]) -> Iterator[str]:
    name, published, url = sentences_of.source(cited[0])
    yield f"- {_escaped(name)}, {published}{f', <{url}>' if url else ''}"
    for each in cited:
        yield f'  - <a id="c{each.number}"></a>\\[{each.number}\\] “{_escaped(each.sentence)}”'


def _numbers(cited: Sequence[int]) -> str:
    return "".join(f"[\\[{number}\\]](#c{number})" for number in cited)


def _escaped(words: str) -> str:
    return _MARKUP.sub(lambda found: f"\\{found[0]}", words)
