"""What is written down of one place: its row in the gazetteer, and which of its names English text may use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from laydown.catalogs.spelling import fold, foldings

NAME, ALTERNATE, STEM = range(3)
_SHORTEST, _LONGEST = 4, 40
# Where names come to English from Arabic, Persian, Pashto or Somali.
_SPELT_FREELY = frozenset(
    re.split(" ", "IQ SY LB JO PS IL SA YE OM AE QA BH KW EG LY TN DZ MA SD SS SO DJ ER ET MR TD ML NE IR AF PK TJ")
)
_ARTICLE = re.compile(r"^(?:Al|El|Ad|Ar|As|An|At|Az|Ash)[ -](?=\w{3})")
_AIRFIELD_TYPE = re.compile(
    r"\b(?:international|intl|airport|air base|airbase|air force base|afb|air station|army airfield|army air field|airfield|"
    r"naval|nas|regional|municipal|military|field|aerodrome|civil|heliport|air|base|station|southeast|east|west|north|south)\b"
)


@dataclass(slots=True)
class Row:
    """One place to be written, with its names by role."""

    key: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None
    population: int = 0
    admin1: str | None = None
    precision: str = "city"
    names: dict[str, int] = field(default_factory=dict)

    def call(self, name: str, role: int) -> None:
        """Give the place one more name, in all its foldings; the better role stays."""
        for folded in foldings(name):
            self.names[folded] = min(role, self.names.get(folded, role))


def alternate(name: str) -> bool:
    """Say whether an alternate name is one that English text may use: Latin letters, a capital first, no airport code."""
    if not _SHORTEST <= len(name) <= _LONGEST or not name[0].isupper() or any(c.isdigit() or c in "(),;:/" for c in name):
        return False
    if name.isupper() and len(name) <= 4:  # noqa: PLR2004 - airport codes have three letters, ICAO's four
        return False
    return name.isascii() or all(c < "ɐ" or c in "’‘ʼʻʿʾ" or "Ḁ" <= c <= "ỿ" for c in name)


def call_freely(row: Row, name: str) -> None:
    """Add the name without its article, where English leaves that out as often as not."""
    if row.country not in _SPELT_FREELY:
        return
    if bare := _ARTICLE.sub("", name):
        row.call(bare, ALTERNATE)


def airfield_stem(name: str) -> str:
    """Return an airfield's name, folded, without its type words: "balad" of "Balad Southeast Air Base"."""
    return " ".join(_AIRFIELD_TYPE.sub(" ", fold(name)).split())


def admin1_near(row: Row, near: dict[tuple[int, int], list[Row]]) -> str | None:
    """Return the division of the nearest town in the same country; `near` holds towns by half degree."""
    lat, lon = round(row.lat * 2), round(row.lon * 2)
    around = [c for i in (-1, 0, 1) for j in (-1, 0, 1) for c in near.get((lat + i, lon + j), ()) if c.country == row.country]
    nearest = min(around, key=lambda c: (c.lat - row.lat) ** 2 + (c.lon - row.lon) ** 2, default=None)
    return nearest.admin1 if nearest else None
