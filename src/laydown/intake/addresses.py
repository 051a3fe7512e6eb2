"""Addresses: which are taken, which is a page's own, and which leads to another page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

# Control characters and lone surrogates are in no address, and the ledger could not keep them.
_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,2000}", re.IGNORECASE)
_LONGEST = 3_000
_OTHER_DOORS = re.compile(r"^(?:www|m|mobile|amp)\.")


def address(said: object) -> str | None:
    """Return an http(s) address, else None."""
    if not isinstance(said, str) or len(said) > _LONGEST:
        return None
    return said.strip() if _ADDRESS.fullmatch(said.strip()) else None


def host(url: str) -> str:
    """Return the name of the machine without `www.` and the like; empty where there is none."""
    try:
        return _OTHER_DOORS.sub("", (urlsplit(url).hostname or "").lower())
    except ValueError:
        return ""


def another(said: Iterable[object], own: str | None) -> str | None:
    """Return the first address of `said` that leads to another page than `own`."""
    found = (url for one in said if (url := address(one)) is not None)
    return next((url for url in found if own is None or _plain(url) != _plain(own)), None)


def of_page(canonical: str | None, said: str | None, fetched: str | None) -> str | None:
    """Return the own address of a page that names `canonical` and `said` (og:url), and was fetched from `fetched` or lay in a file.

    On its own site a page names itself without trackers; the address that it names on another site is that of what it repeats.
    """
    canonical, said = address(canonical), address(said)
    named = [url for url in (canonical, said) if url]
    if fetched:
        return next((url for url in named if host(url) == host(fetched)), fetched)
    elsewhere = canonical and said and host(canonical) != host(said)
    return said if elsewhere else next(iter(named), None)


def _plain(url: str) -> str:
    """Return what is left of an address when the ways of writing the same one are taken off."""
    rest = url.strip().partition("://")[2].partition("#")[0]
    name, slash, path = rest.partition("/")
    return f"{name.lower().removeprefix('www.')}{slash}{path}".rstrip("/")
