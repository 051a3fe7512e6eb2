"""What do the words around a name ask for? Type words, and airfields and areas called after a town."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.catalogs.spelling import fold
from laydown.domain.place import Precision
from laydown.extraction.places_containing import favour
from laydown.extraction.places_cues import cues
from laydown.extraction.places_evidence import LARGE, at, meant, surname_like
from laydown.extraction.places_resolving import Name, kilometres, prior, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.gazetteer import Candidate, Gazetteer
    from laydown.extraction.places_spotting import Spot, Token

_TYPED = 3.0
_AIRFIELD_KM = 60
_SITES = ("airbase", "airport", "base", "port")
_FIELD_KINDS = {"airbase": ("airbase", "airport"), "airport": ("airport", "airbase"), "base": ("airbase",)}


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the place chosen for it; `last` is its last word with its type word, where that belongs to the name.

    `contained` says that the text itself tells where it lies.
    """

    spot: Spot
    candidate: Candidate
    last: int
    type_word: str | None
    contained: bool = False


@dataclass(frozen=True, slots=True)
class _Typed:
    word: str
    kind: str
    last: int


def choose(gazetteer: Gazetteer, words: Sequence[Token], spots: Sequence[Spot]) -> list[Named]:
    """Return the names that mean a place, each with its place."""
    typed = [_type_of(words, spot) for spot in spots]
    names: dict[tuple[str, str], Name] = {}
    keys = []
    for spot, kind in zip(spots, typed, strict=True):
        key = (spot.folded, kind.kind if kind and kind.kind in ("region", "district", "city") else "")
        keys.append(key)
        if key not in names:
            names[key] = Name(key, spot.candidates)
            _prefer_kind(names[key], key[1])
    favour(words, [(spot, names[key]) for spot, key in zip(spots, keys, strict=True)])
    chosen = resolve(list(names.values())) if names else {}
    return [
        replace(_named(gazetteer, spot, chosen[key].candidate, kind), contained=chosen[key].contained)
        for spot, kind, key in zip(spots, typed, keys, strict=True) if meant(words, spot, chosen[key]) or (kind and not surname_like(words, spot))
    ]  # fmt: skip


def _type_of(words: Sequence[Token], spot: Spot) -> _Typed | None:
    """Return the type word right behind the name ("Anbar province"), or before it."""
    known = cues().types
    for count in (3, 2, 1):
        end = spot.last + count
        if end < len(words) and all(w.spaced or (w.gap == "-" and i) for i, w in enumerate(words[spot.last : end])):
            phrase = " ".join(w.lower for w in words[spot.last + 1 : end + 1])
            if kind := known.get(phrase):
                return _Typed(phrase, kind, end)
    if possessive := _owned(words, spot):
        return possessive
    return _type_before(words, spot)


def _type_before(words: Sequence[Token], spot: Spot) -> _Typed | None:
    """Return the type word in front: "the port of Tartus", "the air base at Balad"; "a base in Erbil" names the city alone."""
    word, of = at(words, spot.first - 2), at(words, spot.first - 1)
    if word is None or of is None or not (word.spaced and of.spaced) or of.text not in ("of", "at"):
        return None
    two = at(words, spot.first - 3)
    phrases = (f"{two.lower} {word.lower}", word.lower) if two and two.spaced else (word.lower,)
    found = next((_Typed(p, cues().types[p], spot.last) for p in phrases if p in cues().types), None)
    if found is None or found.kind == "around" or (of.text == "at" and found.kind not in _SITES):
        return None
    return found


def _owned(words: Sequence[Token], spot: Spot) -> _Typed | None:
    """Return the airfield or port of a possessive: "Tripoli's airport", "Adana's civil airport"."""
    s, end = at(words, spot.last + 1), spot.last + 2
    if s is None or s.text != "s" or words[spot.last].gap not in ("'", "’") or not s.spaced:
        return None
    for count in (2, 1):
        behind = words[end : end + count]  # one alone, where the text ends with it
        phrase = " ".join(w.lower for w in behind)
        if cues().types.get(phrase) in ("airport", "airbase"):
            return _Typed(phrase, cues().types[phrase], end + len(behind) - 1)
    return None


def _prefer_kind(name: Name, kind: str) -> None:
    """Favour what the type word asks for; without one, a town over the division that is called after it."""
    for candidate in name.candidates:
        area = candidate.kind in ("admin1", "admin2", "area")
        if kind in ("region", "district"):
            name.bonus[candidate.key] = _TYPED if area else 0.0
        elif kind == "city":
            name.bonus[candidate.key] = 0.0 if area else _TYPED
        elif candidate.kind in ("city", "capital") and _overshadowed(candidate, name.candidates):
            # A region of our own list, a sea or a country is what news means by its name: Gaza, Kaliningrad, Asia.
            name.bonus[candidate.key] = -_TYPED
        elif candidate.kind in ("admin1", "admin2") and (town := _seat(candidate, name.candidates)):
            name.bonus[candidate.key] = min(0.0, prior(town) - prior(candidate) - 0.5)


def _overshadowed(town: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Say whether the town shares its name with a region around it, or is small and shares it with something the world knows."""
    wider = [c for c in candidates if c.kind in ("area", "wide", "sea", "country") and c.matched_as == "name"]
    return any(c.country == town.country for c in wider if c.kind == "area") or (bool(wider) and town.population < LARGE)


def _seat(division: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the town of the same name in a division."""
    inside = division.key if division.kind == "admin1" else division.admin1
    towns = (
        c
        for c in candidates
        if c.kind in ("city", "capital") and c.admin1 == inside and (c.matched_as == "name" or c.population >= LARGE)
    )
    return max(towns, key=lambda c: c.population, default=None)


def _named(gazetteer: Gazetteer, spot: Spot, candidate: Candidate, typed: _Typed | None) -> Named:
    if typed is None:
        return Named(spot, candidate, spot.last, None)
    if typed.kind in _SITES and candidate.kind != "site" and (field := _site(gazetteer, spot, candidate, typed)):
        return Named(spot, field, typed.last, typed.word)
    if typed.kind == "around" and candidate.precision in (Precision.CITY, Precision.SITE):
        around = replace(candidate, key=f"{candidate.key}/area", kind="area", precision=Precision.REGION)
        return Named(spot, around, typed.last, typed.word)
    whole = typed.kind in ("region", "around") and candidate.kind in ("admin1", "admin2", "area")
    return Named(spot, candidate, typed.last if whole else spot.last, typed.word)


def _site(gazetteer: Gazetteer, spot: Spot, town: Candidate, typed: _Typed) -> Candidate | None:
    """Return the military site of that name and type near the town, else its airfield."""
    site = gazetteer.site(f"{spot.folded} {typed.word}") or (gazetteer.site_called(spot.folded) if typed.kind != "port" else None)
    if site and kilometres(site, town) <= _AIRFIELD_KM:
        return site
    return _airfield(gazetteer, spot, town, typed.kind) if typed.kind in _FIELD_KINDS else None


def _airfield(gazetteer: Gazetteer, spot: Spot, town: Candidate, kind: str) -> Candidate | None:
    """Return the airfield called after the town or serving it, the kind asked for first, the nearest of its kind."""
    fields = [f for f in gazetteer.airfields(spot.text) if kilometres(f, town) <= _AIRFIELD_KM]
    for wanted in _FIELD_KINDS[kind]:
        if same := [f for f in fields if f.kind == wanted]:
            return replace(min(same, key=lambda f: (fold(spot.text) not in fold(f.name), kilometres(f, town))))
    return None
