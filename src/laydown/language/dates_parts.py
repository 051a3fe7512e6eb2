"""Which part of a named time is meant? "Early March", "mid to late May", "the first week of June", "the week ending 5 June"."""

from __future__ import annotations

import re
from typing import NamedTuple

from laydown.domain.dates import Granularity, Interval
from laydown.language import dates_calendar as cal
from laydown.language.dates_context import WEEKDAYS

WORDS = frozenset("early mid late earlier later sometime middle beginning start end close rest remainder".split())  # noqa: SIM905 - one line
SHARES = frozenset("first second third fourth fifth last final opening closing # week weekend".split())  # noqa: SIM905 - one line
CUT = frozenset(["early", "mid", "late", "end"])

_PLAIN = re.compile(
    r"(?P<part>(?:early|mid|late|earlier|later|sometime|end)(?:\s+of\s+|\s+in\s+|\s+on\s+|[\s-]+)"
    r"|(?:middle|beginning|start|close|rest|remainder)\s+of\s+)(?:the\s+)?",
    re.IGNORECASE,
)
_SAME = {"middle": "mid", "beginning": "early", "start": "early", "close": "end", "rest": "later", "remainder": "later"}
_TWO = re.compile(
    r"(?P<first>early|mid)(?:\s*-\s*|\s+)(?:to|or|and)(?:\s+|-)(?P<second>mid|late)(?:\s+in\s+|[\s-]+)(?:the\s+)?", re.IGNORECASE
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "couple of": 2}
_NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1, "closing": -1}
_SHARE = re.compile(
    rf"(?:(?P<nth>{'|'.join(_NTH)})|(?P<figure>[1-5])(?:st|nd|rd|th))\s+(?:(?P<count>{'|'.join(_COUNTS)}|\d{{1,2}}|few)\s+)?"
    rf"(?P<unit>half|day|week|weekend|month|{'|'.join(WEEKDAYS)})s?\s+(?:of|in)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"(?P<unit>weekend|week)\s+(?:(?P<ends>ending|ended|to|up\s+to)|(?P<begins>beginning|starting|commencing)|of)\s+(?:on\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_COARSE = {Granularity.MONTH, Granularity.QUARTER, Granularity.SEASON, Granularity.YEAR}
_WEEKEND, _DAYS_A_WEEK, _MIDDLE = 2, 7, 15


class Part(NamedTuple):
    """The words before a named time that pick a part of it; they end at `end`.

    `name` is early, mid, late, end, earlier, later or sometime; `upto` the part that "early to mid" reaches; else `match` says it.
    """

    end: int
    name: str = ""
    upto: str = ""
    match: re.Match[str] | None = None


def opening(text: str, start: int) -> Part | None:
    """Return the words of a part that begin at `start`, None where none do."""
    if two := _TWO.match(text, start):
        return Part(two.end(), two["first"].lower(), two["second"].lower())
    if plain := _PLAIN.match(text, start):
        word = re.split(r"[\s-]", plain["part"].lower())[0]
        return Part(plain.end(), _SAME.get(word, word))
    share = _SHARE.match(text, start) or _WEEK.match(text, start)
    return Part(share.end(), match=share) if share else None


def share(part: Part, span: Interval, granularity: Granularity) -> tuple[Interval, Granularity] | None:
    """Return the part of a span that "first week of" or "week ending" picks; None where the span has no such part."""
    match, first, last = part.match, span.earliest, span.latest
    if not match or not first or not last:
        return None
    unit = match["unit"].lower()
    if match.re is _WEEK:
        return _week_at(match, unit, span) if granularity is Granularity.DAY else None
    if granularity not in _COARSE:
        return None
    nth = int(match["figure"]) if match["figure"] else _NTH[match["nth"].lower()]
    said = (match["count"] or "").lower()
    count = int(said) if said.isdigit() else _COUNTS.get(re.sub(r"\s+", " ", said), 1)
    if unit == "day" and said in {"", "few"}:
        return cal.part_of(span, granularity, "early" if nth == 1 else "late"), Granularity.OTHER
    found = _cut(span, granularity, unit, nth, count)
    return (found, _grain(unit)) if found else None


def _grain(unit: str) -> Granularity:
    return Granularity.DAY if unit in WEEKDAYS or unit == "weekend" else cal.GRAINS.get(unit, Granularity.OTHER)


def _week_at(match: re.Match[str], unit: str, span: Interval) -> tuple[Interval, Granularity] | None:
    """Read "week of 3 May", "week ending 9 May", "weekend of 9 May"."""
    first, last = span.earliest, span.latest
    if not first or not last:
        return None
    if unit == "weekend":
        found = span if (last - first).days + 1 == _WEEKEND else cal.weekend(first)
        return (found, Granularity.DAY) if found else None
    begun, ended = cal.shift(last, -6, "day"), cal.shift(first, 6, "day")
    if match["ends"]:
        return (Interval(begun, last), Granularity.WEEK) if begun else None
    if match["begins"]:
        return (Interval(first, ended), Granularity.WEEK) if ended else None
    found = cal.week(first)
    return (found, Granularity.WEEK) if found else None


def _cut(span: Interval, granularity: Granularity, unit: str, nth: int, count: int) -> Interval | None:
    """Return the nth half, weeks, months, weekend or weekday of a span, its last where nth is -1."""
    first, last = span.earliest, span.latest
    if not first or not last:
        return None
    if unit == "half":
        return _half(span, granularity, 2 if nth < 0 else nth)
    if unit == "month":
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        begun = months - count if nth < 0 else (nth - 1) * count
        start = cal.shift(first, begun, "month")
        found = cal.months(start.year, start.month, count) if start else None
        return found if found and found.latest and found.latest <= last and begun >= 0 else None
    if unit in {"day", "week"}:
        length = count * (_DAYS_A_WEEK if unit == "week" else 1)
        start = cal.shift(last, 1 - length, "day") if nth < 0 else cal.shift(first, (nth - 1) * length, "day")
        end = start and cal.shift(start, length - 1, "day")
        return Interval(max(start, first), min(end, last)) if start and end and start <= last else None
    return _weekday(span, 5 if unit == "weekend" else WEEKDAYS.index(unit), nth, 2 if unit == "weekend" else 1)


def _half(span: Interval, granularity: Granularity, which: int) -> Interval | None:
    first, last = span.earliest, span.latest
    if not first or not last or which > 2:  # noqa: PLR2004 - a half
        return None
    if granularity is Granularity.YEAR:
        return cal.months(first.year, 6 * which - 5, 6)
    middle = first.replace(day=_MIDDLE) if granularity is Granularity.MONTH else first + (last - first) // 2
    after = cal.shift(middle, 1, "day")
    return Interval(first, middle) if which == 1 else Interval(after, last) if after else None


def _weekday(span: Interval, number: int, nth: int, length: int) -> Interval | None:
    """Return the nth weekday of a span, with the days that follow it up to `length`."""
    first, last = span.earliest, span.latest
    if not first or not last:
        return None
    if nth < 0:
        start = cal.shift(last, -((last.weekday() - number) % 7), "day")
    else:
        start = cal.shift(first, (number - first.weekday()) % 7 + 7 * (nth - 1), "day")
    end = start and cal.shift(start, length - 1, "day")
    return Interval(start, end) if start and end and first <= start <= last else None
