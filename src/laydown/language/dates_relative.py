"""Which stretch is meant by "last week", "this month", "that year", "the weekend", "year-end", "the quarter"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity, Interval
from laydown.language import dates_calendar as cal
from laydown.language import dates_tense as tense
from laydown.language.dates_calendar import GRAINS
from laydown.language.dates_context import Anchor, Kind, Named, Rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from laydown.language.dates_context import Context

_THAT = re.compile(r"\bthat\s+$", re.IGNORECASE)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_SATURDAY, _SUNDAY = 5, 6
_TITLE = re.compile(r"This Week|This Month|Last Week")


def _unit(match: re.Match[str], context: Context) -> Named | None:
    """Read "last week", "this month", "the next year", "that year", "the following month", "the weekend"."""
    unit, relation = (
        match["unit"].lower().split()[-1],
        (match["relation"] or ("that" if context.follows(_THAT) else "this")).lower(),
    )
    if match["two"] and relation == "this":
        relation = "last"
    if (not match["relation"] and unit != "weekend" and not match["out"] and not match["two"]) or _TITLE.fullmatch(match.group()):
        return None
    lasting = relation in {"past", "coming"} or (relation in {"last", "next"} and context.follows(_THE))
    if lasting and unit != "weekend" and not match["fiscal"] and not match["two"]:
        return context.stretch(1, unit, ahead=relation in {"next", "coming"})
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(relation, 0)
    event = context.last.span.earliest if context.last and relation in {"that", "same", "previous", "following"} else None
    base = event or (context.anchor if relation not in {"that", "same"} else None)
    if not base:
        return None
    if unit == "weekend":
        return _weekend(base, step, context, bare=relation == "this")
    if unit == "week" and not step and not event and base.weekday() == _SUNDAY and context.toward() == tense.PAST:
        step = -1  # on a Sunday, what happened "this week" happened in the week that is ending
    moved = cal.shift(base, step - (1 if match["two"] else 0), unit)
    span = cal.unit_around(moved, unit) if moved else None
    return (
        Named(span, GRAINS.get(unit, Granularity.OTHER), Anchor.EVENT if event else Anchor.REPORT, ended=bool(match["out"]))
        if span
        else None
    )


def _weekend(base: date, step: int, context: Context, *, bare: bool) -> Named | None:
    side = context.toward()
    if (
        bare
        and base.weekday() < _SATURDAY
        and (side == tense.PAST or (side == tense.UNSAID and not context.text.startswith("this", context.start)))
    ):
        step = -1
    moved = cal.shift(base, step, "week")
    span = cal.weekend(moved) if moved else None
    return Named(span, Granularity.DAY, Anchor.REPORT) if span else None


def _year_end(match: re.Match[str], context: Context) -> Named | None:
    """Read "year-end" and "month's end" as their last day."""
    if not context.anchor:
        return None
    if match[1].lower() == "month":
        span = cal.unit_around(context.anchor, "month")
        return Named(Interval(span.latest, span.latest), Granularity.DAY, Anchor.REPORT, ended=True) if span else None
    last = context.yearless(lambda year: cal.day(year, 12, 31), None if context.operator is not Kind.POINT else tense.UNSAID)
    return Named(last, Granularity.DAY, Anchor.REPORT, ended=True) if last else None


def _period(match: re.Match[str], context: Context) -> Named | None:
    """Read "the quarter", "the latest period", "year-earlier quarter": the quarter at hand, or a year before it."""
    if match["ago"]:
        return context.year_before()
    if match["year"]:
        start = context.period.span.earliest if context.period else None
        span = cal.quarter(int(match["year"]), (start.month + 2) // 3) if start else None
        return Named(span, Granularity.QUARTER, Anchor.EVENT) if span else None
    if not context.follows(_THE) or (match["what"].lower() == "period" and not context.period) or not context.anchor:
        return None
    before = cal.shift(context.anchor, -3, "month")
    return context.period or _quarter_of(before)


def _quarter_of(day: date | None) -> Named | None:
    span = cal.unit_around(day, "quarter") if day else None
    return Named(span, Granularity.QUARTER, Anchor.REPORT) if span else None


def _rule(leads: str, pattern: str, read: Callable[[re.Match[str], Context], Named | None], flags: int = re.IGNORECASE) -> Rule:
    return Rule(frozenset(leads.split()), re.compile(pattern, flags), read)


_RELATION = r"(?P<relation>last|past|previous|this|current|present|next|coming|following|same|that)"

RULES = (
    _rule(
        "last past previous this current present next coming following same that weekend week month year",
        rf"(?:{_RELATION}\s+)?(?P<unit>(?:(?P<fiscal>fiscal|calendar|financial)\s+)?(?:week|month|quarter|year|decade|weekend))\b(?!-)(?P<out>\s+(?:is|was)\s+(?:out|over)\b)?(?P<two>\s+before\s+last\b)?",
        _unit,
    ),
    _rule("year month", r"(year|month)(?:[-\s]|['’]s\s)end\b", _year_end),
    _rule(
        "latest quarter period year #",
        r"(?P<ago>(?:year-(?:earlier|ago))(?:\s+(?:third\s+|second\s+|first\s+|fourth\s+)?(?:quarter|period)\b)?)|(?:(?P<year>(?:19|20)\d\d)\s+|latest\s+)?(?P<what>quarter|period)\b",
        _period,
    ),
)
