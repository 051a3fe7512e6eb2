"""What do words make of a statement? Governors above it and cues within it, read from `data/governors.yaml` and `data/cues.yaml`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAKES = {"planned", "hedged", "denied", "ongoing", "done", "over", "weighed", "refused", "plain"}
MIXED = {"weighed": ("planned", "hedged"), "refused": ("planned", "denied")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """What a governing word makes of the statement below it; the fields are explained in the file."""

    makes: str
    by: frozenset[str]
    negated: str = "denied"
    ahead: str = ""
    verbs_only: frozenset[str] = frozenset()
    nouns_only: frozenset[str] = frozenset()
    only_passive: frozenset[str] = frozenset()
    own_time: bool = False
    phrases: bool = False


def _load(name: str) -> Any:  # noqa: ANN401 - what YAML holds is checked by its reader
    text = (resources.files("laydown.extraction") / "data" / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _governor(row: dict[str, Any]) -> Governor:
    fields: dict[str, Any] = {key: frozenset(value) if isinstance(value, list) else value for key, value in row.items()}
    governor = Governor(**fields)
    if {governor.makes, governor.negated, governor.ahead or governor.makes} - MAKES:
        message = f"governors.yaml: {governor.makes}, {governor.negated}, {governor.ahead}: expected of {sorted(MAKES)}"
        raise CatalogError(message)
    return governor


@functools.cache
def governors() -> Mapping[str, tuple[Governor, ...]]:
    """Return what each governing lemma makes of what it governs; raises CatalogError where an entry makes something unknown."""
    out: dict[str, tuple[Governor, ...]] = {}
    for entry in _load("governors.yaml"):
        row = dict(entry)
        words = row.pop("words")
        governor = _governor(row)
        for word in words:
            out[word] = (*out.get(word, ()), governor)
    return out


@functools.cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(map(str, entries)) for name, entries in _load("cues.yaml").items()}


def named(name: str) -> frozenset[str]:
    """Return one list of cues, all in lower case; raises CatalogError where there is none of that name."""
    try:
        return _lists()[name]
    except KeyError as error:
        message = f"cues.yaml: there is no list {name}"
        raise CatalogError(message) from error
