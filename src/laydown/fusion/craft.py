"""Which type of vessel do words name? A tug is not the frigate that it tows."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from laydown.errors import CatalogError


def types_in(text: str) -> frozenset[int]:
    """Return the types of vessel that words name, as numbers of lines of `data/craft.yaml`."""
    pattern, types = _types()
    return frozenset(types[found.group(1).casefold()] for found in pattern.finditer(text))


@cache
def _types() -> tuple[re.Pattern[str], dict[str, int]]:
    loaded = yaml.load((resources.files("laydown.fusion") / "data" / "craft.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    rows = loaded.get("types") if isinstance(loaded, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, list) and row for row in rows):
        reason = "craft.yaml: needs a list of lists of names for types"
        raise CatalogError(reason)
    types = {name.casefold(): at for at, row in enumerate(rows) for name in row}
    longest = "|".join(re.escape(name) for name in sorted(types, key=lambda name: (-len(name), name)))
    return re.compile(rf"\b({longest})s?\b", re.IGNORECASE), types
