"""Did the outlet see it for itself? Reports in their own voice, under a dateline of the very place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.domain.attribution import Voice
from laydown.domain.place import Precision

if TYPE_CHECKING:
    from laydown.domain.provenance import Report
    from laydown.fusion.evidence import Evidence

_OPENING = 600  # characters: a title, perhaps a byline, and the first line
_DATELINE = re.compile(
    r"^(?P<town>[A-ZÀ-Þ][A-ZÀ-Þ' .-]{2,40}?)(?:,\s[^\n(–—]{2,40}?)?(?:\s?\([^)\n]{2,40}\))?\s?[–—-]{1,2}\s", re.MULTILINE
)


def on_the_spot(evidence: Evidence, report: Report | None) -> bool:
    """Say whether a report says it in its own voice, cites nobody for it, and is datelined where it is so."""
    credited, place = evidence.claim.attribution, evidence.claim.place
    if report is None or place is None or place.precision not in (Precision.SITE, Precision.CITY):
        return False
    if credited.speakers or credited.outlets or credited.voice is not Voice.REPORT:
        return False
    found = _DATELINE.search(report.text[:_OPENING])
    return found is not None and f" {found['town'].casefold()} " in f" {place.name.casefold()} "
