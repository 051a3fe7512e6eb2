"""Who says so? Chains of speakers and outlets in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.products.citing import shortened
from laydown.products.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from laydown.domain.attribution import Attribution
    from laydown.domain.claim import Claim, Statement

_MOST = 4
_LONGEST = 120


def sayers(said: Iterable[Claim | Statement]) -> tuple[str, ...]:
    """Return each different chain once: `a US defence official, to AFP`; nothing for a report's own words."""
    chains = list(dict.fromkeys(words for each in said if (words := chain(each.attribution))))
    # One that names only the outlet, or only the speaker, says nothing beside one that names both.
    fuller = [
        one for one in chains if not any(other.endswith(f", to {one}") or other.startswith(f"{one}, to ") for other in chains)
    ]
    rest = len(fuller) - _MOST
    return (*fuller[:_MOST], *([f"{rest} more"] if rest > 0 else []))


def chain(attribution: Attribution) -> str:
    """Return one chain in words: the speakers, then the outlets that they are credited through."""
    speakers = ", ".join(shortened(one_line(speaker), _LONGEST) for speaker in attribution.speakers)
    outlets = ", ".join(shortened(one_line(outlet), _LONGEST) for outlet in attribution.outlets)
    return f"{speakers}, to {outlets}" if speakers and outlets else speakers or outlets
