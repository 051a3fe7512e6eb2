"""Web pages: the main text, and title, author, outlet, date and address from the page's own metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from laydown.errors import BadReport
from laydown.intake import addresses, page
from laydown.intake.draft import Draft, Piece
from laydown.intake.encoding import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.intake.source import Source

FORM = "html"
_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_MARK = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--.{0,2000}?-->\s{0,100}){0,3}<(?:!doctype\s{1,5}html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_META_WITHIN = 4096


def suits(source: Source) -> bool:
    """Take files so named, and whatever begins as a page."""
    return source.label.lower().endswith(_NAMES) or _MARK.match(source.head) is not None


def read(source: Source) -> Iterator[Draft]:
    """Yield the page as one report."""
    data = source.whole()
    declared = _CHARSET.search(data[:_META_WITHIN])
    markup, charset = decoded(data, source.charset or (declared[1].decode("ascii") if declared else None))
    yield draft(Piece(source=source.name, id=source.id, data=data, text=markup, charset=charset, url=source.url))


def draft(piece: Piece) -> Draft:
    """Return the page as a report, `piece.url` being where it was fetched from; raise `BadReport` where it has no text."""
    try:
        said, found = _parsed(piece.text, piece.url)
    except Exception as error:  # whatever a hostile page makes the parser raise, the page alone is set aside
        raise BadReport(piece.source, f"malformed HTML ({type(error).__name__})") from error
    if not (found.get("text") or "").strip():
        raise BadReport(piece.source, "no text (the page has no readable main part)")
    return Draft(
        source=piece.source,
        id=piece.id,
        data=piece.data,
        form=FORM,
        charset=piece.charset,
        # One line a block in what comes; a blank line between makes them the paragraphs that they were.
        body="\n\n".join(line.strip() for line in found["text"].splitlines() if line.strip()),
        title=said.title or found.get("title"),
        outlet=said.outlet or found.get("sitename"),
        author=said.author or found.get("author"),
        url=addresses.of_page(said.canonical, said.url, piece.url),
        published=said.published or found.get("date"),
        language=said.language,
        canonical=(said.canonical, said.url, said.via),
        via=said.via,
    )


def _parsed(markup: str, url: str | None) -> tuple[page.Said, dict[str, Any]]:
    import trafilatura

    tree = trafilatura.load_html(markup)
    if tree is None:
        return page.Said(), {}
    said = page.metadata(tree)
    extracted = trafilatura.bare_extraction(
        tree, url=url, fast=True, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    found: dict[str, Any] = extracted.as_dict() if isinstance(extracted, trafilatura.settings.Document) else {}
    return said, found | {"text": found.get("text") or trafilatura.baseline(markup)[1]}
