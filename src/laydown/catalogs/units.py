"""Ships and formations that have names of their own: what they are called, their class, whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from laydown.catalogs import actors, senses, systems
from laydown.catalogs.spelling import fold
from laydown.domain.order_of_battle import Category
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHIPS, _FORMATIONS = "units-ships.yaml", "units.yaml"
_REQUIRED = ("name", "category", "source")
_TEXTS = ("aliases", "short", "beside")
_OPTIONAL = ("class", "operator", *_TEXTS)
_CATEGORIES = frozenset({Category.SHIP, Category.SUBMARINE, Category.UNIT})
_ALLIANCES = frozenset({"NATO", "EU", "UN"})
_STATE_LETTERS = 2
_OPENS_LINE = re.compile(r"(?:^|[\n\r|])[ \t]*+(?:[-*+•–—·][ \t]++)?\Z")
_NAVY = re.compile(r" (?:\(([^()\n]{2,24})\)[ \t]*+[:,;|–—-]|\|[ \t]*+([^|\n]{2,24}?)[ \t]*+(?:\||$))")
_MARGIN, _LIST = 12, 900
"""Characters before a name that are read for where its line begins, and around it for words of ships."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One ship or formation. `ship_class` names a system of the systems' catalogue.

    `short` names count only near words for forces, `beside` names only right beside one; ask `Units.allows`.
    """

    name: str
    category: Category
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    beside: tuple[str, ...]
    ship_class: str | None
    operator: str | None
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the usual one first, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.short, *self.beside)))


@dataclass(frozen=True, slots=True)
class Units:
    """The whole catalogue; `names` is keyed by name in small letters, and holds every unit of that name."""

    all: tuple[Unit, ...]
    names: dict[str, tuple[Unit, ...]]
    near: dict[str, senses.Sense]
    beside: dict[str, senses.Sense]

    def named(self, text: str) -> tuple[Unit, ...]:
        """Return the units that `text`, whole, is a name of."""
        return self.names.get(text.casefold(), ())

    def allows(self, unit: Unit, text: str, start: int, end: int) -> bool:
        """Say whether `text[start:end]`, a name of `unit`, may mean it where it stands."""
        # The text may leave out accents: "Sao Paulo" is the city too.
        name = fold(text[start:end])
        kind = "unit" if unit.category == Category.UNIT else "ship"
        if kind == "ship" and self._listed(unit, text, start, end):
            return True
        if name in {fold(other) for other in unit.beside}:
            return self.beside[kind].allows(text, start, end)
        if name in {fold(other) for other in unit.short}:
            return self.near[kind].allows(text, start, end)
        return True

    def _listed(self, unit: Unit, text: str, start: int, end: int) -> bool:
        """Say whether a name opens a line of a list of ships, its navy behind it: "- Kazan (Russia): Barents Sea"."""
        navy = _NAVY.match(text, end)
        if navy is None or not _OPENS_LINE.search(text, max(0, start - _MARGIN), start):
            return False
        owner = any(a.code == unit.operator for a in actors.load().find(navy[1] or navy[2]))
        around = text[max(0, start - _LIST) : end + _LIST].casefold()
        return owner and any(word.lstrip("=") in around for word in self.near["ship"].needs)


@cache
def load() -> Units:
    """Read units*.yaml; raise `CatalogError` naming file and entry where one is wrong."""
    head = senses.read(_SHIPS)
    found = tuple(
        _unit(entry, f"{name}: {entry.get('name')}") for name in (_SHIPS, _FORMATIONS) for entry in senses.read(name)["units"]
    )
    names: dict[str, tuple[Unit, ...]] = {}
    for unit in found:
        for name in unit.names:
            names[name.casefold()] = (*names.get(name.casefold(), ()), unit)
    return Units(found, names, _rules(head, "needs"), _rules(head, "needs_before", "needs_after"))


def _rules(head: dict[str, Any], *fields: str) -> dict[str, senses.Sense]:
    kinds = ("ship", "unit")
    return {kind: senses.senses([{field: head[field][kind] for field in fields}], f"{_SHIPS}: {fields[0]}")[0] for kind in kinds}


def _unit(entry: dict[str, Any], where: str) -> Unit:
    if problem := _misshapen(entry):
        message = f"{where}: {problem}"
        raise CatalogError(message)
    return Unit(
        name=entry["name"],
        category=Category(entry["category"]),
        aliases=tuple(entry.get("aliases", ())),
        short=tuple(entry.get("short", ())),
        beside=tuple(entry.get("beside", ())),
        ship_class=entry.get("class"),
        operator=entry.get("operator"),
        source=entry["source"],
    )


def _misshapen(entry: dict[str, Any]) -> str | None:
    if missing := [field for field in _REQUIRED if not isinstance(entry.get(field), str)]:
        return f"{', '.join(missing)} must be given as text"
    if unknown := set(entry) - {*_REQUIRED, *_OPTIONAL}:
        return f"there is no field {', '.join(sorted(map(str, unknown)))}"
    if entry["category"] not in _CATEGORIES:
        return f"a named unit is a ship, a submarine or a unit, not {entry['category']}"
    for field in _TEXTS:
        value = entry.get(field, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return f"{field} must be a list of text"
    return None


def check() -> list[str]:
    """Return every problem of the catalogue, in words."""
    try:
        units = load()
    except (CatalogError, KeyError, TypeError) as why:
        return [f"units: {why}"]
    return [problem for unit in units.all for problem in _problems(unit, units)]


def _problems(unit: Unit, units: Units) -> Iterator[str]:
    if [other.name for other in units.all].count(unit.name) > 1:
        yield f"{unit.name}: listed more than once"
    if unit.ship_class and unit.ship_class not in systems.load().by_name:
        yield f"{unit.name}: there is no system {unit.ship_class}"
    if (
        unit.operator
        and unit.operator not in _ALLIANCES
        and not (unit.operator.isupper() and len(unit.operator) == _STATE_LETTERS)
    ):
        yield f"{unit.name}: {unit.operator} is no ISO 3166-1 alpha-2 code"
    for alias in unit.aliases:
        if len(units.named(alias)) > 1:
            yield f"{unit.name}: the name {alias} is also a name of another unit"
