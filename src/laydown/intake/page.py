"""What a web page says about itself: JSON-LD, meta elements, its canonical address."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_DATES = (
    "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "dc.date.issued",
    "dc.date", "dcterms.created", "sailthru.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_VIAS = ("syndication-source", "original-source")
_KINDS = ("Article", "Posting", "Report", "Statement")
_NODES_MOST = 500
_SCRIPTS_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the page's metadata says; None where it is silent."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    canonical: str | None = None
    url: str | None = None
    via: str | None = None
    published: str | None = None
    language: str | None = None


def metadata(tree: Any) -> Said:  # noqa: ANN401  an lxml element, which has no published types
    """Return what a parsed page says about itself; JSON-LD goes before meta elements."""
    metas = _metas(tree)
    article = next(
        _articles(
            [script.text or "" for script in tree.iter("script") if script.get("type", "").lower() == "application/ld+json"]
        ),
        {},
    )
    author = _name(article.get("author")) or _one(metas, _AUTHORS)
    canonical = next((link.get("href") for link in tree.iter("link") if "canonical" in link.get("rel", "").lower().split()), None)
    return Said(
        title=_text(article.get("headline")) or _one(metas, _TITLES),
        outlet=_name(article.get("publisher")) or _one(metas, _OUTLETS),
        author=None if author and author.startswith("http") else author,
        canonical=canonical,
        url=_one(metas, ("og:url",)) or _text(article.get("url")),
        via=_one(metas, _VIAS),
        published=_text(article.get("datePublished")) or _one(metas, _DATES) or _time(tree),
        language=next((page.get("lang") for page in tree.iter("html")), None),
    )


def _metas(tree: Any) -> dict[str, str]:  # noqa: ANN401  an lxml element
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(name.lower(), meta.get("content", "").strip())
    return found


def _time(tree: Any) -> str | None:  # noqa: ANN401  an lxml element
    marked = (time for time in tree.iter("time") if time.get("pubdate") is not None or time.get("itemprop") == "datePublished")
    return next((time.get("datetime") for time in marked), None)


def _articles(scripts: list[str]) -> Iterator[dict[str, Any]]:
    for script in scripts[:_SCRIPTS_MOST]:
        try:
            content = json.loads(script)
        except (ValueError, RecursionError):
            continue
        waiting, seen = [content], 0
        while waiting and seen < _NODES_MOST:
            node, seen = waiting.pop(0), seen + 1
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                if str(node.get("@type")).rstrip("']").endswith(_KINDS):
                    yield node
                waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _one(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if metas.get(name)), None)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """Return the name of a person or body; several are joined."""
    if isinstance(value, list):
        return ", ".join(name for item in value[:10] if (name := _name(item))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)
