"""Which outlet is it? One root for all spellings of an outlet's name, and for a report that has none."""

from __future__ import annotations

import re
from functools import lru_cache
from textwrap import shorten
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from laydown.catalogs import outlets
from laydown.domain.lineage import Root

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laydown.domain.provenance import Report

_OPENING = 4000
_LETTERS = re.compile(r"\(([A-Z]{2,6})\)")
_BEFORE = 120
_TITLE = 60
_MARKS = re.compile(r"[^\w&+]+")
_REMARK = re.compile(r"(?<=\S)\s*[(\[][^()\[\]]{0,60}[)\]]\s*\Z")
_MEDIUM = re.compile(
    r"(?<=\S)\s*[(\[](?:web|online|print|website|site|app|video|live|blog)(?: edition)?[)\]]\s*\Z", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def root(name: str) -> Root:
    """Return the root that an outlet's name stands for, by the catalogue or by itself."""
    name = " ".join(name.split())
    known = outlets.load().by_name(name) or outlets.load().by_name(bare(name))
    if known is None:
        return Root(f"outlet:{folded(name)}", _MEDIUM.sub("", name))
    return Root(f"outlet:{folded(known.name)}", known.name, wire=known.kind == "wire")


def publisher(report: Report) -> Root:
    """Return a report's outlet; without one the site it stands on, without that the report itself."""
    if report.outlet:
        return root(report.outlet)
    site = site_of(report.url)
    return site or Root(f"report:{report.key}", shorten(report.title or report.id, _TITLE, placeholder=" …") or report.id)


@lru_cache(maxsize=4096)
def site_of(url: str | None) -> Root | None:
    """Return the outlet of the site at an address, the site itself where it is unknown, None without one."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:  # what only looks like an address ("http://[") names no site
        return None
    if not host:
        return None
    known = outlets.load().by_domain(host)
    return root(known.name) if known else Root(f"host:{host.removeprefix('www.')}", host.removeprefix("www."))


def full_names(spelt: Iterable[tuple[str, str]]) -> dict[str, Root]:
    """Return the roots that letters stand for, by the key that they have as a name; letters of two outlets stand for neither."""
    found: dict[str, Root | None] = {}
    for letters, name in spelt:
        if outlets.load().by_name(letters) is None:
            key, full = root(letters).key, root(name)
            known = found.setdefault(key, full)
            found[key] = min(known, full, key=_written) if known and known.key == full.key else None
    return {key: full for key, full in found.items() if full}


def _written(full: Root) -> str:
    return full.name


def introduced(text: str) -> list[tuple[str, str]]:
    """Return (letters, full name) for each name that a text's opening introduces with its letters."""
    found = (
        (match[1], _spelt(match[1], text[max(0, match.start() - _BEFORE) : match.start()]))
        for match in _LETTERS.finditer(text[:_OPENING])
    )
    return [(letters, name) for letters, name in found if name]


def _spelt(letters: str, before: str) -> str | None:
    """Return the words just before that the letters stand for: capitals, with small words between them left out."""
    words = before.split()
    for start in range(len(words) - 1, -1, -1):
        initials = "".join(part[0] for word in words[start:] for part in word.split("-") if part[:1].isupper())
        if initials == letters and words[start][0].isupper():
            return " ".join(words[start:])
        if len(initials) > len(letters):
            return None
    return None


def bare(name: str) -> str:
    """Return an outlet's name without a remark in brackets behind it: "(web)", "(online)"."""
    return _REMARK.sub("", name)


def folded(name: str) -> str:
    """Return an outlet's name as it is compared: without article, marks and capitals."""
    name = bare(name)
    words = _MARKS.sub(" ", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words) or name.casefold()
