"""What is a place? An island, a kingdom, an airfield: what "the island" and "the kingdom" may point back to."""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from laydown.catalogs import own_places, senses, sites
from laydown.catalogs.spelling import fold
from laydown.domain.place import Precision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from laydown.domain.place import Place


@functools.cache
def _data() -> Mapping[str, Any]:
    text = (resources.files("laydown.extraction") / "data" / "place_nouns.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


@functools.cache
def _asking() -> Mapping[str, frozenset[str]]:
    return {noun: frozenset(group) for group in _data()["natures"] for noun in group}


def asks(noun: str) -> frozenset[str]:
    """Return what a place must be one of for a noun to mean it; nothing where its precision is enough."""
    return _asking().get(noun, frozenset())


def parts() -> Mapping[str, bool]:
    """Return the nouns for parts of a land; False marks those that say no way on the compass."""
    found: Mapping[str, bool] = _data()["parts"]
    return found


def edges() -> frozenset[str]:
    """Return the nouns for land borders."""
    return frozenset(_data()["edges"])


def coasts() -> frozenset[str]:
    """Return the nouns for coasts."""
    return frozenset(_data()["coasts"])


def loose(noun: str) -> bool:
    """Say whether a noun may mean other places of its precision, too."""
    return noun in _data()["loose"]


def is_division(noun: str) -> bool:
    """Say whether a noun stands for a first-level division."""
    return noun in _data()["divisions"]


def federal() -> frozenset[str]:
    """Return the countries whose divisions are states."""
    return frozenset(_data()["federal"])


def is_edge(place: Place) -> bool:
    """Say whether a place is a border or a coast, which "the region" and "the province" do not mean."""
    return place.key.startswith("border:") or "/coast" in place.key


@functools.cache
def _names() -> Mapping[str, frozenset[str]]:
    """Return the words of all names of our own regions and waters, and what is said of places whose names do not say it, by key."""
    found: dict[str, set[str]] = {}
    for prefix, entries in (("area", own_places.areas()), ("sea", senses.read("seas.yaml")["seas"])):
        for entry in entries:
            key = entry.get("key") or f"{prefix}:{fold(entry['name']).replace(' ', '-')}"
            found.setdefault(key, set()).update(w for name in (entry["name"], *entry["aliases"]) for w in fold(name).split())
    for nature, keys in _data()["known"].items():
        for key in keys:
            found.setdefault(key, set()).add(nature)
    return {key: frozenset(natures) for key, natures in found.items()}


def of_key(key: str) -> frozenset[str]:
    """Return what is said of the place with a key besides its name."""
    return _names().get(key, frozenset())


def of(place: Place) -> frozenset[str]:
    """Return what a place is, by its names and its kind of site."""
    own = frozenset(fold(place.name).split()) | _names().get(place.key, frozenset())
    if place.key.startswith("site:"):
        site = sites.load().by_key[place.key.removeprefix("site:")]
        words = frozenset(w for name in (site.name, *site.aliases[:8]) for w in fold(name).split())
        return own | words | frozenset(_data()["sites"].get(site.kind.value, ()))
    if place.key.startswith("air:"):
        return own | frozenset(_data()["sites"]["air_base"])
    return own | (frozenset(("city", "town")) if place.precision is Precision.CITY else frozenset())
