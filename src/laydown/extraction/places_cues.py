"""Which words tell a place from a person, a paper or a street? The word lists of `data/place-*.yaml`, loaded once."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists in lower case; `types` maps each type word to the kind of place that it asks for."""

    common: frozenset[str]
    given: frozenset[str]
    inside: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    between: frozenset[str]
    speaks: frozenset[str]
    ships: frozenset[str]
    prefixes: frozenset[str]
    titles: frozenset[str]
    streets: frozenset[str]
    eaters: frozenset[str]
    eaters_of: frozenset[str]
    bearers: frozenset[str]
    takes: frozenset[str]
    governs: frozenset[str]
    led: frozenset[str]
    directions: dict[str, tuple[int, int]]
    types: dict[str, str]
    border: frozenset[str]
    coast: frozenset[str]
    waters: frozenset[str]
    soil: frozenset[str]
    homes: frozenset[str]
    articled: frozenset[str]
    verbal: frozenset[str]
    afloat: frozenset[str]
    bodies: frozenset[str]
    plurals: dict[str, str]
    border_of: frozenset[str]
    states: dict[str, str]
    type_parts: frozenset[str]
    capitals_only: frozenset[str]


_BLOCKS = (
    "inside", "articles", "prepositions", "between", "speaks", "ships", "prefixes", "titles", "streets", "eaters", "eaters_of",
    "bearers", "takes", "governs", "led", "border_of", "coast",
    "waters", "soil", "homes", "bodies", "articled", "verbal", "afloat",
)  # fmt: skip
_FIELDS = ("airbase", "airport", "base", "port")


def _load(name: str) -> dict[str, Any]:
    text = (resources.files("laydown.extraction") / "data" / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


def _block(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


@functools.cache
def cues() -> Cues:
    """Return the lists."""
    words, around = _load("place-words.yaml"), _load("place-cues.yaml")

    blocks = {name: _block(around[name]) for name in _BLOCKS}
    fields = [phrase for kind in _FIELDS for phrase in around["types"][kind]]
    return Cues(
        common=_block(words["common"]),
        given=_block(words["given"]),
        directions={word: (x, y) for word, (x, y) in around["directions"].items()},
        types={word: kind for kind, phrases in around["types"].items() for word in phrases},
        border=frozenset(around["border"]),
        states=around["states"],
        plurals=around["plurals"],
        type_parts=frozenset(word for phrase in fields for word in phrase.split()),
        capitals_only=frozenset(around["capitals_only"]),
        **blocks,
    )
