"""Which part of a place, or which edge? "Northern Iraq", "the Syrian border", "Iraq's border with Syria"."""

from __future__ import annotations

import functools
import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from laydown.catalogs import actors, senses
from laydown.catalogs.spelling import fold
from laydown.domain.place import Place, Precision
from laydown.extraction.places_cues import cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from laydown.catalogs.gazetteer import Gazetteer
    from laydown.extraction.places_spotting import Token

_OUTER = 0.25
_FEWEST = 2
_THAT_WAY = 0.6  # cosine
_PART_WORDS = frozenset(
    ("part", "parts", "half", "side", "end", "tip", "edge", "region", "regions", "corner", "areas", "reaches", "provinces")
)


@functools.cache
def peoples() -> Mapping[str, str]:
    """Return ISO codes by folded adjective or demonym ("syrian": "SY")."""
    kinds = (actors.Kind.ADJECTIVE, actors.Kind.DEMONYM)
    return {
        fold(form): actor.code
        for actor in actors.load().actors
        if actor.is_state
        for form, kind in actor.forms.items()
        if kind in kinds
    }


def direction(words: Sequence[Token], first: int, last: int) -> tuple[int, str] | None:
    """Return where a direction before the name `[first, last]` begins and which it is: "northern", "the south of"."""
    i = first - 1
    if i >= 0 and words[i].text.lower() == "the" and words[i].gap == " ":
        i -= 1
    if i >= 0 and words[i].text == "of" and words[i].gap == " ":
        i -= 1
        if i >= 0 and words[i].text.lower() in _PART_WORDS:
            i -= 1
    elif i != first - 1:
        return None
    if i < first - 1 and words[last].gap in ("'", "’"):
        return None  # "the southern tip of China's Hainan" is a part of Hainan
    if i < 0 or words[i].gap not in (" ", "\n") or (word := words[i].text.lower()) not in cues().directions:
        return None
    if i > 0 and words[i - 1].gap == "-" and (both := words[i - 1].text.lower() + word) in cues().directions:
        return i - 1, both
    # "30 km south of Mosul" and "the road north of Balad" name no part.
    outside = words[i + 1].text == "of" and not (
        i > 0 and words[i - 1].text.lower() in ("the", "far", "country's") and not word.endswith("ern")
    )
    return None if outside and not word.endswith("ern") else (i, word)


def part(gazetteer: Gazetteer, whole: Place, word: str, text_name: str) -> Place | None:
    """Return the outer part of a country or division in one direction, placed in the middle of its outermost divisions."""
    x, y = cues().directions[word]
    stem = word.removesuffix("most").removesuffix("ern")
    key = f"{whole.key}/{stem}"
    within = (whole.key, *whole.within)
    if whole.lat is None or whole.lon is None or whole.precision not in (Precision.COUNTRY, Precision.REGION):
        return None
    middles = [(d.lat, d.lon) for d in gazetteer.divisions(whole.key)] if whole.precision is Precision.COUNTRY else []
    if (x, y) == (0, 0) or len(middles) < _FEWEST:
        return replace(whole, name=text_name, key=key, precision=Precision.REGION, within=within)
    lat, lon = _outermost(middles, x, y)
    return replace(whole, name=text_name, key=key, precision=Precision.REGION, lat=lat, lon=lon, within=within)


def _outermost(middles: list[tuple[float, float]], x: int, y: int) -> tuple[float, float]:
    south, north = min(m[0] for m in middles), max(m[0] for m in middles)
    west, east = min(m[1] for m in middles), max(m[1] for m in middles)

    def reach(middle: tuple[float, float]) -> float:
        return y * (middle[0] - south) / (north - south or 1) + x * (middle[1] - west) / (east - west or 1)

    farthest, nearest = max(map(reach, middles)), min(map(reach, middles))
    limit = farthest - _OUTER * (farthest - nearest)
    chosen = [m for m in middles if reach(m) >= limit]
    return round(sum(m[0] for m in chosen) / len(chosen), 2), round(sum(m[1] for m in chosen) / len(chosen), 2)


