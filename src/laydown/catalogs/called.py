"""What does an analyst mean? Places by name with country, key or coordinates, states and systems by any name; never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.catalogs import actors, systems
from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.place import Place, Precision
from laydown.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.catalogs.gazetteer import Candidate, Gazetteer

_POINT = re.compile(r"\s*(-?\d{1,2}(?:\.\d{1,8})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,8})?)\s*")
_FAR_BIGGER = 5
_LISTED = 6


def place_called(words: str) -> Place:
    """Return the place that `words` name: `Erbil, Iraq`, `Ain al-Asad`, `gn:95446`, `IQ`, or `33.79,42.44` (degrees, WGS 84).

    Raises UsageError where nothing or no one thing is meant, with what to write instead.
    """
    if point := _POINT.fullmatch(words):
        return _at(float(point[1]), float(point[2]), words)
    gazetteer = open_gazetteer()
    named = words.strip()
    if found := gazetteer.by_key(named) or gazetteer.site(named.removeprefix("site:").replace("-", " ")):
        return gazetteer.place(found, found.name)
    name, _, country = named.rpartition(",")
    code = _code(country.strip()) if name else None
    candidates = [
        each for each in gazetteer.candidates(name.strip() if code else named) if code in {None, each.country, each.key}
    ]
    return gazetteer.place(_meant(candidates, named), (name if code else named).strip())


def actor_called(words: str) -> str:
    """Return the code of the state or alliance that `words` name: `IQ`, `Iraq`, `iraq`, `NATO`. Raises UsageError."""
    catalogue = actors.load()
    for form in (words, words.upper(), words.title(), words.casefold()):
        if catalogue.by_code(form):
            return form
        if code := catalogue.code_of(form):
            return code
    message = f"there is no state or alliance called {words!r}; give its name or its ISO code, like Iraq or IQ"
    raise UsageError(message)


def system_called(words: str) -> str:
    """Return the usual name of the system that `words` name; a name that the catalogue lacks is returned as it is."""
    catalogue = systems.load()
    known = catalogue.named(words) or catalogue.named(words.removesuffix("s"))
    return known.name if known else words


def _at(lat: float, lon: float, words: str) -> Place:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004  the globe
        message = f"{words!r} is no LAT,LON, like 33.79,42.44 (degrees north, degrees east)"
        raise UsageError(message)
    return Place(name=f"{lat:g}, {lon:g}", key=f"at:{lat:.4f},{lon:.4f}", precision=Precision.SITE, lat=lat, lon=lon)


def _code(country: str) -> str | None:
    catalogue = actors.load()
    return country.upper() if catalogue.by_code(country.upper()) else catalogue.code_of(country)


def _meant(candidates: Sequence[Candidate], words: str) -> Candidate:
    if not candidates:
        message = f"no place called {words!r} is known; give its name and country, like 'Erbil, Iraq', or LAT,LON"
        raise UsageError(message)
    first = candidates[0]
    rest = [each for each in candidates[1:] if each.key != first.key]
    if first.kind in {"site", "country", "sea"} or all(first.population > _FAR_BIGGER * each.population for each in rest):
        return first
    listed = ", ".join(f"{each.key} ({_which(open_gazetteer(), each)})" for each in candidates[:_LISTED])
    message = f"{words!r} can be several places; add the country, or give one of {listed}"
    raise UsageError(message)


def _which(gazetteer: Gazetteer, each: Candidate) -> str:
    region = gazetteer.by_key(each.admin1) if each.admin1 else None
    return ", ".join(filter(None, (each.name, each.kind, region.name if region else None, each.country)))
