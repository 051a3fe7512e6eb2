"""Markdown: front matter for title, date and outlet; the markup taken off, line for line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.intake import plain
from laydown.intake.draft import Draft, Piece
from laydown.intake.encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.intake.source import Source

FORM = "markdown"
_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_FIELD = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]{0,5}:[ \t]{0,20}(.{0,2000})")
_FRONT_LINES = 100


def suits(source: Source) -> bool:
    """Take files so named."""
    return source.label.lower().endswith(_NAMES)


def read(source: Source) -> Iterator[Draft]:
    """Yield the file as one report."""
    data = source.whole()
    text, charset = decoded(data, source.charset)
    yield draft(Piece(source=source.name, id=source.id, data=data, text=text, charset=charset, url=source.url))


def draft(piece: Piece) -> Draft:
    """Return the report that a Markdown text with its front matter holds."""
    front, body = _front_matter(piece.text.replace("\r\n", "\n"))
    title = _first(front, "title", "headline") or _heading(body)
    canonical = _first(front, "canonical", "canonical_url")
    return Draft(
        source=piece.source,
        id=_first(front, "id") or piece.id,
        data=piece.data,
        form=FORM,
        charset=piece.charset,
        body=plain.from_markdown(body).strip("\n"),
        title=title,
        outlet=_first(front, "outlet", "source", "publisher", "site"),
        author=_first(front, "author", "authors", "byline"),
        url=_first(front, "url", "link") or canonical or piece.url,
        published=_first(front, "published", "date", "published_at", "pubdate"),
        language=_first(front, "language", "lang"),
        canonical=(canonical,),
        # A bare `source` is the outlet itself, unless that is named too.
        via=_first(front, "via", "original_source") or (_first(front, "source") if _first(front, "outlet") else None),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields between two lines of `---` on top, and the text below them."""
    lines = text.lstrip("\ufeff").split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    ends = [number for number, line in enumerate(lines[1:_FRONT_LINES], 1) if line.rstrip() in {"---", "..."}]
    if not ends:
        return {}, text
    found = (_FIELD.fullmatch(line.rstrip()) for line in lines[1 : ends[0]])
    return {field[1].lower(): field[2].strip().strip("'\"[]") for field in found if field}, "\n".join(lines[ends[0] + 1 :])


def _first(front: dict[str, str], *names: str) -> str | None:
    return next((front[name] for name in names if front.get(name)), None)


def _heading(body: str) -> str | None:
    first = next((line for line in body.split("\n") if line.strip()), "")
    return plain.heading(first)
