"""How deployments are said: frames, read from `data/frames.yaml`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from laydown.domain.claim import Status
from laydown.domain.order_of_battle import Category
from laydown.errors import CatalogError
from laydown.extraction.grammar import Aspect

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame:
    """One way of saying where a force is.

    `theme` is the argument that is the force: `object`, `subject`, `oblique` or `either` (the object, or the subject where there is none).
    `object_place` reads a bare object that is a place as `goal` or `source`; `source_is_place` makes the place left the claim's
    place; `for_place` lets it stand with "for" ("bound for Tartus"); `subject_place` takes the grammatical subject for the place ("Qatar hosts ..."),
    `fine` only where that is no country and no other place is named ("Leh has 20 tanks", but "Niger has 20 tanks"). `context` allows the place to come from
    the text before. `strict` asks for a place in the very clause. `stative`: what may be so, may be so now ("may have 300 soldiers"); `lasting`: it goes on
    from what is so already, so that its denial is a leaving ("will not stay");
    `only`: the kinds of force of which it says so, all where there are none; `ahead_if_passive`: who keeps it has it there, but what "will be kept" somewhere is still to come.
    """

    name: str
    theme: str
    status: Mapping[Aspect, Status]
    words: Mapping[str, frozenset[str]]
    object_place: str = ""
    source_is_place: bool = False
    for_place: bool = False
    subject_place: bool | str = False
    context: bool | str = False
    strict: bool = False
    stative: bool = False
    lasting: bool = False
    ahead_if_passive: bool = False
    only: frozenset[Category] = frozenset()
    must: str = ""
    must_not: str = ""

    def fits(self, role: str, *, has_object: bool) -> bool:
        """Say whether a force in this grammatical role of the predicate is what the frame is about."""
        if self.theme == "either":
            return role == "object" or (role == "subject" and not has_object) or role == "inner"
        return role in {self.theme, "inner"}

    def suits(self, category: Category | None) -> bool:
        """Say whether the frame is said of this kind of force."""
        return not self.only or category in self.only


def _load(name: str) -> Any:  # noqa: ANN401 - what YAML holds is checked by its reader
    text = (resources.files("laydown.extraction") / "data" / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _frame(row: dict[str, Any]) -> Frame:
    try:
        words = {kind: frozenset(str(w) for w in row.pop(kind, [])) for kind in ("verbs", "nouns", "adjectives", "states")}
        status = {Aspect(a): Status(s) for a, s in row.pop("status").items()}
        only = frozenset(Category(c) for c in row.pop("only", []))
        return Frame(words=words, status=status, only=only, **row)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        message = f"frames.yaml: {row.get('name', row)}: {error}"
        raise CatalogError(message) from error


@functools.cache
def load() -> tuple[Frame, ...]:
    """Return all frames in the order of the file, which is their order of preference."""
    return tuple(_frame(dict(row)) for row in _load("frames.yaml"))


@functools.cache
def by_word(kind: str) -> Mapping[str, tuple[Frame, ...]]:
    """Return the frames that a lemma of this kind (`verbs`, `nouns`, `adjectives`, `states`: nouns after "to be") evokes."""
    out: dict[str, tuple[Frame, ...]] = {}
    for frame in load():
        for word in frame.words[kind]:
            out[word] = (*out.get(word, ()), frame)
    return out
