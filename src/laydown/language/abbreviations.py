"""Which words carry a full stop without ending a sentence: the lists of `data/abbreviations.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Sets of words without their last stop, in lower case; `openers` and `continuations` as they are capitalised."""

    titles: frozenset[str]
    numbered: frozenset[str]
    calendar: frozenset[str]
    others: frozenset[str]
    openers: frozenset[str]
    continuations: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """Load the lists once."""
    text = files("laydown.language").joinpath("data/abbreviations.yaml").read_text(encoding="utf-8")
    lists = yaml.load(text, Loader=yaml.CSafeLoader)
    return Abbreviations(**{name: frozenset(words.split()) for name, words in lists.items()})
