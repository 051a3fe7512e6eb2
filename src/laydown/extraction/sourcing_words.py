"""The words of attribution, from `data/sourcing.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SourcingWords:
    """Verbs by lemma, nouns and phrases; what each list means stands at the head of its file."""

    speech: frozenset[str]
    stance: frozenset[str]
    attitude: frozenset[str]
    seeming: frozenset[str]
    beside: frozenset[str]
    objects: frozenset[str]
    observing: frozenset[str]
    credited_attitudes: frozenset[str]
    first_persons: frozenset[str]
    nouns: frozenset[str]
    uncredited_nouns: frozenset[str]
    quoting: frozenset[str]
    documents: frozenset[str]
    pronouns: frozenset[str]
    media: frozenset[str]
    media_alone: frozenset[str]
    mastheads: frozenset[str]
    mastheads_first: frozenset[str]
    leaning: frozenset[str]
    headline_sources: frozenset[str]
    telling: frozenset[str]
    declining: frozenset[str]
    talking: frozenset[str]
    wires: frozenset[str]
    witnesses: frozenset[str]
    seeing: frozenset[str]
    releasing: frozenset[str]
    with_that: frozenset[str]
    showing: frozenset[str]
    particles: Mapping[str, frozenset[str]]
    examples: tuple[Mapping[str, Any], ...]

    @property
    def verbs(self) -> frozenset[str]:
        """All verbs that can be a cue."""
        return self.speech | self.stance | self.attitude | self.observing

    def is_first_person(self, word: str) -> bool:
        """Say whether a word is "I", "we" or "our"; "US" is not "us"."""
        return word.lower() in self.first_persons and (word == "I" or not word.isupper())

    def credits(self, verb: str) -> bool:
        """Say whether the verb's subject is credited with what it says."""
        return verb in self.speech or verb in self.stance or verb in self.observing or verb in self.credited_attitudes


@cache
def load() -> SourcingWords:
    """Return the words. Raises CatalogError."""
    file = resources.files("laydown.extraction") / "data" / "sourcing.yaml"
    try:
        loaded = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        lists = {f.name: frozenset(loaded[f.name]) for f in fields(SourcingWords) if f.name not in {"particles", "examples"}}
        particles = {verb: frozenset(words) for verb, words in loaded["particles"].items()}
        return SourcingWords(**lists, particles=particles, examples=tuple(loaded["examples"]))
    except (KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        reason = f"sourcing.yaml cannot be read ({error!r})"
        raise CatalogError(reason) from error
