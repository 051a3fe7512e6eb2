"""Which person speaks? The full name behind a surname, as the same report gives it elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from laydown.catalogs import actors
from laydown.lineage.speakers import bare_name, offices, plain, proper_name

_CAPITAL = r"[^\W\d_a-z][\w’'-]*[^\W\d_]"


@lru_cache(maxsize=8192)
def person(speaker: str, text: str) -> str | None:
    """Return the folded full name of a speaker, the surname alone where the report has no more, None for a body or nobody's name.

    A surname alone is a person where the report names one person by it in full, or where a title stands before it.
    """
    if name := proper_name(speaker):
        return name
    bare = bare_name(speaker)
    if bare is None or actors.load().code_of(bare.word):
        return None
    surname = plain(bare.word)
    given = _given(surname, text)
    if len(given) == 1:
        return f"{given.pop()} {surname}".casefold()
    return surname.casefold() if bare.titled else None


def _given(surname: str, text: str) -> set[str]:
    """Return the given names under which a text names somebody of that surname."""
    if surname not in text:
        return set()
    known = offices()
    between = rf"(?: [A-Z]\.| (?:{'|'.join(sorted(known.particles))}))*"
    found = re.finditer(rf"({_CAPITAL}){between} (?:[Aa]l-|[Ee]l-)?{re.escape(surname)}\b", text)
    names = {match[1] for match in found}
    other = known.openers | known.titles | known.heads | known.voices
    return {name for name in names if name.casefold() not in other and _is_given(name)}


def _is_given(name: str) -> bool:
    return not (name.isupper() or name.endswith(("'s", "’s")) or actors.load().code_of(name))
