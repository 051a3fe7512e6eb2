"""Whose story is it? The agency that a report names in its dateline, its byline or a credit line at its end."""

from __future__ import annotations

import re
from functools import lru_cache

from laydown.catalogs import outlets

_OPENING, _CLOSING = 600, 200
_NAME = r"[A-Z][\w&.'’-]{0,30}(?: [A-Z][\w&.'’-]{0,30}){0,3}"
# The place of a dateline stands in capitals; a bracket elsewhere in the first lines is an aside.
_DATELINE = re.compile(
    rf"^[A-Z][A-Z .,'’/-]{{2,60}}(?:[,.]? (?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}})(?:, \d{{4}})?)? ?\(({_NAME})\)",
    re.MULTILINE,
)
_LEADING = re.compile(rf"^(?:\(({_NAME})\)(?: ?[-–—:]| )|(?:By|From) (?:the )?({_NAME})$)", re.MULTILINE)
_CREDIT = re.compile(
    rf"(?:^[-–—] ?({_NAME})|\(({_NAME})\)|^(?:Source|By|Credit|Via)s?: ?({_NAME})|^(?:©|\(c\)|Copyright) ?(?:©|\(c\))? ?(?:\d{{4}} )?({_NAME}))"
    r"(?:,? \d{4})?\.?(?: All rights reserved\.?)?\s*\Z",
    re.MULTILINE | re.IGNORECASE,
)


@lru_cache(maxsize=8)
def wire(text: str) -> str | None:
    """Return the catalogue's credit for the agency that a report's own tag names, None without one."""
    opening = text[:_OPENING]
    found = _DATELINE.search(opening) or _LEADING.search(opening) or _CREDIT.search(text.rstrip()[-_CLOSING:])
    name = next((group for group in found.groups() if group), "") if found else ""
    known = outlets.load().by_name(name) if name else None
    return known.name if known is not None and known.kind == "wire" else None
