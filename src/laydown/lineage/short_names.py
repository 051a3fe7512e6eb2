"""Which outlet does a part of its name mean? "The Observer" is the Harbour Observer in its own report, and where no other is near."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from laydown.catalogs import outlets
from laydown.lineage.naming import words
from laydown.lineage.outlets import folded, root

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from laydown.domain.lineage import Named, Root

_CAPITAL = re.compile(r"[^\W\d_a-z]")
_WHOSE = re.compile(r"\A(?:the )?[A-Z][^\s'’]*(?:['’]s|s['’]) (?=[A-Z])")

_OF_THE = re.compile(r"(?<=\w) of the .*", re.DOTALL)
"""Whose an outlet is, behind its name: "the Harbour Spokesman's Office of the navy"."""


@lru_cache(maxsize=4096)
def is_part(name: str, whole: str) -> bool:
    """Say whether a name is the last words of another outlet's whole name, and shows by itself to be an outlet's."""
    part, all_words = folded(name).split(), folded(whole).split()
    if not part or len(part) >= len(all_words) or all_words[-len(part) :] != part:
        return False
    known = outlets.load().by_name(name)
    if known is not None:
        return name in known.ambiguous or known.name in known.ambiguous
    return part[-1] in _last()


def is_own(name: str, publisher: Root, named: Iterable[Named] = ()) -> bool:
    """Say whether a report means its own outlet by a name, unless it also names in full another that ends so."""
    if root(name).key == publisher.key:
        return True
    return is_part(name, publisher.name) and not any(
        is_part(name, other.name) and root(other.name).key != publisher.key for other in named
    )


def meant(speaker: str, by_key: Mapping[str, Root], named: Iterable[Named] = ()) -> Root | None:
    """Return the outlet among those given, or of the catalogue, that a speaker's words name; None for a person or an office.

    A part of a name is the one that ends so, unless the report, which names those `named`, has another in full.
    """
    if not _CAPITAL.search(speaker):
        return None
    found = _whole(speaker, by_key)
    if found or not _shows(speaker):
        return found
    full = {root(each.name).key for each in named if is_part(speaker, each.name)}
    several = {key: each for key, each in by_key.items() if is_part(speaker, each.name)}
    if len(several.keys() | full) != 1:
        return None
    return next(iter(several.values()), None)


@lru_cache(maxsize=8192)
def _shows(speaker: str) -> bool:
    """Say whether words can be a part of an outlet's name: "the Observer", but not "Observer"."""
    return " " in speaker.strip() and (folded(speaker).split()[-1] in _last() or outlets.load().by_name(speaker) is not None)


def _whole(speaker: str, by_key: Mapping[str, Root]) -> Root | None:
    for name in dict.fromkeys((speaker, _WHOSE.sub("", speaker))):
        mine = root(name)
        if mine.key in by_key:
            return by_key[mine.key]
        known = outlets.load().by_name(name)
        if known and name not in known.ambiguous and name.removeprefix("the ") not in known.ambiguous:
            return mine
    begins = root(_OF_THE.sub("", speaker))
    return by_key.get(begins.key)


@lru_cache(maxsize=1)
def _last() -> frozenset[str]:
    return frozenset(word.casefold() for word in words().last)
