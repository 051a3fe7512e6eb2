"""Which time is reckoned by counting: "two weeks ago", "three days later", "the past two weeks", "within a month"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity, Interval
from laydown.language import dates_calendar as cal
from laydown.language import dates_tense as tense
from laydown.language.dates_calendar import GRAINS
from laydown.language.dates_context import Anchor, Named, Rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from laydown.language.dates_context import Context

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "twenty": 20, "thirty": 30, "a couple of": 2, "couple of": 2,
}  # fmt: skip
_VAGUE = r"several|a\s+few|few|some"
_COUNT = r"(?P<count>\d{1,3}|a\s+couple\s+of|couple\s+of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)"
_UPTO = r"(?:\s?(?:-|–|to|or)\s?(?P<upto>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve))?"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)"
_WITHIN = re.compile(
    r"\b(within|in|inside|(?:in|within)\s+the\s+space\s+of)\s+(?:about\s+|around\s+|some\s+|roughly\s+|less\s+than\s+|the\s+)?$",
    re.IGNORECASE,
)
# "Expected to last three days", "the first visit in ten years": a length of time, no date.
_VERB = re.compile(r"\b(?:to|will|would|could|may|might|should|can|must)\s+$", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\b(?:first|only|worst|best|biggest|largest|highest|lowest|deadliest|heaviest|longest|strongest|weakest)\b[^.;]*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more\s+than|over|at\s+least)\s+$", re.IGNORECASE)
_HOURS_A_DAY = 24


def _counted_stretch(match: re.Match[str], context: Context) -> Named | None:
    """Read "the past two weeks", "the coming days", "the next few months"."""
    count, unit = _count(match), match["unit"].lower()
    count, unit = _plain(count, unit)
    if match["relation"].lower() == "last" and context.follows(_VERB):
        return None
    return context.stretch(count, unit, ahead=match["relation"].lower() in {"next", "coming", "following"})


def _count(match: re.Match[str]) -> int | None:
    said = match["count"]
    return None if not said else _number(said)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _COUNTS[re.sub(r"\s+", " ", said.lower())]


def _plain(count: int | None, unit: str) -> tuple[int | None, str]:
    """Turn hours into whole days and fortnights into weeks."""
    if unit == "hour":
        return (None if count is None else max(1, count // _HOURS_A_DAY)), "day"
    if unit == "fortnight":
        return 2 * (count or 1), "week"
    return count, unit


def _away(match: re.Match[str], context: Context) -> Named | None:
    """Read "two weeks ago", "three days later", "a year earlier", "two months from now"."""
    count, unit = _plain(_count(match), match["unit"].lower())
    how = match["how"].lower().split()[0]
    if count is None or not context.anchor:
        return None
    if unit == "year" and count == 1 and (how == "earlier" or (how == "ago" and context.period)):
        return context.year_before()
    if how in {"ago", "from", "hence"}:
        return _reckoned(context, context.anchor, count * (-1 if how == "ago" else 1), unit, Anchor.REPORT)
    event = context.last.span.earliest if context.last and context.last.granularity is Granularity.DAY else None
    return _reckoned(context, event, count * (1 if how in {"later", "after"} else -1), unit, Anchor.EVENT) if event else None


def _reckoned(context: Context, base: date, count: int, unit: str, anchor: Anchor) -> Named | None:
    day = cal.shift(base, count, unit)
    if not day:
        return None
    grain = "day" if anchor is Anchor.EVENT and unit == "week" else unit
    span = cal.unit_around(day, grain)
    if anchor is Anchor.REPORT and context.follows(_MORE) and span:
        over = cal.shift(day, -1, "day")
        return Named(Interval(None, over), GRAINS.get(grain, Granularity.OTHER), anchor) if over else None
    return Named(span, GRAINS.get(grain, Granularity.OTHER), anchor) if span else None


def _hence(match: re.Match[str], context: Context) -> Named | None:
    """Read "within two weeks", "in four to six months"; a length of time without such a word names no date."""
    lead = _WITHIN.search(context.before(32))
    if not lead or not context.anchor or context.text.startswith(" of ", match.end()):
        return None
    said, upto = (match["unit"] or match["bare"]).lower(), match["upto"]
    lowest, unit = _plain(_count(match), said)
    highest, _ = _plain(_number(upto), said) if upto else (lowest, unit)
    if lead[1].lower() != "in":
        return context.stretch(highest, unit, ahead=True)
    if lowest is None or highest is None or _SUPERLATIVE.search(context.before(60)) or context.toward() != tense.FUTURE:
        return None
    return context.off(lowest, highest, unit, GRAINS.get(unit, Granularity.OTHER))


def _half_year(_match: re.Match[str], context: Context) -> Named | None:
    return context.stretch(6, "month", ahead=True)


def _fortnight(_match: re.Match[str], context: Context) -> Named | None:
    return context.stretch(2, "week", ahead=False)


def _rule(leads: str, pattern: str, read: Callable[[re.Match[str], Context], Named | None]) -> Rule:
    return Rule(frozenset(leads.split()), re.compile(pattern, re.IGNORECASE), read)


RULES = (
    _rule(
        "last past previous next coming following",
        rf"(?P<relation>last|past|previous|next|coming|following)\s+(?:(?:{_COUNT}|{_VAGUE})\s+)?{_UNIT}s\b",
        _counted_stretch,
    ),
    _rule("next coming", r"(?:next|coming)\s+half-?\s?year\b", _half_year),
    _rule("past last", r"(?:past|last)\s+fortnight\b", _fortnight),
    _rule(
        "count #",
        rf"{_COUNT}{_UPTO}[\s-]+{_UNIT}s?\s+(?P<how>ago|earlier|later|hence|from\s+(?:now|today)|before(?=\s*[,.;]))",
        _away,
    ),
    _rule(
        "count # days weeks months hours",
        rf"(?:{_COUNT}{_UPTO}\s+{_UNIT}s?|(?P<bare>hour|day|week|month|year)s)\b(?!['’])",
        _hence,
    ),
)
