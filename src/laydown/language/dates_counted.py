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
    r"\b(within|in|inside|(?:in|within)\s+(?:the\s+space|a\s+matter)\s+of)\s+(?:about\s+|around\s+|some\s+|roughly\s+|less\s+than\s+|the\s+)?$",
    re.IGNORECASE,
)
# "Expected to last three days", "the first visit in ten years": a length of time, no date.
_VERB = re.compile(r"\b(?:to|will|would|could|may|might|should|can|must)\s+$", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\b(?:first|only|worst|best|biggest|largest|highest|lowest|deadliest|heaviest|longest|strongest|weakest)\b[^.;]*$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more\s+than|over|at\s+least)\s+$", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less\s+than|under)\s+$", re.IGNORECASE)
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
    """Read "two weeks ago", "two or three days later", "a year earlier", "two months from now"."""
    count, unit = _plain(_count(match), match["unit"].lower())
    how = match["how"].lower().split()[0]
    if count is None or not context.anchor:
        return None
    upto = _plain(_number(match["upto"]), match["unit"].lower())[0] if match["upto"] else count
    if unit == "year" and count == 1 and (how == "earlier" or (how == "ago" and context.period)):
        return context.year_before()
    if how in {"ago", "from", "hence"}:
        sign = -1 if how == "ago" else 1
        return _both(context, context.anchor, (count * sign, (upto or count) * sign), unit, Anchor.REPORT)
    event = _event(context, unit)
    sign = 1 if how in {"later", "after"} else -1
    return _both(context, event, (count * sign, (upto or count) * sign), unit, Anchor.EVENT) if event else None


def _event(context: Context, unit: str) -> date | None:
    """Return the time named before, where it was said as finely as what is counted from it."""
    grains = {"year": {Granularity.YEAR, Granularity.MONTH}, "month": {Granularity.MONTH}, "quarter": {Granularity.MONTH}}
    fine = grains.get(unit, set()) | {Granularity.DAY}
    return context.last.span.earliest if context.last and context.last.granularity in fine else None


def _both(context: Context, base: date, counts: tuple[int, int], unit: str, anchor: Anchor) -> Named | None:
    first, second = (_reckoned(context, base, count, unit, anchor) for count in sorted(counts))
    if not first or not second or first == second:
        return first
    low, high = first.span.earliest, second.span.latest
    return first._replace(span=Interval(low, high)) if low and high and low <= high else first


def _half_ago(_match: re.Match[str], context: Context) -> Named | None:
    return _reckoned(context, context.anchor, -6, "month", Anchor.REPORT) if context.anchor else None


def _vaguely_ago(match: re.Match[str], context: Context) -> Named | None:
    """Read "several weeks ago", "days ago", "recent months": some time before the report."""
    return context.stretch(None, (match["unit"] or match["recent"]).lower(), ahead=False)


def _reckoned(context: Context, base: date, count: int, unit: str, anchor: Anchor) -> Named | None:
    day = cal.shift(base, count, unit)
    if not day:
        return None
    grain = "day" if anchor is Anchor.EVENT and unit == "week" else unit
    span, size = cal.unit_around(day, grain), GRAINS.get(grain, Granularity.OTHER)
    if anchor is Anchor.REPORT and context.follows(_MORE):
        over = cal.shift(day, -1, "day")
        return Named(Interval(None, over), size, anchor) if over else None
    if anchor is Anchor.REPORT and count < 0 and context.follows(_LESS):
        return Named(Interval(day, base), size, anchor)
    return Named(span, size, anchor) if span else None


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
    if (
        lowest is None
        or highest is None
        or _SUPERLATIVE.search(context.before(60))
        or (context.toward() != tense.FUTURE and not match["time"])
    ):
        return None
    return context.off(lowest, highest, unit, GRAINS.get(unit, Granularity.OTHER))


def _half_year(_match: re.Match[str], context: Context) -> Named | None:
    return context.stretch(6, "month", ahead=True)


def _fortnight(_match: re.Match[str], context: Context) -> Named | None:
    return context.stretch(2, "week", ahead=False)


def _rule(leads: str, pattern: str, read: Callable[[re.Match[str], Context], Named | None]) -> Rule:
    return Rule(frozenset(leads.split()), re.compile(pattern, re.IGNORECASE), read)


RULES = (
    _rule("half", r"half\s+a\s+year\s+ago\b", _half_ago),
    _rule(
        "several few days weeks months hours recent",
        rf"(?:(?:(?:several|few)\s+)?{_UNIT}s\s+ago|recent\s+(?P<recent>day|week|month|year)s)\b",
        _vaguely_ago,
    ),
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
        rf"(?:{_COUNT}{_UPTO}\s+{_UNIT}s?|(?P<bare>hour|day|week|month|year)s)\b(?:(?P<time>(?:['’]s?)?\s+time)\b|(?!['’]))",
        _hence,
    ),
)
