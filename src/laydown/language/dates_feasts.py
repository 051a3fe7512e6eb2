"""Which day is a feast? Those with a fixed day, those of Easter, and those on the nth weekday of a month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from laydown.domain.dates import Granularity, Interval
from laydown.language import dates_calendar as cal
from laydown.language.dates_context import YEAR_TAIL, Anchor, Named, Rule, said_year

if TYPE_CHECKING:
    from laydown.language.dates_context import Context


@cache
def _feasts() -> dict[str, dict[str, Any]]:
    data = yaml.load(files("laydown.language").joinpath("data/dates.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    feasts: dict[str, dict[str, Any]] = data["feasts"]
    return feasts


def _feast(match: re.Match[str], context: Context) -> Named | None:
    entry = _feasts()[re.sub(r"\s+", " ", match["feast"].lower().replace("’", "'"))]
    number, said = said_year(match, context)

    def of(year: int) -> Interval | None:
        return _day(entry, year)

    span = of(number) if number else None if said else context.yearless(of)
    return Named(span, Granularity.DAY, Anchor.NONE if match["year"] else Anchor.REPORT) if span else None


def _day(entry: dict[str, Any], year: int) -> Interval | None:
    if "day" in entry:
        return cal.day(year, *entry["day"])
    if "easter" in entry:
        sunday = easter(year)
        return Interval.on(sunday + timedelta(entry["easter"])) if sunday else None
    month, weekday, nth = entry["nth"]
    first = cal.day(year, month, 1)
    start = first.earliest if first else None
    return cal.day(year, month, 1 + (weekday - start.weekday()) % 7 + 7 * (nth - 1)) if start else None


def easter(year: int) -> date | None:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8), None before 1583."""
    if year < 1583:  # noqa: PLR2004 - the calendar's first whole year
        return None
    century, rest = divmod(year, 100)
    leaps, over = divmod(century, 4)
    moon = (19 * (year % 19) + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * over + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(n).replace(r"\ ", r"\s+").replace("'", "['’]") for n in sorted(_feasts(), key=len, reverse=True))
    return re.compile(rf"(?P<feast>{names})\b(?!['’]){YEAR_TAIL}", re.IGNORECASE)


RULES = (Rule(frozenset({"christmas", "new", "easter", "good", "thanksgiving"}), _pattern(), _feast),)
