"""Which dates are written out: days, months, years, quarters, seasons and feasts, with or without their year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity, Interval
from laydown.language import dates_calendar as cal
from laydown.language import dates_tense as tense
from laydown.language.dates_context import (
    MONTH,
    MONTH_BEHIND,
    SHORT_MONTHS,
    WEEKDAY,
    YEAR,
    YEAR_TAIL,
    Anchor,
    Named,
    Rule,
    month_number,
    said_year,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.language.dates_context import Context

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|[:%/]\d|%|[.,]\d)"
_OPEN = r"(?=\s*(?:[.,;:)\]]|$|\b(?:\d{4}|in|at|on|by|from|for|when|as|after|before|of|to|the|and)\b))"
_SECOND = rf"(?:\s?(?:[-–—]|(?:to|through|until)\b)\s?(?P<upto>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:%/]\d|%|[.,]\d)|\s(?:and|or)\s(?P<also>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,]\d){_OPEN})?"
_SECOND_FIRST = r"(?:\s?(?:[-–—]|(?:to|through|until)\b)\s?(?P<upto>\d{1,2})(?:st|nd|rd|th)?|\s(?:and|or)\s(?P<also>\d{1,2})(?:st|nd|rd|th)?)?"
_PREPOSED = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|throughout|during|over|before|after|late|early|mid-?|last|next|this|that|and|or|between|for|on|around|about|as|than)\s+(?:the\s+)?$|-$",
    re.IGNORECASE,
)
_FALLING = re.compile(
    r"\b(?:(?:in|since|until|till|by|of|from|through|throughout|during|over|before|after)\s+the|early|late|last|next|this|that)\s+$",
    re.IGNORECASE,
)
_ON_THE = re.compile(r"\b(?:on|by|until|till|since|from|before|after|of|and)\s+the\s+$", re.IGNORECASE)
_THAT = re.compile(r"\bthat\s+$", re.IGNORECASE)
_REACHING = re.compile(rf"\s*(?:to|through|until|[-–—])\s*{MONTH}")
_AMBIGUOUS = {"may", "march", "april", "june", "august"}
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)\b"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_NOT_A_YEAR = re.compile(
    r"(?:[$€£¥#/:.@]|\b(?:No\.?|Nos\.?|Resolution|Flight|Mirage|Route|Highway|Type|Boeing|Force|some|about|nearly|over|(?<!later )(?<!earlier )(?<!sooner )than|almost|approximately))\s?$"
)
_CENTURY = 100


def _iso(match: re.Match[str], _context: Context) -> Named | None:
    span = cal.day(int(match[1]), int(match[3]), int(match[4]))
    return Named(span, Granularity.DAY) if span else None


def _iso_month(match: re.Match[str], _context: Context) -> Named | None:
    first, second = int(match[1]), int(match[2])
    if second == (first + 1) % _CENTURY:
        span = cal.year(first, 2)
        return Named(span, Granularity.YEAR) if span else None
    span = cal.months(first, second)
    return Named(span, Granularity.MONTH) if span else None


def _numeric(match: re.Match[str], context: Context) -> Named | None:
    """Read 31/03/2020; where both orders make a date and nobody says which is meant, read nothing."""
    first, second, tail = int(match[1]), int(match[3]), match[4]
    number = int(tail) if len(tail) > len("20") else 2000 + int(tail) - (_CENTURY if int(tail) > _CENTURY // 2 else 0)
    day_first = True if match[2] == "." else context.locale.day_first
    orders = {True: cal.day(number, second, first), False: cal.day(number, first, second)}
    spans = [span for span in orders.values() if span]
    span = orders[day_first] if day_first is not None else spans[0] if spans and spans[0] == spans[-1] else None
    return Named(span, Granularity.DAY) if span else None


def _compact(match: re.Match[str], _context: Context) -> Named | None:
    """Read "31-Mar-2020" and "31MAR20", as officers write it."""
    tail = int(match[4])
    span = cal.day(tail + (2000 if tail < _CENTURY else 0), month_number(match[3]), int(match[1]))
    return Named(span, Granularity.DAY) if span else None


def _day(match: re.Match[str], context: Context) -> Named | None:
    month, first = month_number(match["month"]), int(match["day"])
    last = int(match["upto"] or match["also"] or first)

    def of(number: int) -> Interval | None:
        begun, ended = cal.day(number, month, first), cal.day(number, month, last)
        return Interval(begun.earliest, ended.latest) if begun and ended and last >= first else None

    number, said = said_year(match, context)
    span = of(number) if number else None if said else context.yearless(of)
    return Named(span, Granularity.DAY, Anchor.NONE if match["year"] else Anchor.REPORT) if span else None


def _month(match: re.Match[str], context: Context) -> Named | None:
    month, relation = month_number(match["month"]), (match["relation"] or ("that" if context.follows(_THAT) else "")).lower()
    number, said = said_year(match, context)
    bare = not said and not relation and match["month"].lower() in _AMBIGUOUS
    if bare and not context.follows(_PREPOSED) and not _REACHING.match(context.text, match.end()):
        return None

    def of(year: int) -> Interval | None:
        return cal.months(year, month)

    span = of(number) if number else None if said else _related(of, relation, context)
    return Named(span, Granularity.MONTH, Anchor.NONE if match["year"] else Anchor.REPORT) if span else None


def _related(of: Callable[[int], Interval | None], relation: str, context: Context) -> Interval | None:
    """Place "last May", "this May", "that May" or bare "May"."""
    if relation == "that":
        last = context.last.span.earliest if context.last else None
        return of(last.year) if last else None
    if relation not in {"last", "next"} or not context.anchor:
        this = of(context.anchor.year) if relation == "this" and context.anchor else None
        inside = this and this.latest and this.earliest and this.earliest.year == this.latest.year
        return this if inside else context.yearless(of, tense.UNSAID if this else None)
    spans = [s for y in range(context.anchor.year - 2, context.anchor.year + 3) if (s := of(y)) and s.earliest and s.latest]
    if relation == "last":
        return next((s for s in reversed(spans) if s.latest and s.latest < context.anchor), None)
    return next((s for s in spans if s.earliest and s.earliest > context.anchor), None)


def _year(match: re.Match[str], context: Context) -> Named | None:
    if context.follows(_NOT_A_YEAR) or tense.counts_something(context.text, match.end()):
        return None
    first = int(match["year"])
    tail = match["upto"]
    last = first if not tail else int(tail) if len(tail) == len(match["year"]) else first // _CENTURY * _CENTURY + int(tail)
    span = cal.year(first, last - first + 1) if first <= last < first + _CENTURY else None
    return Named(span, Granularity.YEAR) if span else None


def _short_year(match: re.Match[str], context: Context) -> Named | None:
    number, _ = said_year(match, context)
    span = cal.year(number) if number and context.follows(_PREPOSED) else None
    return Named(span, Granularity.YEAR) if span else None


def _decade(match: re.Match[str], _context: Context) -> Named | None:
    first = int(match[1]) if match[1] else 1900 + int(match[2])
    span = cal.year(first, 10)
    return Named(span, Granularity.OTHER) if span else None


def _ordinal_day(match: re.Match[str], context: Context) -> Named | None:
    """Read "on the 18th": of the month named before, else of the nearest; what is ahead lies ahead of the report, too."""
    number = int(match[1])
    if not context.follows(_ON_THE):
        return None
    side = context.toward()
    start = context.last.span.earliest if context.last else None
    span = cal.day(start.year, start.month, number) if start else None
    behind = span and span.latest and context.anchor and span.latest < context.anchor
    if start and not (side == tense.FUTURE and behind):
        return Named(span, Granularity.DAY, Anchor.EVENT) if span else None
    if not context.anchor:
        return None
    around = [cal.shift(context.anchor.replace(day=1), step, "month") for step in (-1, 0, 1)]
    span = context.place([cal.day(m.year, m.month, number) for m in around if m], side)
    return Named(span, Granularity.DAY, Anchor.REPORT) if span else None


def _part_of_year(match: re.Match[str], context: Context) -> Named | None:
    """Read "third quarter of 2006", "2006's first half", "Q3"."""
    figure = match["figure"] or match["before"] or match["halved"] or match["half_before"]
    which = int(figure) if figure else _ORDINALS[match["ordinal"].lower()]
    half = bool(match["half"] or match["halved"] or match["half_before"])
    if half and not figure and match["ordinal"].lower() == "last":
        which = 2

    def of(year: int) -> Interval | None:
        return cal.months(year, 6 * which - 5, 6) if half else cal.quarter(year, which)

    number, said = said_year(match, context)
    if match["ahead"]:
        number, said = int(match["ahead"]), True
    elif match["whose"] and context.anchor:
        number, said = context.anchor.year + {"last": -1, "this": 0, "next": 1}[match["whose"].lower()], True
    if half and not said and not figure and not match["the_year"]:
        return None
    side = None if context.follows(_PREPOSED) and context.toward() == tense.FUTURE else tense.PAST
    span = of(number) if number else None if said else context.yearless(of, side)
    return (
        Named(span, Granularity.OTHER if half else Granularity.QUARTER, Anchor.NONE if match["year"] else Anchor.REPORT)
        if span
        else None
    )


def _season(match: re.Match[str], context: Context) -> Named | None:
    name, relation = match["season"].lower(), (match["relation"] or "").lower()
    number, said = said_year(match, context)
    if not said and not relation and not context.follows(_PREPOSED if name != "fall" else _FALLING):
        return None

    def of(year: int) -> Interval | None:
        return cal.season(year, name)

    span = of(number) if number else None if said else _related(of, relation, context)
    return Named(span, Granularity.SEASON, Anchor.NONE if match["year"] else Anchor.REPORT) if span else None


_COUNTED = r"(?:floor|day|century|anniversary|straight|consecutive|time|session|round|parallel|minute|hole|attempt|birthday|armou?red|mechani[sz]ed|motori[sz]ed|airborne|marine|[a-z]*(?:ion|ade|ment|th|corps|fleet|army|wing|group|man|person))\b"
_WORDS = {
    "relation": r"(?P<relation>last|next|this|that)",
    "quarter": r"(?P<ordinal>first|second|third|fourth|final|last|[1-3](?:st|nd|rd)|4th)[\s-]+(?:fiscal[\s-]+)?(?:quarter|(?P<half>half))\b|Q(?P<figure>[1-4])\b|(?P<before>[1-4])Q\b|H(?P<halved>[12])\b|(?P<half_before>[12])H\b",
}
_QUARTER = (
    rf"(?:(?P<whose>last|this|next)\s+year['’]s\s+|(?P<ahead>{YEAR})(?:['’]s)?\s+|(?:fiscal[\s-]+))?(?:{_WORDS['quarter']})"
    rf"(?P<the_year>\s+of\s+(?:the|this)\s+(?:fiscal\s+)?year\b)?{YEAR_TAIL}"
)


def _rule(leads: str, pattern: str, read: Callable[[re.Match[str], Context], Named | None], flags: int = 0) -> Rule:
    return Rule(frozenset(leads.split()), re.compile(pattern, flags), read, whole=read in {_iso, _numeric, _day})


RULES = (
    _rule("#", r"(\d{4})([-/])(\d\d)\2(\d\d)(?!\d)", _iso),
    _rule("#", r"(\d{4})[-–](\d\d)(?![\d-])", _iso_month),
    _rule("#", r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])", _numeric),
    _rule("#", r"(\d{1,2})(-)(\d{1,2})-(\d{4})(?![\d-])", _numeric),
    _rule("month weekday", rf"(?:{WEEKDAY},?\s+)?{MONTH}\s*(?:the\s+)?{_DAY}{_SECOND}{YEAR_TAIL}", _day),
    _rule("# weekday", rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?{_DAY}{_SECOND_FIRST}\s+(?:of\s+)?{MONTH_BEHIND}{YEAR_TAIL}", _day),
    _rule("#", rf"(?P<day>\d{{1,2}})/(?P<upto>\d{{1,2}})(?P<also>)\s+{MONTH_BEHIND}{YEAR_TAIL}", _day),
    _rule("#", rf"(\d{{1,2}})([-\s]?)({SHORT_MONTHS})\2((?:19|20)\d\d|\d\d)(?![\w:])", _compact),
    _rule("#", rf"(\d{{1,2}})(?:st|nd|rd|th)\b(?=\s*(?:[,.;:)]|$)|\s+(?!{_COUNTED})[a-z])", _ordinal_day),
    _rule("month last next this that", rf"(?:(?i:{_WORDS['relation']})\s+)?{MONTH}{YEAR_TAIL}", _month),
    _rule("#", rf"(?P<year>{YEAR})(?:\s?[-–—]\s?(?P<upto>(?:1[5-9]|20|21)\d\d|\d\d)\b(?!-))?(?![-–—](?:[A-Za-z\d]))", _year),
    _rule("#", r"(\d{3}0)s\b|['’]?(\d0)s\b(?<=['’]\d0s)", _decade),
    _rule("#", r"(?P<year>)(?P<which>)['’](?P<short>\d\d)\b", _short_year),
    _rule("first second third fourth final last this next q h # fiscal", _QUARTER, _part_of_year, re.IGNORECASE),
    _rule(
        "season last next this that",
        rf"(?:{_WORDS['relation']}\s+(?:past\s+|coming\s+)?)?{_SEASON}(?!\s+(?:of\s+code|games|olympics)){YEAR_TAIL}(?:[-–/]\d\d(?:\d\d)?\b)?",
        _season,
        re.IGNORECASE,
    ),
)
