"""From which text: reports and the excerpts that claims point at."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, order=True)
class Excerpt:
    """Characters `[start, end)` of a report's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Excerpt) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text as it was taken in.

    `id` is its name for people and in `laydown extract` (its own id, or its file's name); `sha256` is of the bytes as
    taken in; `text` begins with the title and a blank line where there is a title. `published` is the calendar day at
    the outlet, against which "Monday" is resolved; `published_at` the moment, where the source gives one. `canonical` is the address
    of the page that this one says it repeats; `via` the outlet that a feed says an entry comes from. `raw` are the bytes themselves while
    they are at hand, and `form` the name of the reader that made text of them.
    """

    id: str
    sha256: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    retrieved_at: datetime | None = None
    language: str | None = None
    canonical: str | None = None
    via: str | None = None
    form: str | None = None
    raw: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def key(self) -> str:
        """Identity in a ledger: the same bytes from the same outlet and address are the same report."""
        return _key(self.sha256, self.outlet or "", self.url or "", self.published)


@lru_cache(maxsize=4096)
def _key(sha256: str, outlet: str, url: str, published: date | None) -> str:
    parts = (sha256, outlet, url, published.isoformat() if published else "")
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
