"""Which outlet is it? One root for all spellings of an outlet's name, and for a report that has none."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from laydown.catalogs import outlets
from laydown.catalogs.phrases import Phrases
from laydown.domain.lineage import Root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from laydown.domain.provenance import Report

_OPENING = 4000
_LETTERS = re.compile(r"\(([A-Z]{2,6})\)")
_BEFORE = 120
_TITLE = 60
_MARKS = re.compile(r"[^\w&+]+")
_REMARK = re.compile(r"(?<=\S)\s*[(\[][^()\[\]]{0,60}[)\]]\s*\Z")


class Outlets:
    """Outlets by name: those of the catalogue, and letters that a report introduces ("Aegean Global News (AGN)")."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._catalogue = outlets.load()
        self._full: dict[str, str | None] = {}
        self._roots: dict[str, Root] = {}
        for report in reports:
            for short, full in introduced(report.text):
                known = self._full.setdefault(short, full)
                if known is not None and _folded(known) != _folded(full):
                    self._full[short] = None  # two outlets share the letters, so they say nothing

    def root(self, name: str) -> Root:
        """Return the root that an outlet's name stands for."""
        if name not in self._roots:
            self._roots[name] = self._root(" ".join(name.split()))
        return self._roots[name]

    def _root(self, name: str) -> Root:
        known = self._catalogue.by_name(name) or self._catalogue.by_name(bare(name))
        if known is None and (full := self._full.get(name)):
            name, known = full, self._catalogue.by_name(full)
        if known is None:
            return Root(f"outlet:{_folded(name)}", name)
        return Root(f"outlet:{_folded(known.name)}", known.name, wire=known.kind == "wire")

    def finder(self, published: Iterable[str]) -> Callable[[str], set[str]]:
        """Return what finds the roots of outlets that a text names: the catalogue's, and those `published` with two words or more."""
        names = Phrases(sorted(name for name in map(bare, published) if " " in name and not self._catalogue.by_name(name)))

        def find(text: str) -> set[str]:
            known = {self.root(found.credit).key for found in self._catalogue.find(text) if not found.ambiguous}
            return known | {self.root(found.form).key for found in names.find(text)}

        return find

    def publisher(self, report: Report) -> Root:
        """Return the report's outlet; without one the site it stands on, without that the report itself."""
        host = urlsplit(report.url).hostname if report.url else None
        if report.outlet:
            return self.root(report.outlet)
        if host and (known := self._catalogue.by_domain(host)):
            return self.root(known.name)
        if host:
            return Root(f"host:{host.removeprefix('www.')}", host.removeprefix("www."))
        return Root(f"report:{report.key}", shorten(report.title or report.id, _TITLE, placeholder=" …") or report.id)


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


def _folded(name: str) -> str:
    name = bare(name)
    words = _MARKS.sub(" ", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words) or name.casefold()
