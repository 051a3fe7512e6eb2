"""Generic force nouns: words for troops, ships, batteries … that name no system."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from laydown.catalogs import senses
from laydown.domain.order_of_battle import Category
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "forces.yaml"
_FIELDS = frozenset({"nouns", "plurals", "plural", "category", "unit", "bare", "senses"})


@dataclass(frozen=True, slots=True)
class Force:
    """A noun (singular) for a force; `forms` are its singular and plural; `unit` is what one counts.

    `bare` nouns say what they are only through what stands before them ("Patriot battery", "the second launcher").
    """

    noun: str
    forms: tuple[str, ...]
    category: Category
    unit: str
    bare: bool = False
    senses: tuple[senses.Sense, ...] = ()


@dataclass(frozen=True, slots=True)
class Forces:
    """All nouns; `by_form` is keyed by singular and plural in small letters, hyphens as spaces."""

    all: tuple[Force, ...]
    by_form: dict[str, Force]

    def named(self, text: str) -> Force | None:
        """Return the noun that `text`, whole, is a form of."""
        return self.by_form.get(_key(text))


@cache
def load() -> Forces:
    """Read forces.yaml; raise `CatalogError` naming the entry where it is wrong."""
    found = tuple(_forces())
    return Forces(found, {_key(form): force for force in reversed(found) for form in force.forms})


def _key(text: str) -> str:
    return text.casefold().replace("-", " ")


def _forces() -> Iterator[Force]:
    for entry in senses.read(_FILE)["forces"]:
        where = f"{_FILE}: {', '.join(entry.get('nouns', ['?'])[:3])}"
        if unknown := set(entry) - _FIELDS:
            raise senses.wrong(where, f"there is no field {', '.join(sorted(map(str, unknown)))}")
        if entry.get("category") not in set(Category):
            raise senses.wrong(where, f"there is no category {entry.get('category')}")
        rules = senses.senses(entry.get("senses") or (), where)
        for noun in entry["nouns"]:
            yield Force(
                noun=noun,
                forms=_forms(noun, entry),
                category=Category(entry["category"]),
                unit=entry.get("unit", noun),
                bare=bool(entry.get("bare")),
                senses=tuple(rule for rule in rules if rule.governs(noun)),
            )


def _forms(noun: str, entry: dict[str, Any]) -> tuple[str, ...]:
    if entry.get("plural", True) is False:
        return (noun,)
    plural = entry.get("plurals", {}).get(noun) or _plural(noun)
    return (noun, plural) if plural != noun else (noun,)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def check() -> list[str]:
    """Return every problem of the catalogue, in words."""
    try:
        forces = load()
    except CatalogError as why:
        return [str(why)]
    nouns = [force.noun for force in forces.all]
    doubles = sorted({noun for noun in nouns if nouns.count(noun) > 1})
    found = [f"{_FILE}: {noun}: listed more than once" for noun in doubles]
    for entry in senses.read(_FILE)["forces"]:
        where = f"{_FILE}: {entry['nouns'][0]}"
        found += [
            f"{where}: {word} has a plural but is not among the nouns"
            for word in set(entry.get("plurals", {})) - set(entry["nouns"])
        ]
        found += senses.problems(senses.senses(entry.get("senses") or (), where), entry["nouns"], where)
    return found
