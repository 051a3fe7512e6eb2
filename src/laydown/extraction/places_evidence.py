"""Is it a place at all? Persons, papers, streets and treaties that bear a place's name, and governments that bear their capital's."""

from __future__ import annotations

import functools
import math
from itertools import pairwise
from typing import TYPE_CHECKING

from laydown.catalogs import actors, outlets, systems
from laydown.catalogs.spelling import fold
from laydown.extraction.places_cues import cues
from laydown.extraction.places_parts import peoples
from laydown.extraction.places_spotting import acronym, celled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.gazetteer import Candidate
    from laydown.extraction.places_resolving import Choice
    from laydown.extraction.places_spotting import Spot, Token

LARGE = 100_000
HUGE = 500_000
TOWN = 15_000
_WELL_KNOWN = frozenset(("country", "area", "sea", "wide", "admin1", "capital", "site"))
_SUPPORT = 1.2
_WELL_SUPPORTED = 2.0
_LEAST_SUPPORT = 0.6
_CONTAINED = 3.0
_SHORT = 3
_AROUND = 60  # words: some three sentences
_TOWNS = ("city", "capital", "admin2")


@functools.cache
def _no_places() -> frozenset[str]:
    """Return what names peoples, institutions, forces and outlets, folded."""
    kinds = (actors.Kind.INSTITUTION, actors.Kind.FORCE, actors.Kind.COMMAND, actors.Kind.SHIP_PREFIX)
    named = {fold(form) for actor in actors.load().actors for form, kind in actor.forms.items() if kind in kinds}
    places = {
        fold(form)
        for actor in actors.load().actors
        for form, kind in actor.forms.items()
        if kind in (actors.Kind.NAME, actors.Kind.CAPITAL)
    }
    heard = {fold(form) for outlet in outlets.load().outlets for form in outlet.forms}
    return frozenset((named | set(peoples()) | heard) - places)


@functools.cache
def _arms() -> frozenset[str]:
    """Return the names of weapon systems, folded; towns of such names are not meant beside them, states may be."""
    return frozenset(fold(name) for system in systems.load().all for name in system.names)


def people(words: Sequence[Token]) -> set[str]:
    """Return the surnames of a text, folded: capitalised words behind a given name, an initial or a title."""
    known = cues()
    found = set()
    for before, word in pairwise(words):
        if not (word.capital and before.capital and len(word.text) >= _SHORT) or word.shouted:
            continue
        given = before.lower in known.given and before.spaced
        initial = len(before.text) == 1 and before.gap in (". ", ".")
        titled = before.lower in known.titles and before.gap in (" ", ". ")
        if (given or initial or titled) and (folded := fold(word.text)) not in known.common:
            found.add(folded)
    return found


def other_thing(words: Sequence[Token], found: Spot) -> bool:
    """Say whether the name is part of another name ("Bank of Georgia", "Paris Hilton"), an adjective ("US-led"), or a plain word."""
    known = cues()
    if found.folded in _no_places() or acronym(words, found) or _armed(found) or _ship(words, found):
        return True
    short = len(found.folded) < _SHORT and found.folded not in known.capitals_only and found.candidates[0].kind != "site"
    if _plain(words, found) or _hyphenated(words, found) or short:
        return True
    last, after = words[found.last], at(words, found.last + 1)
    if after and after.text == "s" and last.gap in ("'", "’") and found.folded.startswith("st "):
        return True
    if after and after.capital and last.spaced and not last.shouted and after.lower in known.streets | known.eaters:
        return True
    before, two_before = at(words, found.first - 1), at(words, found.first - 2)
    if before and before.spaced and before.lower in known.bearers and (before.capital or before.lower in cues().ships):
        return True
    return bool(
        before
        and two_before
        and before.text == "of"
        and before.spaced
        and two_before.capital
        and two_before.lower in known.eaters_of
    )


def _armed(found: Spot) -> bool:
    return found.folded in _arms() and not any(c.matched_as == "name" and c.population >= LARGE for c in found.candidates) and (
        found.candidates[0].kind in _TOWNS
    )  # fmt: skip


def _ship(words: Sequence[Token], found: Spot) -> bool:
    """Say whether an article makes a town's or state's name a ship's where ships are spoken of: "the Liaoning was", not "the Erbil base"."""
    before, after = at(words, found.first - 1), at(words, found.last + 1)
    if not found.single or before is None or not before.spaced or before.lower not in cues().articled or before.shouted:
        return False
    if any(c.kind not in (*_TOWNS, "admin1") for c in found.candidates):
        return False
    last = words[found.last]
    bare = after is None or after.lower in cues().verbal or bool(last.gap.strip(" \n-") and not after.capital)
    around = words[max(found.first - _AROUND, 0) : found.last + _AROUND]
    return bare and any(w.lower in cues().ships or w.lower in cues().afloat for w in around)


def _plain(words: Sequence[Token], found: Spot) -> bool:
    """Say whether every word of the name is one that English uses as a plain word; "Long Beach" needs its preposition."""
    parts = [p for p in found.folded.split() if p not in ("the", "of")]
    if not parts or found.folded in cues().capitals_only or any(p not in cues().common for p in parts):
        return False
    best = found.candidates[0]
    if len(parts) > 1:
        known = best.kind in _WELL_KNOWN or (best.matched_as == "name" and best.population >= TOWN)
        return not known or best.kind == "admin1"
    following = at(words, found.last + 1)
    contained = following is not None and words[found.last].gap == ", " and following.capital and after_preposition(words, found)
    return not contained


