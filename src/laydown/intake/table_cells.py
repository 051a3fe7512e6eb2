"""What does a cell say? Days, numbers, names and places of a table of positions, each as it is or with the reason why it is none."""

from __future__ import annotations

import math
import re
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from laydown.catalogs import actors, forces, systems
from laydown.catalogs.gazetteer import open_gazetteer
from laydown.domain.order_of_battle import Category
from laydown.domain.place import Place, Precision
from laydown.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

    from laydown.catalogs.gazetteer import Candidate

    Cells = Mapping[str, str]
    Point = tuple[float, float]
    Kind = TypeVar("Kind", bound=StrEnum)

_COUNT = re.compile(r"(\d[\d,]{0,14})(?:\s*(?:-|–|to)\s*(\d[\d,]{0,14})|\s*(\+|or more))?", re.IGNORECASE)
_WIDEST = {"lat": 90.0, "lon": 180.0}
_LONGEST = 500
_NAMESAKE_DEGREES = {Precision.SITE: 0.5, Precision.CITY: 0.5, Precision.REGION: 5.0}
"""How far from its own middle a point may be that somebody gives for a place; a country or a sea may have it anywhere."""
_MOST = 10**12


class Wrong(ValueError):
    """A row cannot be used; the message says why, for the user."""


@cache
def vocabulary() -> dict[str, dict[str, str]]:
    """Return, for columns, statuses, modalities and categories, what each folded name of `table-columns.yaml` means."""
    loaded: Any = yaml.load(
        (resources.files("laydown.intake") / "data" / "table-columns.yaml").read_bytes(), Loader=yaml.CSafeLoader
    )
    if not isinstance(loaded, dict):
        message = "table-columns.yaml: is no mapping"
        raise CatalogError(message)
    return {
        part: {folded(name): usual for usual, names in entries.items() for name in (usual, *names)}
        for part, entries in loaded.items()
    }


