"""Is it the same page? Addresses as they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from laydown.domain.provenance import Report


def address(url: str) -> str:
    """Return an address as it is compared: without scheme, "www.", fragment and closing slash, folded but for its path."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        # What only looks like an address ("http://[") is at most equal to itself.
        return url.strip()
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def addresses(report: Report) -> frozenset[str]:
    """Return the addresses at which a report stands, by its own word."""
    return frozenset(address(url) for url in (report.url, report.canonical) if url)