def _hyphenated(words: Sequence[Token], found: Spot) -> bool:
    before, after = at(words, found.first - 1), at(words, found.last + 1)
    if after and words[found.last].gap == "-" and (after.lower in cues().led):
        return True
    if before is None or before.gap not in ("-", "‑"):
        return False
    # "anti-Iran" and "Wal-Mart" name no place; "Iraq-Syria" names two.
    return (
        not before.capital
        or before.lower in cues().prefixes
        or not (fold(before.text) in peoples() or found.candidates[0].kind in _WELL_KNOWN)
    )


def person(words: Sequence[Token], found: Spot, surnames: set[str]) -> bool:
    """Say whether the name is a person's: behind a title, a given name or an initial, before a surname, or met so before."""
    known = cues()
    before = at(words, found.first - 1)
    shouted = words[found.first].shouted
    country = found.candidates[0].kind == "country"
    if before and before.capital and not shouted:
        if before.gap in (" ", ". ") and before.lower in known.titles and not country:
            return True
        if before.gap == ". " and len(before.text) == 1:
            return True
        if before.gap == " " and before.lower in known.given and not country:
            return True
    if found.single and found.folded in known.given and not shouted and _one_name_follows(words, found):
        return True
    return found.single and found.folded in surnames and not country


def _one_name_follows(words: Sequence[Token], found: Spot) -> bool:
    """Say whether just one unknown capitalised word follows, as a surname does ("Jordan Spieth", not "Georgia Municipal Association")."""
    after, beyond = at(words, found.last + 1), at(words, found.last + 2)
    if after is None or words[found.last].gap != " " or not after.capital or after.text.isupper() or after.lower in cues().common:
        return False
    return after.lower not in cues().types and not (beyond and after.spaced and beyond.capital)


def meant(words: Sequence[Token], found: Spot, choice: Choice) -> bool:
    """Say whether a place is meant well enough: a famous one, or one that its words or the report's other places support."""
    candidate = choice.candidate
    if well_known(candidate):
        return candidate.kind != "site" or not _inside_a_name(words, found)
    if choice.contained:
        return True
    personal = (found.single and found.folded in cues().given) or (not found.single and words[found.first].lower in cues().titles)
    return not personal and not words[found.first].shouted and choice.support >= _needed(words, found, candidate)


def _inside_a_name(words: Sequence[Token], found: Spot) -> bool:
    """Say whether a capitalised word that is neither a people's nor a plain one runs on into the name ("European Union III")."""
    before = at(words, found.first - 1)
    if before is None or not before.capital or not before.spaced or before.opens or before.shouted:
        return False
    return fold(before.text) not in peoples() and before.lower not in cues().common


def _needed(words: Sequence[Token], found: Spot, candidate: Candidate) -> float:
    """Return how much support of the report's other places a name needs that is no famous one."""
    if after_preposition(words, found) or celled(words, found.first, found.last):
        # A town's second name in a country that nothing else speaks of is chance, unless nothing else bears it.
        sure = candidate.matched_as == "name" or len(found.candidates) == 1
        return 0.0 if sure and candidate.population >= TOWN else _LEAST_SUPPORT
    if surname_like(words, found):
        return math.inf
    if taken(words, found):
        return 0.0 if len(found.candidates) == 1 and candidate.population >= TOWN else _LEAST_SUPPORT
    return _SUPPORT if candidate.matched_as == "name" else _WELL_SUPPORTED


def surname_like(words: Sequence[Token], found: Spot) -> bool:
    """Say whether an unknown capitalised word stands before the name, or a verb of speech after it."""
    before, after = at(words, found.first - 1), at(words, found.last + 1)
    if before and before.spaced and before.capital and not before.opens and before.lower not in cues().common:
        return True
    if (before and "&" in before.gap) or "&" in words[found.last].gap or (found.single and _one_name_follows(words, found)):
        return True
    return bool(found.single and after and words[found.last].spaced and after.lower in cues().speaks)


def well_known(candidate: Candidate) -> bool:
    """Say whether the place is known well enough to be meant without support."""
    if candidate.kind in _WELL_KNOWN:
        return candidate.matched_as == "name"
    return candidate.population >= (LARGE if candidate.matched_as == "name" else HUGE)


def sure(words: Sequence[Token], found: Spot, candidate: Candidate) -> bool:
    """Say whether the name is well known, or stands where a place must stand."""
    return well_known(candidate) or after_preposition(words, found) or taken(words, found)


def after_preposition(words: Sequence[Token], found: Spot) -> bool:
    """Say whether "in", "near", "from" … stands before the name."""
    before = at(words, found.first - 1)
    if before and before.lower in cues().between:
        before = at(words, found.first - 2)
    return bool(before and before.spaced and before.lower in cues().prepositions)


def taken(words: Sequence[Token], found: Spot) -> bool:
    """Say whether a verb that takes places stands before the name: "seized Jowhar"."""
    before = at(words, found.first - 1)
    return bool(before and before.spaced and before.lower in cues().takes)


def governs(words: Sequence[Token], found: Spot, candidate: Candidate) -> bool:
    """Say whether a capital or country stands for its government: "Washington said", "talks between Moscow and Ankara"."""
    if candidate.kind not in ("capital", "country") and candidate.name != "Washington":
        return False
    before, after = at(words, found.first - 1), at(words, found.last + 1)
    if after and words[found.last].spaced and after.lower in cues().governs and not after_preposition(words, found):
        return True
    if candidate.kind == "country":
        return False
    nearby = {w.lower for w in words[max(found.first - 4, 0) : found.first]}
    return bool(
        before
        and before.lower in ("between", "and", "with", "by")
        and nearby & {"talks", "relations", "ties", "tensions", "agreement", "between"}
    )


def at(words: Sequence[Token], i: int) -> Token | None:
    """Return the word at `i`, or None beyond the ends."""
    return words[i] if 0 <= i < len(words) else None