class Edge(NamedTuple):
    """Words `[first, last]` that name a "border", "coast", "waters", "land" or "capital" of countries, on one sea or `side` of them."""

    first: int
    last: int
    codes: list[str]
    what: str
    side: str = ""


def edges(words: Sequence[Token], countries: Mapping[int, str], seas: Mapping[int, str]) -> Iterator[Edge]:
    """Yield "the Syrian border", "Iraq's border with Syria", "the Chadian capital", "Turkey's Aegean coast", "Greek waters"."""
    known = cues()
    for i, word in enumerate(words):
        if word.lower == "capital":
            first, codes = _owners(words, i, countries)
            if len(codes) == 1 and not (i + 1 < len(words) and _goes_on(words, i)):
                yield Edge(first, i, codes, "capital")
        elif word.lower in known.soil:
            first, codes = _owners(words, i, countries)
            if len(codes) == 1 and words[i - 1].text != "s":
                yield Edge(first, i, codes, "land")
        elif (word.lower in known.coast or word.lower in known.waters) and i not in countries:
            if edge := _shore(words, i, countries, seas):
                yield edge
        elif word.lower in known.border:
            first, codes = _owners(words, i, countries)
            last, others = _neighbours(words, i, countries)
            described = last == i and i + 1 < len(words) and word.spaced and words[i + 1].lower in known.border_of
            if (codes or others) and not described:
                yield Edge(first, last, list(dict.fromkeys([*codes, *others])), "border")


def _shore(words: Sequence[Token], i: int, countries: Mapping[int, str], seas: Mapping[int, str]) -> Edge | None:
    """Return the coast or the waters of one country that word `i` names: "off Syria's coast", "the Black Sea coast"."""
    what = "coast" if words[i].lower in cues().coast else "waters"
    start, side = _side(words, i, seas)
    first, codes = _owners(words, start, countries)
    last, others = _neighbours(words, i, countries)
    after = words[i + 1].lower if last == i and i + 1 < len(words) else ""
    if after in ("guard", "guards", "guardsmen") or len({*codes, *others}) > 1:
        return None
    if not (codes or others) and not (what == "coast" and side in seas.values()):
        return None
    return Edge(min(first, start), last, [*codes, *others], what, side)


def _side(words: Sequence[Token], i: int, seas: Mapping[int, str]) -> tuple[int, str]:
    """Return where the words between a country and its coast begin, and the sea or the way that they tell."""
    j, side = i, ""
    while j > 0 and words[j - 1].spaced:
        before = words[j - 1].lower
        if j - 1 in seas:
            side = seas[j - 1]
        elif before in cues().directions:
            side = before.removesuffix("ern")
        elif before not in ("territorial", "coastal", "national"):
            break
        j -= 1
    return j, side


def _goes_on(words: Sequence[Token], i: int) -> bool:
    """Say whether the capital's name, or another noun, follows: "the Turkish capital Ankara", "capital city"."""
    after = words[i + 1]
    return (words[i].gap in (" ", ", ", " - ", "\n") and after.capital) or (
        words[i].spaced and after.lower in ("of", "city", "punishment", "market", "markets", "flight")
    )


def _code(words: Sequence[Token], i: int, countries: Mapping[int, str]) -> str | None:
    if i > 0 and words[i].lower == "american" and words[i - 1].lower in ("south", "north", "latin", "central"):
        return None
    return countries.get(i) or peoples().get(fold(words[i].text)) if i >= 0 else None


def _owners(words: Sequence[Token], i: int, countries: Mapping[int, str]) -> tuple[int, list[str]]:
    """Return the countries right before a noun, and where they begin: "Syrian", "Iraq-Syria", "Iraq's"."""
    j = i - 1
    if j >= 1 and words[j].text == "s" and words[j - 1].gap in ("'", "’"):
        j -= 1
    elif j >= 0 and not words[j].spaced:
        return i, []
    codes: list[str] = []
    while j >= 0 and (code := _code(words, j, countries)):
        codes.insert(0, code)
        while countries.get(j) and countries.get(j - 1) == countries[j] and words[j - 1].spaced:
            j -= 1
        if not (j >= 1 and words[j - 1].gap in ("-", "–", "/") and _code(words, j - 1, countries)):
            return j, codes
        j -= 1
    return i, []


