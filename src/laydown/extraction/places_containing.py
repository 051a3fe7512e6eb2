"""Which places does the text itself put inside others? "Mosul, Iraq", "Irbil, the capital of …", "Hit in Anbar province"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.gazetteer import Candidate
    from laydown.extraction.places_resolving import Name
    from laydown.extraction.places_spotting import Spot, Token

_STRICT, _LOOSE = 4.0, 2.0
_AREAS = ("country", "admin1", "admin2", "area")
_ONE_PHRASE = 8
_APART = frozenset(("and", "from", "to", "said", "near"))


def favour(words: Sequence[Token], pairs: Sequence[tuple[Spot, Name]]) -> None:
    """Favour, in each pair of names of which the second may hold the first, the candidates that do so."""
    for (spot, name), (after, holder) in pairwise(pairs):
        strength = _strength(words, spot, after)
        if not strength:
            continue
        holding = _holding(spot.candidates, after.candidates)
        for inner, outer in holding:
            name.held[inner] = max(name.held.get(inner, 0.0), strength)
            if strength == _STRICT:
                name.contained = True
                holder.held[outer] = max(holder.held.get(outer, 0.0), _LOOSE)


def _holding(inside: Sequence[Candidate], around: Sequence[Candidate]) -> set[tuple[str, str]]:
    """Return the keys of (place, area that holds it)."""
    areas = {c.key for c in around if c.kind in _AREAS}
    # A region of our own that spreads over no known divisions holds what lies in its country.
    ours = {c.country: c.key for c in around if c.kind == "area" and c.country}
    found = set()
    for candidate in inside:
        if candidate.kind == "country" or candidate.key in areas:
            continue
        found |= {(candidate.key, area) for area in (candidate.country, candidate.admin1) if area in areas}
        if candidate.country in ours:
            found.add((candidate.key, ours[candidate.country]))
    return found


def _strength(words: Sequence[Token], spot: Spot, after: Spot) -> float:
    """Return how firmly the words between two names put the first inside the second."""
    between = words[spot.last + 1 : after.first]
    gap = words[spot.last].gap
    if not between:
        return _STRICT if gap in (", ", " (", ",") else 0.0
    if len(between) >= _ONE_PHRASE or any(
        w.capital or w.gap not in (" ", "'s ", ", ", "-") or w.lower in _APART for w in between
    ):
        return 0.0
    return _LOOSE if gap.startswith(",") or between[0].lower == "in" else 0.0
