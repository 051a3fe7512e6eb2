"""From when to when? Two named times that are the ends of one stretch, or stand side by side as one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity, Interval
from laydown.language import dates_calendar as cal
from laydown.language.dates_context import Anchor, Kind

if TYPE_CHECKING:
    from laydown.language.dates import DateMention

OPENING = re.compile(
    r"(?<![\w-])(?P<word>from|between)\s+(?:about\s+|around\s+|on\s+|in\s+|late\s+|early\s+|the\s+|mid-?\s*)*$", re.IGNORECASE
)
_PART = r"(?:the\s+)?(?:(?:early|late|middle|beginning|start|end)\s+(?:of\s+)?(?:the\s+)?|mid-?\s*)?"
_BETWEEN = re.compile(rf"\s*,?\s*(?:and|to)\s+{_PART}", re.IGNORECASE)
_FROM = re.compile(rf"\s*,?\s*(?:to|until|till|through|up\s+to|[-–—])\s*{_PART}", re.IGNORECASE)
_BARE = re.compile(rf"\s?[-–—]\s?|\s+(?:to|through|until|till)\s+{_PART}", re.IGNORECASE)
_BESIDE = re.compile(rf"\s+(?:and|or)\s+(?:on\s+|in\s+)?{_PART}", re.IGNORECASE)
_REACH = 40
_LOOSE = {Kind.POINT, Kind.BETWEEN, Kind.SINCE, Kind.UNTIL}


def joined(text: str, found: list[DateMention]) -> list[DateMention]:
    """Give both ends of "between X and Y", "from X to Y", "X-Y" and "X or Y" the whole stretch."""
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        opening = OPENING.search(text, max(0, first.start - _REACH), first.start)
        word = opening["word"].lower() if opening else ""
        joint = {"between": _BETWEEN, "from": _FROM}.get(word)
        if opening and joint and joint.fullmatch(text, first.end, second.start):
            found[i : i + 2] = _whole(first, second, opening.start()) or (first, second)
        elif first.granularity is second.granularity and first.kind in _LOOSE and second.kind in _LOOSE - {Kind.SINCE}:
            found[i : i + 2] = _side_by_side(text, first, second)
    return found


def _side_by_side(text: str, first: DateMention, second: DateMention) -> tuple[DateMention, DateMention]:
    """Join "March to May 2019" and, where nothing lies between them, "Saturday and Sunday"."""
    if first.kind is not Kind.POINT:
        return first, second
    if _BARE.fullmatch(text, first.end, second.start):
        return _whole(first, second, first.cue) or (first, second)
    if second.kind is Kind.POINT and _BESIDE.fullmatch(text, first.end, second.start):
        end = _same_year(first, second).interval.latest
        after = cal.shift(end, 1, "day") if end else None
        if after == second.interval.earliest:
            return _whole(first, second, first.cue, kind=Kind.POINT) or (first, second)
    return first, second


def _whole(
    first: DateMention, second: DateMention, cue: int, *, kind: Kind = Kind.BETWEEN
) -> tuple[DateMention, DateMention] | None:
    first = _same_year(first, second)
    second = _behind(first, second)
    low, high = _inner(first).earliest, _inner(second).latest
    if not low or not high or low > high:
        return None
    span = Interval(low, high)
    return replace(first, interval=span, kind=kind, cue=cue), replace(second, interval=span, kind=kind, cue=cue)


def _behind(first: DateMention, second: DateMention) -> DateMention:
    """Return the second end moved behind the first: "from Monday to Friday", "from November to March"."""
    start, end = _inner(first).earliest, _inner(second).latest
    if not start or not end or end >= start or second.anchor is not Anchor.REPORT:
        return second
    unit = "week" if second.granularity is Granularity.DAY and (start - end).days < 7 else "year"  # noqa: PLR2004 - days a week
    return replace(second, named=_shifted(second.named, 1, unit), interval=_shifted(second.interval, 1, unit))


def _same_year(first: DateMention, second: DateMention) -> DateMention:
    """Give "May" in "from May to August 2019" the year that is said only once."""
    start, end = first.named.earliest, second.named.earliest
    if (
        first.anchor is not Anchor.REPORT
        or second.anchor is not Anchor.NONE
        or not (start and end)
        or first.granularity is Granularity.YEAR
    ):
        return first
    years = end.year - start.year - ((start.month, start.day) > (end.month, end.day))
    return replace(first, named=_shifted(first.named, years), interval=_shifted(first.interval, years))


def _shifted(span: Interval, count: int, unit: str = "year") -> Interval:
    return Interval(span.earliest and cal.shift(span.earliest, count, unit), span.latest and cal.shift(span.latest, count, unit))


def _inner(mention: DateMention) -> Interval:
    """Return the span with its part but without its operator."""
    low, high = mention.interval.earliest, mention.interval.latest
    return Interval(low or mention.named.earliest, high or mention.named.latest)