def _neighbours(words: Sequence[Token], i: int, countries: Mapping[int, str]) -> tuple[int, list[str]]:
    """Return the countries behind "border with …", "border between … and …", and where they end."""
    j, last = i + 1, i
    codes: list[str] = []
    if j + 1 >= len(words) or words[j].lower not in ("with", "between", "of"):
        return i, []
    j += 1
    while j < len(words):
        if words[j].lower in ("the", "neighbouring", "neighboring", "and", "northern", "southern", "eastern", "western"):
            j += 1
        elif j in countries and len(codes) < _FEWEST:
            codes.append(countries[j])
            while j + 1 < len(words) and words[j].spaced and countries.get(j + 1) == countries[j]:
                j += 1
            last = j
            j += 1
            if j >= len(words) or words[j].lower != "and" or words[i + 1].lower != "between":
                break
        else:
            break
    return (last, codes) if codes else (i, [])


def border(gazetteer: Gazetteer, countries: Sequence[str], others: Sequence[str], text_name: str) -> Place | None:
    """Return the border of two countries, or of one with the likeliest of `others` that borders on it; None if there is none."""
    if not countries:
        return None
    first = countries[0]
    seconds = [countries[1]] if len(countries) > 1 else [c for c in others if c != first]
    for second in seconds:
        if middle := gazetteer.border(first, second) or gazetteer.border(second, first):
            near, far = sorted((first, second))
            # "The Yemeni border" is spoken of from the other side; "Ukraine's border with Russia" is Ukraine's.
            return Place(
                name=text_name, key=f"border:{near}-{far}", precision=Precision.REGION, country=first,
                lat=middle[0], lon=middle[1], within=(first, second),
            )  # fmt: skip
    return None


def border_toward(gazetteer: Gazetteer, country: str, word: str, named: Sequence[str], text_name: str) -> Place | None:
    """Return the border on one side of a country: with one of the `named` where one lies that way, else the only one that does."""
    x, y = cues().directions[word]
    land = gazetteer.by_key(country)
    if land is None or not (x or y):
        return None

    def toward(other: str) -> float:
        middle = gazetteer.border(country, other) or gazetteer.border(other, country)
        if middle is None:
            return -1.0
        north, east = middle[0] - land.lat, (middle[1] - land.lon) * math.cos(math.radians(land.lat))
        return (north * y + east * x) / ((math.hypot(north, east) or 1.0) * math.hypot(x, y))

    ways = {other: way for other in gazetteer.neighbours(country) if (way := toward(other)) > _THAT_WAY}
    known = [code for code in named if code in ways]
    best = known or ([max(ways, key=lambda code: ways[code])] if ways else [])
    return border(gazetteer, [country], best, text_name)


@functools.cache
def _coasts() -> Mapping[str, Mapping[str, tuple[float, float]]]:
    found: Mapping[str, Mapping[str, tuple[float, float]]] = senses.read("coasts.yaml")["coasts"]
    return found


def coast(countries: Sequence[str], text_name: str, side: str = "", precision: Precision = Precision.REGION) -> Place | None:
    """Return the coast of the first country that has one, on that sea or side where we know it; None if none is known."""
    known = ((code, _coasts()[code]) for code in countries if code in _coasts())
    seaward = side[:1].isupper()
    country, points = next(((code, at) for code, at in known if side in at or not seaward), ("", None))
    if points is None:
        return None
    lat, lon = points.get(side, points["at"])
    what = "coast" if precision is Precision.REGION else "waters"
    key = f"{country}/{what}/{fold(side).replace(' ', '-')}" if side in points else f"{country}/{what}"
    return Place(name=text_name, key=key, precision=precision, country=country, lat=lat, lon=lon, within=(country,))
