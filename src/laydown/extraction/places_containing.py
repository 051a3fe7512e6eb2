"""Which places does the text itself put in or beside others? "Mosul, Iraq", "Hit in Anbar province", "Qaim, west of Baghdad"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from laydown.extraction.places_resolving import kilometres

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.gazetteer import Candidate
    from laydown.extraction.places_resolving import Name
    from laydown.extraction.places_spotting import Spot, Token

_STRICT, _LOOSE = 4.0, 2.0
_AREAS = ("country", "admin1", "admin2", "area")
_ONE_PHRASE = 8
_BESIDE_KM, _ANCHOR = 150, 20_000
_COMPASS = frozenset(a + b for a in ("", "north", "south") for b in ("north", "south", "east", "west"))
_APART = frozenset(("and", "from", "to", "said", "near"))


def favour(words: Sequence[Token], pairs: Sequence[tuple[Spot, Name]]) -> None:
    """Favour, in each pair of names of which the second may hold the first, the candidates that do so."""
    for (spot, name), (after, holder) in pairwise(pairs):
        if _beside(words, spot, after):
            for near in _near(spot.candidates, after.candidates):
                name.held[near] = _STRICT
                name.contained = True
            continue
        strength = _strength(words, spot, after)
        if not strength:
            continue
        holding = _holding(spot.candidates, after.candidates)
        for inner, outer in holding:
            name.held[inner] = max(name.held.get(inner, 0.0), strength)
            if strength == _STRICT:
                name.contained = True
                holder.held[outer] = max(holder.held.get(outer, 0.0), _LOOSE)


def _beside(words: Sequence[Token], spot: Spot, after: Spot) -> bool:
    """Say whether the second name only tells near what the first lies: "Qaim, a town 300 km west of Baghdad"."""
    between = [w.lower for w in words[spot.last + 1 : after.first]]
    if (
        not between
        or len(between) > _ONE_PHRASE
        or any(w.capital or w.lower in _APART - {"near"} for w in words[spot.last + 1 : after.first])
    ):
        return False
    return between[-1] in ("outside", "near") or (between[-1] == "of" and len(between) > 1 and between[-2] in _COMPASS)


def _near(names: Sequence[Candidate], beside: Sequence[Candidate]) -> set[str]:
    """Return the keys of the candidates that lie within a few hours' drive of a place of the other name."""
    anchors = [c for c in beside if c.kind in ("city", "capital") and c.population >= _ANCHOR]
    return {c.key for c in names if any(kilometres(c, a) <= _BESIDE_KM for a in anchors)}


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
