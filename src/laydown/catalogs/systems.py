"""Weapon systems and platforms: what they are called, what they are, who has them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from laydown.catalogs import senses
from laydown.domain.order_of_battle import Category
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator

_REQUIRED = ("name", "category", "unit", "symbol", "source")
_OPTIONAL = ("aliases", "maker", "operators", "range_km", "range_source", "senses")
_NICKNAMES = "nicknames.yaml"
_STATE = re.compile(r"[A-Z]{2}")
_SYMBOL = re.compile(r"\d\d-\d{6}")
_JOINT = re.compile(r"[\s/‐-―−-]+")


@dataclass(frozen=True, slots=True)
class System:
    """One weapon system or platform. States are ISO 3166-1 alpha-2; `symbol` is MIL-STD-2525D set and entity; range in km."""

    name: str
    category: Category
    aliases: tuple[str, ...]
    unit: str
    makers: tuple[str, ...]
    operators: tuple[str, ...]
    symbol: str
    range_km: float | None
    range_source: str | None
    source: str
    senses: tuple[senses.Sense, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The usual name, then every alias."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Systems:
    """The whole catalogue; `aliases` is keyed by `key(name)`."""

    all: tuple[System, ...]
    by_name: dict[str, System]
    aliases: dict[str, System]

    def named(self, text: str) -> System | None:
        """Return the system that `text`, whole, is a name or spelling of."""
        return self.aliases.get(key(text))


def key(name: str) -> str:
    """Return a name without case, accents, spaces, hyphens and slashes: `S 400` and `s-400` are one."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return _JOINT.sub("", plain).casefold()


@cache
def load() -> Systems:
    """Read every systems-*.yaml; raise `CatalogError` naming file and entry where one is wrong."""
    found = tuple(_with_nicknames(_system(entry, where)) for where, entry in _entries())
    by_name = {system.name: system for system in found}
    # A system's own name wins over another's alias, whichever file is read first.
    aliases = {key(name): system for system in reversed(found) for name in system.aliases}
    aliases |= {key(system.name): system for system in found}
    return Systems(found, by_name, aliases)


@cache
def _nicknames() -> dict[str, Any]:
    content = senses.read(_NICKNAMES)
    if not isinstance(content, dict) or set(content) != {"nicknames", "rule"}:
        raise senses.wrong(_NICKNAMES, "expected `nicknames:` and their `rule:`")
    return content


def _with_nicknames(system: System) -> System:
    """Add the names that a system shares with plain words, with the one rule for all of them."""
    own = tuple(_nicknames()["nicknames"].get(system.name, ()))
    if not own:
        return system
    rule = _nicknames()["rule"]
    examples = {key: [text.format(name=name) for text in rule[key] for name in own] for key in ("match", "never")}
    rules = senses.senses([{**rule, **examples, "of": list(own)}], f"{_NICKNAMES}: {system.name}")
    return replace(system, aliases=(*system.aliases, *own), senses=(*system.senses, *rules))


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    files = sorted(
        file.name for file in senses.DATA.iterdir() if file.name.startswith("systems-") and file.name.endswith(".yaml")
    )
    for name in files:
        content = senses.read(name)
        listed = content.get("systems") if isinstance(content, dict) else None
        if not isinstance(listed, list):
            raise senses.wrong(name, "expected a list under `systems:`")
        for number, entry in enumerate(listed, 1):
            if not isinstance(entry, dict):
                raise senses.wrong(name, f"entry {number} is no mapping")
            yield f"{name}: {entry.get('name', f'entry {number}')}", entry


def _system(entry: dict[str, Any], where: str) -> System:
    if missing := [field for field in _REQUIRED if not isinstance(entry.get(field), str)]:
        raise senses.wrong(where, f"{', '.join(missing)} must be given as text")
    if unknown := set(entry) - {*_REQUIRED, *_OPTIONAL}:
        raise senses.wrong(where, f"there is no field {', '.join(sorted(map(str, unknown)))}")
    if entry["category"] not in set(Category):
        raise senses.wrong(where, f"there is no category {entry['category']}")
    return System(
        name=entry["name"],
        category=Category(entry["category"]),
        aliases=_texts(entry, "aliases", where),
        unit=entry["unit"],
        makers=_texts(entry, "maker", where),
        operators=_texts(entry, "operators", where),
        symbol=entry["symbol"],
        range_km=entry.get("range_km"),
        range_source=entry.get("range_source"),
        source=entry["source"],
        senses=senses.senses(entry.get("senses") or (), where),
    )


def _texts(entry: dict[str, Any], field: str, where: str) -> tuple[str, ...]:
    value = entry.get(field) or ()
    items = (value,) if isinstance(value, str) else tuple(value)
    if not all(isinstance(item, str) for item in items):
        raise senses.wrong(where, f"{field} holds something that is no text (quote it?): {items}")
    return items


def check() -> list[str]:
    """Return every problem of the catalogue, in words."""
    try:
        systems = load()
    except CatalogError as why:
        return [str(why)]
    return [
        *(f"{_NICKNAMES}: there is no system {name}" for name in _nicknames()["nicknames"] if name not in systems.by_name),
        *_doubles(systems),
        *(problem for system in systems.all for problem in _problems(system)),
    ]


def _doubles(systems: Systems) -> Iterator[str]:
    names: dict[str, str] = {}
    for system in systems.all:
        for name in {key(name) for name in system.names}:
            if (other := names.setdefault(name, system.name)) != system.name:
                yield f"{system.name}: the name {name} is also a name of {other}"
    if len(systems.by_name) < len(systems.all):
        counted = [system.name for system in systems.all]
        yield from sorted({f"{name}: listed more than once" for name in counted if counted.count(name) > 1})


def _problems(system: System) -> Iterator[str]:
    for state in (*system.makers, *system.operators):
        if not _STATE.fullmatch(state):
            yield f"{system.name}: {state} is no ISO 3166-1 alpha-2 code"
    if not _SYMBOL.fullmatch(system.symbol):
        yield f"{system.name}: {system.symbol} is no symbol set and entity (15-111107)"
    if (system.range_km is None) != (system.range_source is None):
        yield f"{system.name}: a range needs its source, and a source its range"
    if not isinstance(system.range_km, int | float | None) or (system.range_km is not None and not 0 < system.range_km < 20000):  # noqa: PLR2004
        yield f"{system.name}: {system.range_km} is no range in kilometres"
    yield from senses.problems(system.senses, system.names, system.name)
