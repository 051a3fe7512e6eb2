"""Which positions are asked for? By system, operator, country and nearness."""

from __future__ import annotations

import difflib
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from laydown.catalogs import actors, systems
from laydown.domain.place import Precision
from laydown.errors import UsageError
from laydown.products.printable import one_line
from laydown.products.words import actor

if TYPE_CHECKING:
    from collections.abc import Collection

    from laydown.domain.claim import Claim
    from laydown.domain.place import Place
    from laydown.domain.position import Laydown, Position

_EARTH_DIAMETER_KM = 12742.0
_NEAR = 3
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; None asks for all. `near` is latitude, longitude (degrees) and kilometres."""

    system: str | None = None
    operator: str | None = None
    country: str | None = None
    near: tuple[float, float, float] | None = None

    @classmethod
    def of(
        cls,
        *,
        system: str | None = None,
        operator: str | None = None,
        country: str | None = None,
        near: tuple[float, float, float] | None = None,
    ) -> Asked:
        """Return what a user asks for in words; raises UsageError where a state's name is not known."""
        return cls(_system(system), _code(operator), _code(country), near)

    def only(self, laydown: Laydown) -> Laydown:
        """Return the laydown of what is asked for."""
        positions = tuple(position for position in laydown.positions if self.wants(position))
        tallies = tuple(
            tally for tally in laydown.tallies
            if (self.system is None or _same(tally.system, self.system))
            and self.operator in {None, tally.operator} and self.country in {None, tally.country}
        )  # fmt: skip
        return replace(laydown, positions=positions, tallies=() if self.near else tallies)

    def wants(self, position: Position) -> bool:
        """Say whether a position is asked for."""
        places = [place for place in (position.place, position.destination) if place]
        return (
            (self.system is None or _same(position.system, self.system))
            and self.operator in {None, position.operator}
            and (self.country is None or any(place.country == self.country for place in places))
            and (self.near is None or any(_is_near(place, self.near) for place in places))
        )

    def wants_claim(self, claim: Claim) -> bool:
        """Say whether a claim is asked for: its place, or the one that it leaves, in the country."""
        places = [place for place in (claim.place, claim.origin) if place]
        return (
            (self.system is None or _same(claim.subject.system, self.system))
            and self.operator in {None, claim.operator}
            and (self.country is None or any(place.country == self.country for place in places))
            and (self.near is None or any(_is_near(place, self.near) for place in places))
        )

    @property
    def by_matter(self) -> bool:
        """Whether it names something by which a ledger can leave whole matters out."""
        return bool(self.system or self.operator or self.country)

    def in_words(self) -> str:
        """Return what is asked for, for the head of a brief; nothing where all is."""
        parts = [f"only {self.system}"] if self.system else []
        parts += [f"only of {actor(self.operator)}"] if self.operator else []
        parts += [f"only in or for {actor(self.country)}"] if self.country else []
        parts += [f"only within {self.near[2]:g} km of {self.near[0]:g}, {self.near[1]:g}"] if self.near else []
        return ", ".join(parts)


def unknown_system(asked: Asked, held: Collection[str | None] = ()) -> str:
    """Return a note with near names where the asked system is neither in the catalogue nor among those `held`; else nothing."""
    name = asked.system
    catalogue = systems.load()
    if name is None or catalogue.named(name) or any(_same(other, name) for other in held):
        return ""
    names = {systems.key(other): other for other in sorted({other for other in held if other})}
    names |= {alias: system.name for alias, system in catalogue.aliases.items()}
    near = dict.fromkeys(
        names[each] for each in difflib.get_close_matches(systems.key(name), sorted(names), n=_NEAR, cutoff=_ALIKE)
    )
    meant = f"; did you mean {' or '.join(near)}?" if near else "; `laydown positions` without it lists what there is"
    return one_line(f"no system called {name!r} is in the catalogue or the ledger{meant}")


def _system(name: str | None) -> str | None:
    if name is None:
        return None
    catalogue = systems.load()
    known = catalogue.named(name) or catalogue.named(name.removesuffix("s"))
    # A system that the catalogue lacks may still stand in a ledger that another version of it wrote.
    return known.name if known else name


def _same(system: str | None, asked: str) -> bool:
    return system is not None and systems.key(system) == systems.key(asked)


def _code(name: str | None) -> str | None:
    if not name:
        return None
    catalogue = actors.load()
    for form in (name, name.upper(), name.title(), name.casefold()):
        if catalogue.by_code(form):
            return form
        if code := catalogue.code_of(form):
            return code
    message = f"there is no state or alliance called {name!r}; give its name or its ISO code, like Iraq or IQ"
    raise UsageError(message)


def _is_near(place: Place, near: tuple[float, float, float]) -> bool:
    """Say whether a place is a point within the distance; an area's middle is no place where anything is."""
    if place.lat is None or place.lon is None or place.precision not in {Precision.SITE, Precision.CITY}:
        return False
    lat, lon, km = near
    south, north = math.radians(lat), math.radians(place.lat)
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin(math.radians(place.lon - lon) / 2) ** 2
    return _EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(half))) <= km
