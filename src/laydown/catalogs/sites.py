"""Military sites: bases, ports, camps, training grounds, missile and radar sites, with every way to write their names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from laydown.catalogs import senses
from laydown.catalogs.site_spellings import has_type_word, with_types, without_article, without_end, written
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REQUIRED = ("key", "name", "kind", "source")
_TEXTS = ("country", "admin1", "near")
_OPTIONAL = ("aliases", "bare", "lat", "lon", *_TEXTS)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POLE, _DATE_LINE = 90, 180
_STATE = re.compile(r"[A-Z]{2}")


class Kind(StrEnum):
    """What a site is for."""

    AIR_BASE = "air_base"
    NAVAL_BASE = "naval_base"
    CAMP = "camp"
    PORT = "port"
    AIR_DEFENCE_SITE = "air_defence_site"
    MISSILE_SITE = "missile_site"
    RADAR_SITE = "radar_site"
    TRAINING_AREA = "training_area"
    HEADQUARTERS = "headquarters"


@dataclass(frozen=True, slots=True)
class Site:
    """A military site in public knowledge.

    `aliases` are the listed ones as written, then the derived ones folded. `lat`, `lon` are decimal degrees (WGS 84), good to some
    kilometres. `country` is ISO 3166-1 alpha-2 of the soil, None where it is disputed; `admin1` is the English name of the
    first-level division as in divisions.tsv; `near` is a city. `source` names the data set of the point, or else
    where the site can be looked up. `bare`: its name without a type word ("Incirlik") means the site.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = field(repr=False)
    kind: Kind
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    near: str | None
    source: str
    bare: bool


@dataclass(frozen=True, slots=True)
class Sites:
    """The whole catalogue."""

    all: tuple[Site, ...]
    by_key: Mapping[str, Site]
    _spellings: Mapping[str, Site] = field(repr=False)

    def spellings(self) -> Mapping[str, Site]:
        """Return every spelling with the one site that it means.

        Keys are normalised by `laydown.catalogs.spelling.fold`: lower-case ASCII words with single spaces, no accents, no
        punctuation. "Ain al-Asad Airbase" is looked up as `spellings().get(fold("Ain al-Asad Airbase"))`.
        """
        return self._spellings


@cache
def load() -> Sites:
    """Read every sites-*.yaml; raise `CatalogError` naming file and entry where one is wrong."""
    entries = [_checked(entry, where) for where, entry in _entries()]
    listed = {spelling: entry["key"] for entry in reversed(entries) for spelling in _listed(entry)}
    derived = [(entry["key"], _derived(entry)) for entry in entries]
    claims = Counter(spelling for _, spellings in derived for spelling in spellings)
    # What would mean two sites means neither, unless one of them lists it.
    own = {key: sorted(s for s in spellings if claims[s] == 1 and s not in listed) for key, spellings in derived}
    found = tuple(_site(entry, own[entry["key"]]) for entry in entries)
    by_key = {site.key: site for site in found}
    owners = listed | {spelling: key for key, spellings in own.items() for spelling in spellings}
    return Sites(found, MappingProxyType(by_key), MappingProxyType({s: by_key[key] for s, key in owners.items()}))


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    files = sorted(file.name for file in senses.DATA.iterdir() if file.name.startswith("sites-") and file.name.endswith(".yaml"))
    for name in files:
        content = senses.read(name)
        listed = content.get("sites") if isinstance(content, dict) else None
        if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
            message = f"{name}: expected a list of mappings under `sites:`"
            raise CatalogError(message)
        for number, entry in enumerate(listed, 1):
            yield f"{name}: {entry.get('key', f'entry {number}')}", entry


def _checked(entry: dict[str, Any], where: str) -> dict[str, Any]:
    if wrong := "; ".join(_wrong(entry)):
        message = f"{where}: {wrong}"
        raise CatalogError(message)
    return entry