def folded(name: str) -> str:
    """Return a name in small letters, with one space for whatever parts its words."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def day(cells: Cells, column: str) -> date | None:
    """Return a day in ISO 8601."""
    said = cells.get(column, "")
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        message = f"{column} {said[:40]!r} is no day; write it as YYYY-MM-DD, like 2020-03-31"
        raise Wrong(message) from error


def counts(cells: Cells) -> tuple[int, int | None] | None:
    """Return the least and the most, where a count is given as `count_min` and `count_max` or in one cell: 2, 2-4, 2+."""
    low, high = (_whole(cells, column) for column in ("count_min", "count_max"))
    if low is None and high is None and cells.get("count"):
        said = _COUNT.fullmatch(cells["count"])
        if said is None:
            message = f"count {cells['count'][:40]!r} is no number; write 2, 2-4 or 2+"
            raise Wrong(message)
        low = int(said[1].replace(",", ""))
        high = None if said[3] else int((said[2] or said[1]).replace(",", ""))
    if low is None and high is None:
        return None
    if high is not None and (low or 0) > high:
        message = f"at least {low} cannot be at most {high}"
        raise Wrong(message)
    return low or 0, high


def _whole(cells: Cells, column: str) -> int | None:
    said = cells.get(column, "").removesuffix(".0").replace(",", "")
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or int(said[:20]) > _MOST:
        message = f"{column} {said[:40]!r} is no whole number"
        raise Wrong(message)
    return int(said)


def degrees(cells: Cells, column: str, bound: str) -> float | None:
    """Return a latitude or longitude in degrees; `bound` is `lat` or `lon`."""
    said = cells.get(column, "")
    try:
        value = float(said) if said else None
    except ValueError:
        value = math.nan
    if value is not None and not -_WIDEST[bound] <= value <= _WIDEST[bound]:
        message = f"{column} {said[:40]!r} is no {'latitude' if bound == 'lat' else 'longitude'} in degrees"
        raise Wrong(message)
    return value


def one_of(kinds: type[Kind], part: str, cells: Cells, column: str, unsaid: Kind) -> Kind:
    """Return the status, modality … that a cell names, by any name that the vocabulary has for it."""
    said = cells.get(column, "")
    known = vocabulary()[part].get(folded(said)) if said else str(unsaid)
    if known is None:
        message = f"there is no {column} {said[:40]!r}; there are {', '.join(kinds)}"
        raise Wrong(message)
    return kinds(known)


def items(cells: Cells, column: str) -> tuple[str, ...]:
    """Return the items of a list: parted by bars."""
    return tuple(item for part in cells.get(column, "").split("|") if (item := part.strip()))


def operator(cells: Cells) -> str | None:
    """Return the code of the state or alliance that a cell names."""
    return _actor(cells["operator"], "operator") if cells.get("operator") else None


def _actor(said: str, column: str) -> str:
    catalogue = actors.load()
    for form in (said, said.upper(), said.title(), said.casefold()):
        if catalogue.by_code(form):
            return form
        if code := catalogue.code_of(form):
            return code
    message = f"{column}: there is no state or alliance called {said[:40]!r}; write its name or its ISO code, like Iraq or IQ"
    raise Wrong(message)


def category(cells: Cells, system: str | None, named: Category | None) -> Category:
    """Return the category that a cell names, else that of the system; a unit alone is a unit."""
    if cells.get("category"):
        return one_of(Category, "categories", cells, "category", Category.EQUIPMENT)
    known = systems.load().named(system) if system else None
    if known:
        return known.category
    if system:
        return Category.EQUIPMENT
    if named is None:
        message = "names neither a system nor a category nor a unit"
        raise Wrong(message)
    return named


def category_called(name: str) -> Category | None:
    """Return the category that a general word for forces names: tanks, warship, air defence."""
    if known := vocabulary()["categories"].get(folded(name)):
        return Category(known)
    force = forces.load().named(name)
    return force.category if force else None


def place(cells: Cells, name: str, bare: str = "") -> Place | None:
    """Return the place of the columns `name`, `name`_key …; `bare` is what begins the other columns' names, `place`'s begin with nothing.

    With a key the row's own word is taken; without one the name is looked up, and a name that nobody knows needs a point.
    """
    said, key = cells.get(name, ""), cells.get(f"{name}_key", "")
    if not said and not key:
        return None
    lat, lon = degrees(cells, f"{bare}lat", "lat"), degrees(cells, f"{bare}lon", "lon")
    country = _actor(cells[f"{bare}country"], f"{bare}country") if cells.get(f"{bare}country") else None
    precision = one_of_precisions(cells, f"{bare}precision")
    if key:
        within = items(cells, f"{bare}within")
        kind = precision or Precision.SITE
        return Place(name=said or key, key=key[:_LONGEST], precision=kind, country=country, lat=lat, lon=lon, within=within)
    point = None if lat is None or lon is None else (lat, lon)
    found = _known(said, country, precision, point)
    if found:
        return open_gazetteer().place(found, said)
    if point is None:
        message = (
            f"no place called {said[:60]!r} is known{f' in {country}' if country else ''}; give its lat and lon, or another name"
        )
        raise Wrong(message)
    own = f"at:{point[0]:.3f},{point[1]:.3f}"
    return Place(
        name=said,
        key=own,
        precision=precision or Precision.SITE,
        country=country,
        lat=lat,
        lon=lon,
        within=(country,) if country else (),
    )


def one_of_precisions(cells: Cells, column: str) -> Precision | None:
    """Return the precision that a cell names, if it names one."""
    said = cells.get(column, "").casefold()
    if said and said not in set(Precision):
        message = f"there is no {column} {said[:40]!r}; there are {', '.join(Precision)}"
        raise Wrong(message)
    return Precision(said) if said else None


def _known(said: str, country: str | None, precision: Precision | None, point: Point | None) -> Candidate | None:
    """Return the likeliest place of a name, sites first, then by population; "Erbil, Iraq" says the country too, a point which Tripoli."""
    found = _fitting(open_gazetteer().candidates(said), country, precision, point)
    name, comma, behind = said.rpartition(",")
    if found is None and comma and country is None:
        code = actors.load().code_of(behind.strip())
        found = _fitting(open_gazetteer().candidates(name.strip()), code, precision, point) if code else None
    return found


def _fitting(
    candidates: Iterable[Candidate], country: str | None, precision: Precision | None, point: Point | None
) -> Candidate | None:
    fits = [each for each in candidates if country in {None, each.country} and precision in {None, each.precision}]
    fits = [each for each in fits if point is None or _about(each, point)]
    return next((each for each in fits if each.matched_as == "name"), fits[0] if fits else None)


def _about(candidate: Candidate, point: Point) -> bool:
    """Say whether a point can be meant for the place: one far off is that of a namesake."""
    most = _NAMESAKE_DEGREES.get(candidate.precision, 360.0)
    east = (candidate.lon - point[1] + 180) % 360 - 180
    return math.hypot(candidate.lat - point[0], east * math.cos(math.radians(point[0]))) <= most
