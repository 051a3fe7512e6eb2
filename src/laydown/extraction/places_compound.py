"""Which names come in pieces? "Julian Felipe (Whitsun) Reef", "Subi and Mischief reefs", an airfield called after no known town."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.catalogs.site_spellings import stem
from laydown.extraction.places_cues import cues
from laydown.extraction.places_resolving import kilometres

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.gazetteer import Candidate, Gazetteer
    from laydown.extraction.places_spotting import Spot, Token

    Found = tuple[int, tuple[Candidate, ...]]

_AIRFIELDS = ("airbase", "airport")
_LONGEST_TYPE = 3
_REACH = 12
_TOWNS = ("city", "admin2")
_NEAR_KM = 60


def double(words: Sequence[Token], i: int, ends: Sequence[int], gazetteer: Gazetteer) -> Found | None:
    """Return the last word and the place of a name with its other name in brackets before its type: "Pag-asa (Thitu) Island"."""
    j = ends[-1]
    if words[j].gap != " (" or j + 1 >= len(words):
        return None
    k = next((k for k in range(j + 1, min(j + 5, len(words))) if words[k].gap == ") "), None)
    if k is None or k + 1 >= len(words) or words[k + 1].lower not in cues().bodies:
        return None
    kind = words[k + 1].text
    for first, last in ((i, j), (j + 1, k)):
        if found := gazetteer.candidates(f"{_text(words, first, last)} {kind}"):
            return k + 1, found
    return None


def shared(words: Sequence[Token], i: int, ends: Sequence[int], gazetteer: Gazetteer) -> Found | None:
    """Return the last word and the place of a name that shares its type word with those listed behind it: "Subi and Mischief reefs"."""
    kind = _shared_type(words, ends[-1])
    if kind is None:
        return None
    for j in reversed(ends):
        name = _text(words, i, j)
        found = gazetteer.candidates(f"{name} {kind}")
        # An airfield called after a town is found by the town.
        if found and (found[0].kind not in _AIRFIELDS or not gazetteer.has(name)):
            return j, found
    return None


def _shared_type(words: Sequence[Token], last: int) -> str | None:
    """Return the type word, in the singular, behind a list of names of which the first ends at `last`, or that last name itself."""
    for k in range(last + 1, min(last + _REACH, len(words))):
        word, gap = words[k], words[k - 1].gap
        if gap == " " and word.lower in cues().plurals:
            return cues().plurals[word.lower]
        if not (word.capital or word.lower in ("and", "or") or word.text in cues().inside) or gap not in (" ", "-", ", "):
            return None
    return None


def airfields(words: Sequence[Token], i: int, j: int, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the airfields of a name that no town bears and that a type word follows: "Luke Air Force Base"."""
    if not words[j].spaced:
        return ()
    for count in range(_LONGEST_TYPE, 0, -1):
        behind = words[j + 1 : j + 1 + count]
        spaced = all(w.spaced for w in behind[:-1])
        if len(behind) == count and spaced and cues().types.get(" ".join(w.lower for w in behind)) in _AIRFIELDS:
            return gazetteer.airfields(_text(words, i, j))
    return ()


def shortened(spots: Sequence[Spot]) -> list[Spot]:
    """Return the names, the short name of a site that the report names in full meaning that site: "Thitu Island … on Thitu".

    A town of that name near the site, or one the whole world knows, keeps its own.
    """
    sites = {_short(s.folded): s.candidates[0] for s in spots if s.candidates[0].kind == "site"}

    def meant(spot: Spot) -> Spot:
        site = sites.get(spot.folded)
        towns = [c for c in spot.candidates if c.kind in _TOWNS]
        if site is None or len(towns) < len(spot.candidates) or any(kilometres(c, site) <= _NEAR_KM for c in towns):
            return spot
        return replace(spot, candidates=(site,))

    return [meant(spot) for spot in spots]


def _short(folded: str) -> str:
    words = stem(folded).split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in cues().bodies else words)


def _text(words: Sequence[Token], first: int, last: int) -> str:
    return "".join(w.text + w.gap for w in words[first:last]) + words[last].text
