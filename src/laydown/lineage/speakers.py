"""Is it the same one speaking? Proper names of speakers without their offices, and offices that are one voice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import yaml

from laydown.catalogs import actors
from laydown.errors import CatalogError

_SPLIT = re.compile(r"[,;(]")
_WORD = re.compile(r"\w[\w.]*\w|\w")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Offices:
    """Words of offices, as data/offices.yaml explains them."""

    voices: frozenset[str]
    heads: frozenset[str]
    bodies: frozenset[str]
    crowds: frozenset[str]
    small: frozenset[str]
    titles: frozenset[str]


@cache
def offices() -> Offices:
    """Return the words of offices."""
    file = resources.files("laydown.lineage") / "data" / "offices.yaml"
    try:
        loaded = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        return Offices(**{name: frozenset(listed) for name, listed in loaded.items()})
    except (TypeError, AttributeError, yaml.YAMLError) as error:
        reason = f"offices.yaml cannot be read ({error!r})"
        raise CatalogError(reason) from error


@lru_cache(maxsize=8192)
def proper_name(speaker: str) -> str | None:
    """Return the folded proper name in a speaker's words; None for "a US official", "military sources".

    A name is two or more capitalised words at the end of one part of the phrase, so that an office before it and an
    apposition after it do not count.
    """
    for part in _SPLIT.split(speaker):
        name: list[str] = []
        for word in reversed(part.split()):
            if not word[:1].isupper() or word.isupper():
                break
            name.insert(0, word)
        while name and name[0].strip(".").casefold() in offices().titles:
            name.pop(0)
        if len(name) >= _FEWEST:
            whole = part.split() if name[-1].casefold() in offices().bodies else name[-_FEWEST:]
            return " ".join(whole).casefold().removeprefix("the ")
    return None


@lru_cache(maxsize=8192)
def office(speaker: str) -> str | None:
    """Return the folded office in the words of a speaker without a name, if one voice speaks for it: "the ministry's spokesman".

    None for a name, and for whoever is one of many ("an army officer", "two ministry officials").
    """
    if proper_name(speaker):
        return None
    known = offices()
    words = _WORD.findall(speaker)
    said = {word.casefold() for word in words}
    if not known.crowds.isdisjoint(said):
        return None
    meant = {"spokesman" if word.casefold() in known.voices else _whose(word) for word in words} - known.small
    of_one_voice = known.voices | known.heads
    if of_one_voice.isdisjoint(said) or len(meant) < _FEWEST:
        return None
    return " ".join(sorted(meant))


def _whose(word: str) -> str:
    return (actors.load().code_of(word) if word[0].isupper() else None) or word.casefold()