def _wrong(entry: dict[str, Any]) -> Iterator[str]:
    if missing := [name for name in _REQUIRED if not isinstance(entry.get(name), str)]:
        yield f"{', '.join(missing)} must be given as text"
    if unknown := set(entry) - {*_REQUIRED, *_OPTIONAL}:
        yield f"there is no field {', '.join(sorted(map(str, unknown)))}"
    if entry.get("kind") not in set(Kind):
        yield f"there is no kind of site {entry.get('kind')}"
    if not all(isinstance(entry.get(name), int | float) for name in ("lat", "lon")):
        yield "lat and lon must be given as decimal degrees"
    if wrong := [name for name in _TEXTS if not isinstance(entry.get(name), str | None)]:
        yield f"{', '.join(wrong)} must be text (quote it?)"
    aliases = entry.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        yield "aliases must be a list of texts (quote them?)"
    if not isinstance(entry.get("bare", False), bool):
        yield "bare is true or false"


def _names(entry: dict[str, Any]) -> tuple[str, ...]:
    return (entry["name"], *(entry.get("aliases") or ()))


def _listed(entry: dict[str, Any]) -> set[str]:
    """Return the listed names in every way to write them; of a bare site, also its name without the type word."""
    found = {spelling for name in _names(entry) for spelling in written(name)}
    return found | ({without_end(spelling) for spelling in written(entry["name"])} if entry.get("bare") else set())


def _derived(entry: dict[str, Any]) -> set[str]:
    # Only the usual name may lose its article: "Assad base" is no way to write "al-Assad air base".
    names = {*_names(entry), *without_article(entry["name"])}
    return {spelling for name in names for spelling in (*with_types(name, entry["kind"]), *without_article(entry["name"]))}


def _site(entry: dict[str, Any], derived: list[str]) -> Site:
    name, kind = entry["name"], Kind(entry["kind"])
    listed = tuple(entry.get("aliases") or ())
    more = sorted(_listed(entry) - {spelling for spelling in written(name) if spelling == name.lower()})
    return Site(
        key=entry["key"], name=name, aliases=tuple(dict.fromkeys((*listed, *more, *derived))), kind=kind,
        lat=float(entry["lat"]), lon=float(entry["lon"]), country=entry.get("country"), admin1=entry.get("admin1"),
        near=entry.get("near"), source=entry["source"], bare=entry.get("bare", False),
    )  # fmt: skip


def check() -> list[str]:
    """Return every problem of the catalogue, in words."""
    try:
        sites = load()
    except CatalogError as why:
        return [str(why)]
    divisions = _divisions()
    entries = [entry for _, entry in _entries()]
    return [*_doubles(entries), *(problem for site in sites.all for problem in _problems(site, divisions)), *_too_bare(entries)]


def _divisions() -> set[tuple[str, str]]:
    lines = (senses.DATA / "divisions.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(row[0].split(".")[0], row[1]) for row in rows if row[0].count(".") == 1}


def _doubles(entries: list[dict[str, Any]]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for entry in entries:
        for spelling in _listed(entry):
            if (other := owners.setdefault(spelling, entry["key"])) != entry["key"]:
                yield f"{entry['key']}: the name {spelling} is also a name of {other}"
    counted = Counter(entry["key"] for entry in entries)
    yield from (f"{key}: listed more than once" for key, times in counted.items() if times > 1)


def _problems(site: Site, divisions: set[tuple[str, str]]) -> Iterator[str]:
    if not _SLUG.fullmatch(site.key):
        yield f"{site.key}: a key is small letters, digits and single hyphens"
    if abs(site.lat) > _POLE or abs(site.lon) > _DATE_LINE:
        yield f"{site.key}: {site.lat}, {site.lon} is no point on the globe"
    if site.country is not None and not _STATE.fullmatch(site.country):
        yield f"{site.key}: {site.country} is no ISO 3166-1 alpha-2 code"
    if site.admin1 is not None and (site.country, site.admin1) not in divisions:
        yield f"{site.key}: {site.country} has no first-level division {site.admin1} in divisions.tsv"
    if not site.source.strip():
        yield f"{site.key}: no source"


def _too_bare(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the listed names that would make a town's name mean a site."""
    for entry in entries:
        bare = sorted(spelling for spelling in _listed(entry) if not has_type_word(spelling)) if not entry.get("bare") else []
        yield from (f"{entry['key']}: {spelling} has no type word; add one, or say bare: true" for spelling in bare)
