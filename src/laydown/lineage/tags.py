"""Whose copy is it? Agency tags in a report's dateline and credit lines at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from laydown.domain.provenance import Report

_OPENING = 600
_CLOSING = 160
_NAME = r"[A-Z][\w&.'’-]{0,30}(?: [A-Z][\w&.'’-]{0,30}){0,4}"
# The place of a dateline stands in capitals; a bracket elsewhere in the first lines is an aside, not a tag.
_DATELINE = re.compile(
    rf"^[A-Z][A-Z .,'’/-]{{2,60}}(?:[,.]? [A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})?)? ?\(({_NAME})\)", re.MULTILINE
)
_LEADING = re.compile(rf"^\(({_NAME})\)(?: ?[-–—:]| )", re.MULTILINE)
_CREDIT = re.compile(rf"(?:^[-–—] ?({_NAME})|^\(({_NAME})\)|^(?:Source|By|Credit): ?({_NAME}))\.?\s*\Z", re.MULTILINE)


def agency(report: Report) -> tuple[str, str] | None:
    """Return the agency that a report's own tag names, and the tag as it stands; None without one."""
    opening = report.text[:_OPENING]
    found = _DATELINE.search(opening) or _LEADING.search(opening) or _CREDIT.search(report.text.rstrip()[-_CLOSING:])
    if not found:
        return None
    name = next(group for group in found.groups() if group)
    return name, " ".join(found[0].split())
