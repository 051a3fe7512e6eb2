"""One report as a JSON object: our own field names, and those that news APIs use."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from laydown.errors import BadReport
from laydown.intake import plain
from laydown.intake.draft import Draft, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXTS = ("text", "content", "body", "articleBody", "article_body", "full_text", "fullText", "content_html", "content_text", "bodyHtml", "maintext", "description", "summary", "abstract", "snippet")  # fmt: skip
_TITLES = ("title", "headline", "name", "webTitle")
_OUTLETS = ("outlet", "source", "source_name", "sourceName", "publisher", "site_name", "siteName", "site", "provider", "publication", "domain", "source_domain")  # fmt: skip
_AUTHORS = ("author", "authors", "byline", "creator", "by")
_ADDRESSES = ("url", "link", "webUrl", "web_url", "canonical_url", "permalink", "source_url", "uri")
_DATES = (
    "published", "publishedAt", "published_at", "published_date", "publishedDate", "publication_date", "pubDate", "pub_date", "datePublished",
    "date_published", "date_publish", "webPublicationDate", "publish_date", "seendate", "dateTimePub", "dateTime", "date", "created_at", "timestamp",
)  # fmt: skip
_CANONICALS = ("canonical", "canonical_url", "canonicalUrl", "original_url", "originalUrl")
_VIAS = ("via", "original_source", "originalSource", "syndicated_from", "syndication_source")
_LANGUAGES = ("language", "lang", "inLanguage")
_IDS = ("id", "doc_id", "article_id", "uuid", "guid", "_id")
# What NewsAPI puts at the end of the piece of text that it gives out.
_CUT_MARK = re.compile(r"(?:…|\.\.\.)?\s?\[\+\d{1,7} chars\]\s*$")


_DEEPEST = 5
FORM = "json record"


def record(piece: Piece) -> Draft:
    """Return the report that a JSON text holds; raise `BadReport` where it is none."""
    try:
        content = json.loads(piece.text)
    except (ValueError, RecursionError) as error:
        raise BadReport(piece.source, "malformed JSON") from error
    return draft(content, piece)


def draft(content: object, piece: Piece) -> Draft:
    """Return the report that a JSON object, `piece` as read, holds; raise `BadReport` where it is none."""
    if not isinstance(content, dict):
        raise BadReport(piece.source, "is JSON, but no object with a text")
    text = next(_strings(content, _TEXTS), None)
    if text is None:
        raise BadReport(piece.source, "no text (looked for: text, content, body, description …)")
    address = next((said for said in _strings(content, _ADDRESSES) if said.startswith(("http://", "https://"))), piece.url)
    title = next(_strings(content, _TITLES), None)
    return Draft(
        source=piece.source,
        id=_identity(content) or piece.id,
        data=piece.data,
        form=FORM,
        charset=piece.charset,
        body=_CUT_MARK.sub("", _plain(text)),
        title=_plain(title) if title else None,
        outlet=next(_strings(content, _OUTLETS), None),
        author=next(_strings(content, _AUTHORS), None),
        url=address,
        published=_date(content),
        language=next(_strings(content, _LANGUAGES), None),
        canonical=tuple(_strings(content, _CANONICALS)),
        via=next(_strings(content, _VIAS), None) or _lent(content),
    )


def _strings(content: dict[str, Any], names: tuple[str, ...], depth: int = 0) -> Iterator[str]:
    for name in names:
        if (said := _said(content.get(name), depth)) is not None:
            yield said


def _said(value: object, depth: int = 0) -> str | None:
    """Return a name or text: a string, an object's name, or several of these joined; None where it is nested too deeply to be one."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dict):
        return next(_strings(value, ("name", "title", "text", "rendered", "id"), depth + 1), None)
    if isinstance(value, list):
        return ", ".join(said for item in value[:10] if not isinstance(item, list) and (said := _said(item, depth + 1))) or None
    return None


def _lent(content: dict[str, Any]) -> str | None:
    """Return `source` where it is not the outlet itself: where `outlet` is named too."""
    return _said(content.get("source")) if _said(content.get("outlet")) else None


def _plain(text: str) -> str:
    return plain.from_html(text) if plain.has_tags(text) else text


def _date(content: dict[str, Any]) -> str | float | None:
    for name in _DATES:
        value = content.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and value != "":
            return value
    return None


def _identity(content: dict[str, Any]) -> str | None:
    for name in _IDS:
        value = content.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None
