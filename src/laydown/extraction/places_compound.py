"""Which names come in pieces? "Julian Felipe (Whitsun) Reef", "Subi and Mischief reefs", an airfield called after no known town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laydown.extraction.places_cues import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.gazetteer import Candidate, Gazetteer
    from laydown.extraction.places_spotting import Token

    Found = tuple[int, tuple[Candidate, ...]]

_AIRFIELDS = ("airbase", "airport")
_LONGEST_TYPE = 3
_REACH = 12


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


def _text(words: Sequence[Token], first: int, last: int) -> str:
    return "".join(w.text + w.gap for w in words[first:last]) + words[last].text
