"""Ships and formations that no list knows, by the shape of their names: "HMCS Regina", "Task Force Falcon", "Southern Naval Command"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from laydown.catalogs import actors, senses
from laydown.catalogs.units import Unit
from laydown.domain.order_of_battle import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FILE = "name-shapes.yaml"
_AROUND = 200
"""Characters either side in which a word of ships must stand for a doubtful prefix."""
_ARTICLES = {"the", "a", "an", "this", "that", "one", "each", "another", "its", "in", "at", "of"}
_WORD = r"[A-Z][\w/'’-]*"
_SHIP = r"[A-Z][\w'’-]*(?: (?:(?:de|of|the|al|da|del|le|la) )?(?:[A-Z]\.|[A-Z0-9][\w'’-]*)){0,2}"
_NO_SHIP = re.compile(r"(?:Commissioner|Chief|Director|Index|Agent|Official|Spokes\w+|President|Leader|Cadre|Worker|Detention)")


@dataclass(frozen=True, slots=True)
class Shapes:
    """How names look: patterns, each with words one of which a text must hold to be searched at all; `naval` are words of the sea."""

    patterns: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    prefixes: dict[str, str | None]
    doubtful: frozenset[str]
    naval: re.Pattern[str]
    no_names: frozenset[str]
    senders: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Named:
    """Characters `[start, end)` that name a ship or a formation."""

    start: int
    end: int
    unit: Unit


def find(text: str) -> Iterator[Named]:
    """Yield the ships and formations whose names tell themselves."""
    shapes = load()
    for anchors, pattern in shapes.patterns:
        # To look for words costs a hundredth of what the patterns do, and few texts have any.
        if any(anchor in text for anchor in anchors):
            for found in pattern.finditer(text):
                if named := _named(shapes, found, found.groupdict()):
                    yield named


def _named(shapes: Shapes, found: re.Match[str], parts: dict[str, str]) -> Named | None:
    start, end = found.span()
    if "prefix" in parts:
        ship = _unit(found.group(), Category.SHIP, shapes.prefixes[parts["prefix"]])
        return Named(start, end, ship) if _is_ship(shapes, found) else None
    if "sender" in parts:
        return Named(start, end, _unit(found.group(), Category.UNIT, shapes.senders[parts["sender"]]))
    start += _lead(found.group())
    if start >= end or ("formation" in parts and not _has_name(shapes, found.string[start:end])):
        return None
    return Named(start, end, _unit(found.string[start:end], Category.SHIP if "ship" in parts else Category.UNIT, None))


def _is_ship(shapes: Shapes, found: re.Match[str]) -> bool:
    if _NO_SHIP.match(found["name"]) or found["name"].endswith("-class"):
        return False
    around = found.string[max(0, found.start() - _AROUND) : found.end() + _AROUND]
    return found["prefix"] not in shapes.doubtful or bool(shapes.naval.search(around))


def _lead(phrase: str) -> int:
    """Return how many characters of articles open a phrase."""
    first = phrase.split(" ", 1)[0]
    return len(first) + 1 if first.lower() in _ARTICLES else 0


def _has_name(shapes: Shapes, phrase: str) -> bool:
    """Say whether a formation has a name of its own, and not merely its nation's."""
    words = phrase.split(" ")[:-1]
    if not words or shapes.no_names & set(words):
        return False
    own = " ".join(words)
    return not any(a.start == 0 and a.end == len(own) for a in actors.load().find(own))


def _unit(name: str, category: Category, operator: str | None) -> Unit:
    return Unit(name, category, (), (), (), None, operator, "the shape of the name")


@cache
def load() -> Shapes:
    """Read name-shapes.yaml into one pattern."""
    data = senses.read(_FILE)
    naval = re.compile(rf"\b{_any(data['naval'])}", re.IGNORECASE)
    patterns = tuple((anchors, re.compile(pattern)) for anchors, pattern in _patterns(data))
    return Shapes(patterns, data["prefixes"], frozenset(data["doubtful"]), naval, frozenset(data["no_names"]), data["senders"])


def _patterns(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    quoted = rf'["“‘\'](?:{_SHIP})["”’\']'
    yield (
        tuple(f"{prefix} " for prefix in data["prefixes"]),
        rf"\b(?P<prefix>{_any(data['prefixes'])}) (?P<name>{_SHIP})(?: ?\([A-Z]{{1,4}}[ -]?\d+\))?",
    )
    yield tuple(data["named_kinds"]), rf"\b(?P<ship>{_any(data['named_kinds'])} {quoted})"
    yield tuple(data["plain_kinds"]), rf"\b(?P<ship>{_any(data['plain_kinds'])} {_SHIP})"
    yield ("avy",), rf"(?P<ship>{quoted})(?= of the (?:{_WORD} )?(?:{_WORD} )?[Nn]avy\b)"
    yield ("Task Force ",), rf"\b(?:Combined |Joint )*Task Force (?!(?:On|For)\b){_WORD}"
    yield tuple(f" {arm}" for arm in data["arms"]), rf"\b\d{{1,3}}(?:st|nd|rd|th) {_any(data['arms'])}\b(?! [A-Z])"
    yield (" Command",), rf"\b(?:{_WORD} ){{0,3}}?{_any(data['commands'])} (?:{_WORD} )?Command\b"
    yield (" Group",), rf"\b(?:{_WORD} ){{0,3}}?{_any(data['groups'])} Group\b"
    behind = ("in", "for", "to", "of", "on")
    sent = tuple(f"{mission} {word} " for mission in data["missions"] for word in behind)
    yield sent, rf"\b(?P<sender>{_any(data['senders'])}) {_any(data['missions'])}(?= {_any(behind)}\b)"
    yield (
        tuple(f" {kind}" for kind in data["formations"]),
        rf"\b(?P<formation>(?:\d{{1,4}}(?:st|nd|rd|th) )?(?:{_WORD} ){{1,5}}?{_any(data['formations'])})\b",
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"
