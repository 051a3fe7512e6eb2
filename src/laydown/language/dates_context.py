"""What a date expression is read against: the report's day, what was named before, and the clause around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from laydown.domain.dates import Granularity, Interval
from laydown.language import dates_calendar as cal
from laydown.language import dates_tense as tense

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable
    from datetime import date


class Anchor(StrEnum):
    """From what a date was reckoned: nothing, the report's day, or the time named before it in the text."""

    NONE = "none"
    REPORT = "report"
    EVENT = "event"


class Kind(StrEnum):
    """How a named time bounds a statement."""

    POINT = "point"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    DURING = "during"
    NOW = "now"
    SOON = "soon"


class Locale(NamedTuple):
    """Whether the day stands before the month in figures (None: either way), and the country (ISO 3166-1 alpha-2)."""

    day_first: bool | None = None
    country: str | None = None


ANYWHERE = Locale()


class Named(NamedTuple):
    """What the words of one expression name, before "since", "early" and their like are applied."""

    span: Interval
    granularity: Granularity
    anchor: Anchor = Anchor.NONE
    kind: Kind = Kind.POINT
    ended: bool = False


@dataclass(slots=True)
class Context:
    """Where the reader stands; `last` is the time named before, `period` the quarter named before."""

    text: str
    anchor: date | None
    locale: Locale
    last: Named | None = None
    period: Named | None = None
    start: int = 0
    end: int = 0
    operator: Kind = Kind.POINT
    skip: int = 0

    def toward(self) -> int:
        """Say to which side of the report's day the expression at hand looks."""
        if self.operator is Kind.SINCE:
            return tense.PAST
        side = tense.toward(self.text, self.start, self.end)
        ahead = self.operator in {Kind.BY, Kind.UNTIL, Kind.BEFORE}
        return tense.FUTURE if ahead and side == tense.UNSAID else side

    def place(self, spans: Iterable[Interval | None], side: int) -> Interval | None:
        """Choose the span that a yearless name means; a cue loses against a far nearer span on the other side."""
        if not self.anchor:
            return None
        known = list(spans)
        chosen, near = cal.nearest(known, self.anchor, side), cal.nearest(known, self.anchor, 0)
        if not chosen or not near:
            return near
        far, close = cal.distance(chosen, self.anchor), cal.distance(near, self.anchor)
        return near if far > _FAR and close < _CLOSE and self.operator is not Kind.SINCE else chosen

    def yearless(self, of: Callable[[int], Interval | None], side: int | None = None) -> Interval | None:
        """Place what recurs each year: `of` gives its span in a year."""
        if not self.anchor:
            return None
        years = range(self.anchor.year - 1, self.anchor.year + 2)
        return self.place([of(y) for y in years], self.toward() if side is None else side)

    def off(self, low: int, high: int, unit: str, grain: Granularity, *, kind: Kind = Kind.POINT) -> Named | None:
        """Return the days from `low` to `high` units off the report's day."""
        if not self.anchor:
            return None
        first, last = cal.shift(self.anchor, low, unit), cal.shift(self.anchor, high, unit)
        return Named(Interval(first, last), grain, Anchor.REPORT, kind) if first and last else None

    def stretch(self, count: int | None, unit: str, *, ahead: bool) -> Named | None:
        """Return the days from the report's day back or on; without a count one end is open."""
        if not self.anchor:
            return None
        if count is None:
            span = Interval(self.anchor, None) if ahead else Interval(None, self.anchor)
            return Named(span, Granularity.OTHER, Anchor.REPORT, Kind.DURING)
        return self.off(0 if ahead else -count, count if ahead else 0, unit, Granularity.OTHER, kind=Kind.DURING)

    def year_before(self) -> Named | None:
        """Read "a year earlier": the quarter of the year before where a quarter was named, else that year."""
        if self.period and self.period.span.earliest:
            start = self.period.span.earliest
            span = cal.quarter(start.year - 1, (start.month + 2) // 3)
            return Named(span, Granularity.QUARTER, Anchor.EVENT) if span else None
        event = self.last.span.earliest if self.last else None
        base = event or self.anchor
        span = cal.year(base.year - 1) if base else None
        return Named(span, Granularity.YEAR, Anchor.EVENT if event else Anchor.REPORT) if span else None

    def before(self, reach: int = 24) -> str:
        """Return the text just before the expression."""
        return self.text[max(0, self.start - reach) : self.start]

    def follows(self, words: re.Pattern[str]) -> bool:
        """Say whether the text just before the expression matches."""
        return bool(words.search(self.before()))


class Rule(NamedTuple):
    """A pattern, the words or classes of words that it can begin with, and what reads its match.

    What a `whole` rule matches and the calendar lacks is no date, nor is any part of it ("Feb. 30, 2003").
    """

    leads: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Context], Named | None]
    whole: bool = False


_FAR, _CLOSE = 240, 60

MONTHS = ("january february march april may june july august september october november december").split()  # noqa: SIM905 - one line reads better
WEEKDAYS = ("monday tuesday wednesday thursday friday saturday sunday").split()  # noqa: SIM905 - one line reads better

SHORT_MONTHS = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)"
_LONG_MONTHS = "|".join(name for month in MONTHS for name in (month.capitalize(), month.upper()))
MONTH = rf"(?P<month>(?:{_LONG_MONTHS})(?![A-Za-z])|{SHORT_MONTHS}(?:\.|(?=\s+\d)|(?=,?\s+(?:1[5-9]|2[01])\d\d\b)))"
WEEKDAY = (
    "(?:"
    + "|".join(f"{d.capitalize()}|{d.upper()}" for d in WEEKDAYS)
    + r"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?:\.|(?=,?\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+[JFMASOND]|[JFMASOND][a-z]{2,8}\.?\s+\d)|,\s+\d)))(?![A-Za-z])"
)
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d|[A-Za-z])"
YEAR_TAIL = rf"(?:,?\s+(?:(?:in|of)\s+)?(?P<year>{YEAR}|(?<=,\s)[2-9]\d{{3}}(?!\d|[.,]\d))|,?\s+(?:of\s+)?(?P<which>this|last|next|that|the\s+same)\s+year\b|,?\s+['’](?P<short>\d\d)\b)?"


MONTH_BEHIND = rf"(?P<month>(?:{_LONG_MONTHS}|{SHORT_MONTHS}\.?)(?![A-Za-z]))"
"""A month behind its day, where even a bare "Mar" can be nothing else."""


def month_number(name: str) -> int:
    """Return 1–12 for a full or abbreviated month."""
    return next(i for i, month in enumerate(MONTHS, start=1) if month.startswith(name[:3].lower()))


def weekday_number(name: str) -> int:
    """Return 0 (Monday) to 6 for a full or abbreviated weekday."""
    return next(i for i, weekday in enumerate(WEEKDAYS) if weekday.startswith(name[:3].lower()))


def said_year(match: re.Match[str], context: Context) -> tuple[int | None, bool]:
    """Return the year that the tail of a match names, and whether it names one at all."""
    if match["year"]:
        return int(match["year"]), True
    if match["short"]:
        short = int(match["short"])
        pivot = (context.anchor.year if context.anchor else 2050) % 100 + 10
        return short + (2000 if short <= pivot else 1900), True
    if not match["which"]:
        return None, False
    which = match["which"].split()[0].lower()
    if which in {"that", "the"}:
        last = context.last.span.earliest if context.last else None
        return (last.year if last else None), True
    step = {"last": -1, "this": 0, "next": 1}[which]
    return (context.anchor.year + step if context.anchor else None), True
