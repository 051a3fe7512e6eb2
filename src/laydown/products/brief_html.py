"""A brief as one HTML page: no script, nothing fetched, every word of a report escaped; light and dark, and for paper."""

from __future__ import annotations

from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from laydown.products import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from laydown.products.brief import Brief, Citation, Group, Line, Remark

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(brief: Brief) -> str:
    """Return a brief as a whole page, in UTF-8."""
    return page(list(sentences_of.head(brief)), _main(brief))


def page(head: Sequence[str], main: Iterable[str]) -> str:
    """Return a whole page: `head` is its title and what stands below it, in words; `main` is HTML."""
    title, *rest = head
    style = (resources.files("laydown.products") / "data" / "brief.css").read_text("utf-8")
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title>",
            f"<style>\n{style}</style>",
            "</head>",
            "<body>",
            f"<header><h1>{escape(title)}</h1>",
            *(f"<p>{escape(line)}</p>" for line in rest),
            "</header>",
            "<main>",
            *main,
            "</main>",
            "</body>",
            "</html>\n",
        ]
    )


def _main(brief: Brief) -> Iterator[str]:
    if brief.empty:
        yield f'<p class="empty">{escape(brief.empty)}</p>'
    for group in brief.groups:
        yield from _group(group)
    for name, groups in ((sentences_of.AROUND, brief.around), (sentences_of.OPINIONS, tuple((each,) for each in brief.opinions))):
        if groups:
            yield f"<section><h2>{escape(name)}</h2><ul>"
            yield from (_remarks(remarks) for remarks in groups)
            yield "</ul></section>"
    if brief.groups:
        yield f'<p class="legend">{escape(sentences_of.GRADES)}</p>'
    yield from source_items(brief.citations)


def source_items(citations: Sequence[Citation]) -> Iterator[str]:
    """Yield the list of sources that ends a page."""
    if citations:
        yield f'<section class="sources"><h2>{escape(sentences_of.SOURCES)}</h2><ul>'
        yield from map(_source, sentences_of.sources(citations))
        yield "</ul></section>"


def _group(group: Group) -> Iterator[str]:
    yield f"<section><h2>{escape(sentences_of.group(group))}</h2><ul>"
    for line in group.lines:
        yield f'<li id="p-{escape(line.position)}">{_line(line)}</li>'
    yield "</ul></section>"


def _line(line: Line) -> str:
    said = escape(sentences_of.position(line)[len(line.where) :])
    warnings = "".join(
        f'<p class="warning">{escape(warning)} {linked(cited)}</p>' for warning, cited in sentences_of.warnings(line)
    )
    supported = f" Supported by {linked(line.supporting)}." if line.supporting else ""
    return (
        f"<p><strong>{escape(line.where)}</strong>{said} {linked(line.citations)}</p>"
        f'<p class="provenance">{escape(sentences_of.provenance(line))}{supported}</p>'
        f'<p class="provenance">{escape(sentences_of.graded(line.grade, line.why))}</p>{warnings}'
    )


def _remarks(remarks: Sequence[Remark]) -> str:
    first, *others = (f"{escape(sentences_of.remark(remark))} {linked(remark.citations)}" for remark in remarks)
    odds = "".join(f"<li><em>at odds with it:</em> {other}</li>" for other in others)
    return f"<li>{first}{f'<ul>{odds}</ul>' if odds else ''}</li>"


def _source(cited: Sequence[Citation]) -> str:
    name, published, url = map(escape, sentences_of.source(cited[0]))
    where = f', <a href="{url}" rel="noopener noreferrer nofollow">{url}</a>' if url else ""
    quotes = "".join(f'<blockquote id="c{each.number}">[{each.number}] “{escape(each.sentence)}”</blockquote>' for each in cited)
    return f"<li>{name}, {published}{where}{quotes}</li>"


def linked(cited: Sequence[int]) -> str:
    """Return numbers that lead to their sentences."""
    return "".join(f'<a class="n" href="#c{number}">[{number}]</a>' for number in cited)
