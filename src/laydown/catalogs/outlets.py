"""Outlets and wires, by the names under which reports credit them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from laydown.catalogs.phrases import Phrases
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KINDS = frozenset({"wire", "newspaper", "broadcaster", "magazine", "think tank", "official site", "aggregator"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet or wire; `forms` maps each way of writing it to the name under which it is then credited."""

    name: str
    kind: str
    country: str
    domain: str
    forms: Mapping[str, str]
    ambiguous: frozenset[str]
    source: str


class OutletMention(NamedTuple):
    """Characters `[start, end)` that name an outlet, and the `credit` to give; an `ambiguous` name needs a cue beside it."""

    start: int
    end: int
    credit: str
    outlet: Outlet
    ambiguous: bool


class Outlets:
    """The catalogue, ready to be found in texts."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.outlets = tuple(outlets)
        self._of_form = {form: outlet for outlet in self.outlets for form in outlet.forms}
        self._folded = {form.casefold(): outlet for form, outlet in self._of_form.items()}
        self._of_domain = {outlet.domain: outlet for outlet in self.outlets}
        self._phrases = Phrases(self._of_form)

    def find(self, text: str) -> list[OutletMention]:
        """Return which outlets are named in `text`, in order, longest names first."""
        return [self._mention(*match) for match in self._phrases.find(text)]

    def by_name(self, name: str) -> Outlet | None:
        """Return the outlet with this name, alias or abbreviation, with or without its article, in any case."""
        folded = name.strip().casefold()
        return self._folded.get(folded) or self._folded.get(folded.removeprefix("the "))

    def by_domain(self, domain: str) -> Outlet | None:
        """Return the outlet of a web domain ("www." and other subdomains allowed)."""
        parts = domain.casefold().split(".")
        return next((self._of_domain[d] for i in range(len(parts)) if (d := ".".join(parts[i:])) in self._of_domain), None)

    def _mention(self, start: int, end: int, form: str) -> OutletMention:
        outlet = self._of_form[form]
        return OutletMention(start, end, outlet.forms[form], outlet, form in outlet.ambiguous)


def _outlet(entry: Mapping[str, Any], source: str) -> Outlet:
    name = entry["name"]
    forms = {form: form for form in entry.get("kept", ())} | dict.fromkeys([name, *entry.get("aliases", ())], name)
    ambiguous = set(entry.get("ambiguous", ()))
    if entry.get("article"):
        bare = name.removeprefix("The ")
        forms |= {bare: name, f"the {bare}": name}
        ambiguous.add(bare)
        # A sentence may begin with "The Nation": only a cue beside it tells the paper from the thing.
        ambiguous |= {name, f"the {bare}"}
    return Outlet(
        name, entry["kind"], entry["country"], entry["domain"], forms, frozenset(ambiguous), entry.get("source", source)
    )


@cache
def load() -> Outlets:
    """Return the catalogue."""
    file = resources.files("laydown.catalogs") / "data" / "outlets.yaml"
    try:
        loaded = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        return Outlets(_outlet(entry, loaded["source"]) for entry in loaded["outlets"])
    except (KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        reason = f"outlets.yaml: an entry cannot be read ({error!r})"
        raise CatalogError(reason) from error


def check() -> list[str]:
    """Return every problem of the catalogue in words."""
    catalogue = load()
    problems: list[str] = []
    taken: dict[str, str] = {}
    for outlet in catalogue.outlets:
        if outlet.kind not in KINDS:
            problems.append(f"outlets: {outlet.name}: kind {outlet.kind!r} is none of {', '.join(sorted(KINDS))}")
        if not (len(outlet.country) == 2 and outlet.country.isupper()):  # noqa: PLR2004  ISO alpha-2 has two letters
            problems.append(f"outlets: {outlet.name}: country {outlet.country!r} is no ISO 3166-1 alpha-2 code")
        if "." not in outlet.domain or " " in outlet.domain:
            problems.append(f"outlets: {outlet.name}: {outlet.domain!r} is no domain")
        problems += [
            f"outlets: {outlet.name}: {form!r} is ambiguous but no form" for form in outlet.ambiguous - outlet.forms.keys()
        ]
        for form in outlet.forms:
            if taken.setdefault(form.casefold(), outlet.name) != outlet.name:
                problems.append(f"outlets: {form!r} is {taken[form.casefold()]} and {outlet.name}")
    return problems
