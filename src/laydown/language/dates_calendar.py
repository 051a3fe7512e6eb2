"""Which days do calendar words cover: weeks from Sunday, months, quarters, seasons, years and their parts.

Every function answers None for what the calendar does not have (30 February, the year 10000).
"""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity, Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

GRAINS = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTHS, _DECEMBER, _DECADE = 12, 12, 10
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_PARTS_OF_YEAR = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}


def day(year: int, month: int, number: int) -> Interval | None:
    """Return one day."""
    try:
        return Interval.on(date(year, month, number))
    except ValueError:
        return None


def months(year: int, first: int, count: int = 1) -> Interval | None:
    """Return `count` whole months from month `first` (1–12) of `year`."""
    index = year * _MONTHS + first - 1
    last = index + count - 1
    if not MINYEAR * _MONTHS <= index <= last < (MAXYEAR + 1) * _MONTHS or not 1 <= first <= _MONTHS:
        return None
    end_year, end_month = last // _MONTHS, last % _MONTHS + 1
    return Interval(date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]))


def year(number: int, count: int = 1) -> Interval | None:
    """Return `count` whole years from `number`."""
    return months(number, 1, _MONTHS * count)


def quarter(number: int, which: int) -> Interval | None:
    """Return quarter `which` (1–4) of year `number`."""
    return months(number, 3 * which - 2, 3)


def season(number: int, name: str) -> Interval | None:
    """Return the three months of a season; winter begins in December of `number`."""
    return months(number, SEASONS[name], 3)


def week(around: date) -> Interval | None:
    """Return the week, Sunday to Saturday, that a day lies in."""
    first = shift(around, -((around.weekday() + 1) % 7), "day")
    last = first and shift(first, 6, "day")
    return Interval(first, last) if first and last else None


def weekend(around: date) -> Interval | None:
    """Return the Saturday and Sunday of the calendar week, Monday to Sunday, that a day lies in."""
    saturday = shift(around, 5 - around.weekday(), "day")
    sunday = saturday and shift(saturday, 1, "day")
    return Interval(saturday, sunday) if saturday and sunday else None


def shift(start: date, count: int, unit: str) -> date | None:
    """Return the day `count` days, weeks, months or years on; a month end stays one (31 January + 1 month)."""
    try:
        if unit in {"day", "week"}:
            return start + timedelta(count * (7 if unit == "week" else 1))
        index = start.year * _MONTHS + start.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        number, month = index // _MONTHS, index % _MONTHS + 1
        return date(number, month, min(start.day, calendar.monthrange(number, month)[1]))
    except (ValueError, OverflowError):
        return None


def unit_around(when: date, unit: str) -> Interval | None:
    """Return the calendar day, week, month, quarter, year or decade that a day lies in."""
    match unit:
        case "day":
            return Interval.on(when)
        case "week":
            return week(when)
        case "month":
            return months(when.year, when.month)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "decade":
            return year(when.year // 10 * 10, 10)
    return year(when.year)


def part_of(span: Interval, granularity: Granularity, part: str) -> Interval:
    """Return the early, mid or late part of a span; "end" of a year is its last month."""
    first, last = span.earliest, span.latest
    if not first or not last:
        return span
    if granularity is Granularity.MONTH:
        low, high = _THIRDS["late" if part == "end" else part]
        return Interval(first.replace(day=low), first.replace(day=min(high, last.day)))
    if granularity is Granularity.YEAR:
        low, high = (_DECEMBER, _DECEMBER) if part == "end" else _PARTS_OF_YEAR[part]
        return months(first.year, low, high - low + 1) or span
    if last.year - first.year == _DECADE - 1:
        return year(first.year + {"early": 0, "mid": 3}.get(part, 6), 4) or span
    third = (last - first) // 3
    bounds = {"early": (first, first + third), "mid": (first + third, last - third)}
    return Interval(*bounds.get(part, (last - third, last)))


def nearest(spans: Iterable[Interval | None], anchor: date, toward: int) -> Interval | None:
    """Choose among spans in order of time: the last begun (-1), the first not over (+1), or the nearest (0).

    For the nearest a day ahead counts as two: news tells of what was.
    """
    known = [s for s in spans if s and s.earliest and s.latest]
    if toward < 0:
        return next((s for s in reversed(known) if s.earliest and s.earliest <= anchor), None)
    if toward > 0:
        return next((s for s in known if s.latest and s.latest >= anchor), None)
    return min(known, key=lambda s: distance(s, anchor) * (1 if s.earliest and s.earliest <= anchor else 2), default=None)


def distance(span: Interval, anchor: date) -> int:
    """Return how many days lie between a span and a day; 0 inside it."""
    first, last = span.earliest or anchor, span.latest or anchor
    return max(0, (first - anchor).days, (anchor - last).days)
