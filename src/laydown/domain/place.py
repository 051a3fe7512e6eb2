"""Where: a place with its precision, never finer than the text says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How finely a place is known; ordered from fine to coarse in `FINE_TO_COARSE`."""

    SITE = "site"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    SEA = "sea"


FINE_TO_COARSE = (Precision.SITE, Precision.CITY, Precision.REGION, Precision.COUNTRY, Precision.SEA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A resolved place.

    `name` is the name as the text spells it; `key` is its identity across spellings (`IQ`, `IQ.01`, `gn:95446`,
    `site:ain-al-asad`, `sea:red-sea`). `country` is ISO 3166-1 alpha-2. `lat`, `lon` are decimal degrees (WGS 84), for an area
    its middle. `within` holds the keys of the areas that contain it, nearest first: (`IQ.01`, `IQ`).
    """

    name: str
    key: str
    precision: Precision
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    within: tuple[str, ...] = ()

    def holds(self, other: Place) -> bool:
        """Say whether `other` is this place or lies within it."""
        return self.key == other.key or self.key in other.within

    def touches(self, other: Place) -> bool:
        """Say whether one of the two holds the other."""
        return self.holds(other) or other.holds(self)
