"""Which day is meant by a weekday, "yesterday", "overnight", "the next day" or "now"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity, Interval
from laydown.language import dates_calendar as cal
from laydown.language import dates_tense as tense
from laydown.language.dates_context import WEEKDAY, Anchor, Kind, Named, Rule, weekday_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from laydown.language.dates_context import Context

_RECURRING = re.compile(r"\b(?:every|each|other|black|good|bloody|ash|palm|easter|super)\s+$", re.IGNORECASE)
_ELSEWHEN = re.compile(r"\b(?:by|until|till|for|from|up\s+to)\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up\s+to)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_BOUNDS = re.compile(r"\b(?:since|until|till|by|from|before)\s+$", re.IGNORECASE)
_NOT_THEN = re.compile(r"\b(?:every|each|early|late|next|some|few|several|\d+)\s+$", re.IGNORECASE)


def _weekday(match: re.Match[str], context: Context) -> Named | None:
    if not context.anchor or context.follows(_RECURRING):
        return None
    number, relation = weekday_number(match["weekday"]), re.sub(r"\s+", " ", (match["relation"] or match["behind"] or "").lower())
    event = context.last.span.latest if context.last and context.last.granularity is Granularity.DAY else None
    base = event if relation in {"following", "previous", "that"} and event else context.anchor
    moved: date | None = base
    if relation in {"last", "previous"}:
        side, moved = tense.PAST, cal.shift(base, -1, "day")
    elif relation in {"next", "following"}:
        side, moved = tense.FUTURE, cal.shift(base, 1, "day")
    elif relation in {"this past", "past", "that"}:
        side = tense.PAST
    elif relation in {"this coming", "coming"}:
        side = tense.FUTURE
    else:
        side = context.toward()
        side = tense.FUTURE if relation == "this" and side == tense.UNSAID else side
        # "After Sunday's strike" tells of what was, whatever may follow.
        side = tense.PAST if context.operator is Kind.AFTER and context.text.startswith(("'s", "’s"), context.end) else side
    found = _on_weekday(moved, number, side) if moved else None
    return _week_on(found, match) if found else None


def _week_on(found: Named, match: re.Match[str]) -> Named | None:
    """Read "Friday week": a week behind the Friday that comes."""
    if not match["week"] or not found.span.earliest:
        return found
    day = cal.shift(found.span.earliest, 7, "day")
    return found._replace(span=Interval.on(day)) if day else None


def _week_from(match: re.Match[str], context: Context) -> Named | None:
    """Read "a week from Friday", "a week on Friday"."""
    number = weekday_number(match["weekday"])
    found = _on_weekday(context.anchor, number, tense.FUTURE) if context.anchor else None
    day = cal.shift(found.span.earliest, 7, "day") if found and found.span.earliest else None
    return Named(Interval.on(day), Granularity.DAY, Anchor.REPORT) if day else None


def _into(match: re.Match[str], context: Context) -> Named | None:
    """Read "overnight into Monday" and "overnight on Sunday" as the two days of that night."""
    number = weekday_number(match["weekday"])
    found = _on_weekday(context.anchor, number, context.toward()) if context.anchor else None
    day = found.span.earliest if found else None
    if not day:
        return None
    other = cal.shift(day, -1 if match["how"].lower() in {"into", "to"} else 1, "day")
    return Named(Interval(*sorted((day, other))), Granularity.DAY, Anchor.REPORT) if other else None


def _that_day(_match: re.Match[str], context: Context) -> Named | None:
    """Read "in the morning", "by noon", "hours later": of the day named before."""
    event = context.last.span.latest if context.last and context.last.granularity is Granularity.DAY else None
    if not event or context.follows(_NOT_THEN):
        return None
    return Named(Interval.on(event), Granularity.DAY, Anchor.EVENT)


def _then(_match: re.Match[str], context: Context) -> Named | None:
    """Read "since then", "until then": from the time named before."""
    if not context.last or not context.follows(_BOUNDS):
        return None
    return Named(context.last.span, context.last.granularity, Anchor.EVENT)


def _on_weekday(base: date, number: int, side: int) -> Named | None:
    step = (number - base.weekday()) % 7 if side == tense.FUTURE else -((base.weekday() - number) % 7)
    day = cal.shift(base, step, "day")
    return Named(Interval.on(day), Granularity.DAY, Anchor.REPORT) if day else None


_DAYS = {
    "today": (0, 0), "tonight": (0, 0), "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0), "yesterday": (-1, -1),
    "last night": (-1, -1), "tomorrow": (1, 1), "day before yesterday": (-2, -2), "day after tomorrow": (2, 2), "overnight": (-1, 0),
    "during the night": (-1, 0), "during night": (-1, 0), "in the night": (-1, 0),
}  # fmt: skip


def _near_day(match: re.Match[str], context: Context) -> Named | None:
    low, high = _DAYS[re.sub(r"\s+", " ", match["said"].lower())]
    return context.off(low, high, "day", Granularity.DAY)


def _beside(match: re.Match[str], context: Context) -> Named | None:
    """Read "the next day", "the same day", "the day before": reckoned from the day named before."""
    event = context.last.span.latest if context.last and context.last.granularity is Granularity.DAY else None
    said = match.group().lower()
    step = 0 if said.startswith(("same", "that")) else -1 if "before" in said or "previous" in said else 1
    day = cal.shift(event, step, "day") if event else None
    return Named(Interval.on(day), Granularity.DAY, Anchor.EVENT) if day else None


def _now(_match: re.Match[str], context: Context) -> Named | None:
    if not context.anchor:
        return None
    if context.follows(_UNTIL):
        return Named(Interval(None, context.anchor), Granularity.DAY, Anchor.REPORT, Kind.UNTIL)
    if context.follows(_FROM):
        return Named(Interval(context.anchor, None), Granularity.DAY, Anchor.REPORT, Kind.SINCE)
    return None if context.follows(_ELSEWHEN) else Named(Interval.on(context.anchor), Granularity.DAY, Anchor.REPORT, Kind.NOW)


def _soon(_match: re.Match[str], context: Context) -> Named | None:
    return Named(Interval(context.anchor, None), Granularity.OTHER, Anchor.REPORT, Kind.SOON) if context.anchor else None


def _rule(leads: str, pattern: str, read: Callable[[re.Match[str], Context], Named | None], flags: int = re.IGNORECASE) -> Rule:
    return Rule(frozenset(leads.split()), re.compile(pattern, flags), read)


_PAPER = r"(?!\s+(?:Times|Telegraph|Mirror|Mail|Express|Herald|Star|World|People|Independent|Post|Night\s+Live))"

RULES = (
    _rule(
        "weekday last next this past coming previous following that",
        rf"(?:(?P<relation>(?i:this\s+past|this\s+coming|last|next|this|coming|past|previous|following|that))\s+)?(?P<weekday>{WEEKDAY}){_PAPER}"
        r"(?:\s+(?P<week>week)\b(?!\s+(?:before|ago|earlier))|\s+(?P<behind>next)(?=\s*(?:[,.;]|$))|,?\s+(?:morning|afternoon|evening|night)\b)?",
        _weekday,
        0,
    ),
    _rule(
        "today tonight this yesterday last tomorrow day overnight during in",
        r"(?P<said>today|tonight|this\s+(?:morning|afternoon|evening)|yesterday|last\s+night|tomorrow|day\s+before\s+yesterday|day\s+after\s+tomorrow"
        r"|overnight|during\s+(?:the\s+)?night|in\s+the\s+night(?!\s+of))\b(?:\s+(?:morning|afternoon|evening|night)\b)?",
        _near_day,
    ),
    _rule(
        "next following same that day previous",
        r"(?:(?:next|following|same|that|previous)\s+(?:day|night|morning|afternoon|evening)|day\s+(?:before|after|later)(?=\s*(?:[,.;]|$)))\b",
        _beside,
    ),
    _rule("overnight", rf"(?i:overnight)\s+(?P<how>into|to|on)\s+(?P<weekday>{WEEKDAY})", _into, 0),
    _rule(
        "in by at hours",
        r"(?i:in\s+the\s+(?:morning|afternoon|evening)(?!\s+of)|(?:by|at)\s+(?:dawn|dusk|noon|nightfall)|hours\s+later)\b(?!\s+(?:on\s+)?[A-Z])",
        _that_day,
        0,
    ),
    _rule("week", rf"(?i:week\s+(?:from|on))\s+(?P<weekday>{WEEKDAY})", _week_from, 0),
    _rule("then", r"then\b", _then),
    _rule(
        "now currently at presently nowadays these",
        r"(?:now|nowadays|these\s+days|currently|presently|at\s+present|at\s+the\s+moment|right\s+now)\b(?!\s+(?:that|of|when)\b)",
        _now,
    ),
    _rule(
        "soon shortly before near",
        r"(?:soon|shortly|before\s+long|near\s+(?:future|term))\b(?!\s+(?:after|before|thereafter|as))",
        _soon,
    ),
)
