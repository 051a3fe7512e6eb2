"""Is it the same one speaking? Proper names of speakers without their offices, and offices that are one voice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import yaml

from laydown.catalogs import actors
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    particles: frozenset[str]
    openers: frozenset[str]


class Bare(NamedTuple):
    """A name of one word, and whether a title or an office stands before it."""

    word: str
    titled: bool


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
        words = part.split()
        name = _capitals(words)
        if len(name) >= _FEWEST and name[-1].casefold() in offices().bodies:
            return " ".join(words).casefold().removeprefix("the ")
        name = _without_titles(name)
        if len(name) >= _FEWEST:
            return " ".join([name[-_FEWEST], plain(name[-1])]).casefold()
    return None


@lru_cache(maxsize=8192)
def bare_name(speaker: str) -> Bare | None:
    """Return the surname by which alone a speaker is called: "Example", "Minister Example"; None for anything else."""
    if proper_name(speaker):
        return None
    first, *beside = _SPLIT.split(speaker)
    words = first.split()
    name = _without_titles(_capitals(words))
    if len(name) != 1 or _office_word(name[0]) or name[0].casefold() in offices().bodies:
        return None
    before = words[: -len(name)]
    return Bare(name[0], any(map(_office_word, [*before[-1:], *" ".join(beside).split()])))


def plain(surname: str) -> str:
    """Return a surname without its article: "al-Example" is called "Example" too."""
    return surname[3:] if surname[:3].casefold() in {"al-", "el-"} else surname


def _capitals(words: Sequence[str]) -> list[str]:
    """Return the capitalised words at the end, but for a front of titles."""
    name: list[str] = []
    for word in reversed(words):
        if not plain(word)[:1].isupper() or word.isupper():
            break
        name.insert(0, word)
    while name and name[0].strip(".").casefold() in offices().titles:
        name.pop(0)
    return name


def _without_titles(name: Sequence[str]) -> list[str]:
    """Return what stands after the last title, office or possessive: "Iraq's Defence Minister Ann Example"."""
    last = max((at for at, word in enumerate(name[:-1]) if _office_word(word) or word.endswith(("'s", "’s"))), default=-1)
    return list(name[last + 1 :])


def _office_word(word: str) -> bool:
    folded, known = word.strip(".").casefold(), offices()
    return folded in known.titles or folded in known.heads or folded in known.voices


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
