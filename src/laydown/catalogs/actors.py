"""Whose force it is: states, alliances and coalitions by the names, adjectives, capitals and headquarters that stand for them.

Codes are ISO 3166-1 alpha-2 (and the user-assigned XK for Kosovo), NATO, UN, EU and coalition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from laydown.catalogs import outlets
from laydown.catalogs.actor_traps import Traps, read_traps
from laydown.catalogs.phrases import Phrases, spellings
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILES = ("americas", "europe", "africa", "asia", "oceania", "organisations")
_CODE = re.compile(r"[A-Z]{2}|NATO|UN|EU|coalition")
_ALLIANCES = frozenset({"NATO", "UN", "EU", "coalition"})
_LED = re.compile(r"-led\b", re.IGNORECASE)
_NAMED_SHIP = re.compile(r"\s+[\"“'‘]?[A-ZÀ-Þ]")


class Kind(StrEnum):
    """What kind of word names the actor."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    INSTITUTION = "institution"
    FORCE = "force"
    COMMAND = "command"
    SHIP_PREFIX = "ship_prefix"


_FIELDS = {
    "names": Kind.NAME, "adjectives": Kind.ADJECTIVE, "demonyms": Kind.DEMONYM, "capitals": Kind.CAPITAL,
    "institutions": Kind.INSTITUTION, "forces": Kind.FORCE, "commands": Kind.COMMAND, "ship_prefixes": Kind.SHIP_PREFIX,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, alliance or coalition; `ambiguous` are forms that often mean something else (Georgia, Congo, AU)."""

    code: str
    name: str
    forms: Mapping[str, Kind]
    ambiguous: frozenset[str]
    source: str

    @property
    def is_state(self) -> bool:
        """Say whether the code is a state's."""
        return self.code not in _ALLIANCES


class ActorMention(NamedTuple):
    """Characters `[start, end)` of a text that name an actor."""

    start: int
    end: int
    code: str
    kind: Kind
    ambiguous: bool = False


class Actors:
    """The catalogue, ready to be found in texts."""

    def __init__(self, actors: Iterable[Actor], traps: Traps, shadows: Iterable[str] = ()) -> None:
        self.actors = tuple(actors)
        self._traps = traps
        self._of_form = {form: (actor, kind) for actor in self.actors for form, kind in actor.forms.items()}
        self._codes = {written: actor.code for form, (actor, _) in self._of_form.items() for written in spellings(form)}
        self._codes.update({form: actor.code for form, (actor, _) in self._of_form.items()})
        swallowed = {*traps.shadows, *shadows} - self._of_form.keys()
        self._phrases = Phrases([*swallowed, *self._of_form])

    def find(self, text: str) -> list[ActorMention]:
        """Return who is named in `text`, in order; longer names come before the shorter ones inside them."""
        return [mention for match in self._phrases.find(text) if (mention := self._mention(text, *match))]

    def code_of(self, form: str) -> str | None:
        """Return the code that a name, adjective, capital, headquarters or force stands for, or None."""
        bare = form.removesuffix("'s").removesuffix("’s")
        return next((self._codes[f] for f in (form, bare, bare.removeprefix("the ")) if f in self._codes), None)

    def by_code(self, code: str) -> Actor | None:
        """Return the actor with this code."""
        return next((actor for actor in self.actors if actor.code == code), None)

    def _mention(self, text: str, start: int, end: int, form: str) -> ActorMention | None:
        if form not in self._of_form or self._traps.catches(text, start, end, form):
            return None
        actor, kind = self._of_form[form]
        if kind is Kind.SHIP_PREFIX and not _NAMED_SHIP.match(text, end):
            return None
        if led := _LED.match(text, end):
            code = "coalition" if actor.is_state else actor.code
            return ActorMention(start, led.end(), code, Kind.FORCE, ambiguous=False)
        return ActorMention(start, end, actor.code, kind, form in actor.ambiguous)


def _read(name: str) -> dict[str, Any]:
    file = resources.files("laydown.catalogs") / "data" / f"actors-{name}.yaml"
    loaded = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    if not isinstance(loaded, dict):
        reason = f"actors-{name}.yaml: is no mapping"
        raise CatalogError(reason)
    return loaded


def _actor(entry: Mapping[str, Any], source: str) -> Actor:
    forms = {form: kind for field, kind in _FIELDS.items() for form in entry.get(field, ())}
    forms[entry["name"]] = forms.get(entry["name"], Kind.NAME)
    # An article belongs to a mention only where the name never goes without it.
    forms = {form: kind for form, kind in forms.items() if form[:4].lower() != "the " or form[4:] not in forms}
    ambiguous = frozenset(entry.get("ambiguous", ()))
    return Actor(entry["code"], entry["name"], forms, ambiguous, entry.get("source", source))


@cache
def load() -> Actors:
    """Return the catalogue. Names of outlets ("The Washington Post", "China Daily") name no actor."""
    try:
        actors = [_actor(entry, file["source"]) for name in _FILES for file in [_read(name)] for entry in file["actors"]]
        traps = read_traps(_read("traps"))
    except (KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        reason = f"actors: an entry cannot be read ({error!r})"
        raise CatalogError(reason) from error
    return Actors(actors, traps, [form for outlet in outlets.load().outlets for form in outlet.forms.keys() - outlet.ambiguous])


def check() -> list[str]:
    """Return every problem of the catalogue in words."""
    catalogue = load()
    problems = [f"actors: {a.name}: {a.code!r} is no code" for a in catalogue.actors if not _CODE.fullmatch(a.code)]
    problems += [f"actors: {a.name} ({a.code}): no source" for a in catalogue.actors if not a.source]
    taken: dict[str, str] = {}
    for actor in catalogue.actors:
        for form in actor.forms:
            if taken.setdefault(form, actor.code) != actor.code:
                problems.append(f"actors: {form!r} stands for {taken[form]} and for {actor.code}")
        problems += [
            f"actors: {actor.code}: {form!r} is ambiguous but no form" for form in sorted(actor.ambiguous - actor.forms.keys())
        ]
    return problems + _broken_examples(catalogue)


def _broken_examples(catalogue: Actors) -> list[str]:
    """Return the traps' examples that do not come out as they say."""
    problems = []
    for trap in _read("traps")["traps"]:
        examples = [(text, []) for text in trap.get("no", ())] + [(e["text"], e["codes"]) for e in trap.get("yes", ())]
        for text, codes in examples:
            if (found := [mention.code for mention in catalogue.find(text)]) != codes:
                problems.append(f"actors-traps.yaml: {trap['why']}: {text!r} gives {found}, not {codes}")
    return problems
