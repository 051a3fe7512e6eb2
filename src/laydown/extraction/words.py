"""Word lists of the reader by name, read from `data/words.yaml`."""

from __future__ import annotations

import functools
from importlib import resources

import yaml

from laydown.errors import CatalogError


@functools.cache
def _lists() -> dict[str, frozenset[str]]:
    text = (resources.files("laydown.extraction") / "data" / "words.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(data, dict) or not all(isinstance(v, list) for v in data.values()):
        message = "words.yaml: expected a mapping of names to lists of words"
        raise CatalogError(message)
    return {name: frozenset(map(str, entries)) for name, entries in data.items()}


def named(name: str) -> frozenset[str]:
    """Return one list, all in lower case; raises CatalogError where there is none of that name."""
    try:
        return _lists()[name]
    except KeyError as error:
        message = f"words.yaml: there is no list {name}"
        raise CatalogError(message) from error
