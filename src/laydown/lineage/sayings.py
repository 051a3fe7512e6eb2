"""On which day was it said? "Told the press in Basra on Friday", "at Friday's briefing", in a report of any day after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources

import yaml

from laydown.errors import CatalogError

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Sayings:
    """Words of saying, as data/sayings.yaml explains them."""

    verbs: tuple[str, ...]
    tellers: tuple[str, ...]
    audiences: tuple[str, ...]
    events: tuple[str, ...]
    days: tuple[str, ...]
    months: tuple[str, ...]


@cache
def sayings() -> Sayings:
    """Return the words of saying."""
    file = resources.files("laydown.lineage") / "data" / "sayings.yaml"
    try:
        loaded = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
        return Sayings(**{name: tuple(listed) for name, listed in loaded.items()})
    except (TypeError, AttributeError, yaml.YAMLError) as error:
        reason = f"sayings.yaml cannot be read ({error!r})"
        raise CatalogError(reason) from error


@lru_cache(maxsize=8192)
def said_on(sentence: str, day: int) -> int | None:
    """Return the day (an ordinal) on which a sentence says that its statement was made, at most a week before the report's own day.

    None where it does not say, and where the words may date what is said instead.
    """
    match = _said().search(sentence)
    if match is None:
        return None
    found = match.groupdict()
    if name := next((found[key] for key in ("weekday", "weekday2", "weekday3") if found[key]), None):
        return day - (day - 1 - sayings().days.index(name)) % _WEEK
    number, month = (found["number"] or found["number2"]), (found["month"] or found["month2"])
    return _dated(int(number), sayings().months.index(month) + 1, day)


def _dated(number: int, month: int, day: int) -> int | None:
    """Return the nearest day of that date that is not after the report, None where that is too long ago or no day."""
    year = date.fromordinal(day).year
    for each in (year, year - 1):
        try:
            found = date(each, month, number).toordinal()
        except ValueError:
            continue
        if 0 <= day - found <= _WEEK:
            return found
    return None


@cache
def _said() -> re.Pattern[str]:
    words = sayings()
    verbs, tellers, audiences, events, days, months = (
        "|".join(getattr(words, name)) for name in ("verbs", "tellers", "audiences", "events", "days", "months")
    )
    to_whom = rf"(?:(?:the |a |an |our |its )?(?:[\w'’-]+ ){{0,2}}(?:{audiences})|(?:the |The )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,4}}?)"
    place = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}?|(?:the|a|an|its|his|her|their) (?:[\w'’-]+ ){0,2}?[\w'’-]+"
    where = rf"(?: (?:in|at|during|after|from|by|to) (?:{place})){{0,2}}?"
    on_day = rf"(?:on )?(?P<weekday>{days})|on (?P<number>\d{{1,2}}) (?P<month>{months})|on (?P<month2>{months}) (?P<number2>\d{{1,2}})"
    return re.compile(
        rf"\b(?:(?:{verbs})(?: so)?{where}|(?:{tellers}) {to_whom}{where}) (?:late |early )?(?:{on_day})\b(?!['’]s)"
        rf"|\b[Oo]n (?P<weekday2>{days}) (?:{verbs}|{tellers})\b"
        rf"|\b(?P<weekday3>{days})['’]s (?:[\w-]+ )?(?:{events})\b"
    )
