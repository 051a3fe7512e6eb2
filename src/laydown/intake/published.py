"""When was it published? The ways in which pages, feeds and files write one moment or day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
         "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s.-]{1,3}([a-z]{3,9})\.?,?[\s-]{1,2}(\d{4})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\b([a-z]{3,9})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(\d{4})(?!\d)", re.IGNORECASE)
# The mail parser reads anything as some date; only what is written as RFC 5322 writes it is given to it.
_MAIL = re.compile(r"(?:[a-z]{3},\s?)?\d{1,2}\s[a-z]{3}\s\d{4}\s\d\d?:\d\d", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[T\s].{0,40})?")
_FIRST_YEAR = 1900
_MONTHS_A_YEAR = 12
_SECONDS = (10**8, 10**11)
_LONGEST = 100


def when(written: str | float) -> tuple[date, datetime | None] | None:
    """Return the calendar day at the outlet, and the moment where one is given; None where `written` is no date.

    Numbers are seconds or milliseconds since 1970. `3/4/2020`, which is two days, is no date.
    """
    found = _moment(written) if isinstance(written, int | float) else _read(written.strip())
    if found is None or found[0].year < _FIRST_YEAR:
        return None
    return found


def _moment(number: float) -> tuple[date, datetime | None] | None:
    if isinstance(number, bool) or not _SECONDS[0] <= number < 1000 * _SECONDS[1]:
        return None
    moment = datetime.fromtimestamp(number / 1000 if number >= _SECONDS[1] else number, UTC)
    return moment.date(), moment


def _read(text: str) -> tuple[date, datetime | None] | None:
    if not text or len(text) > _LONGEST:
        return None
    if text.isdigit() and len(text) in {10, 13}:
        return _moment(int(text))
    return _iso(text) or (_mail(text) if _MAIL.match(text) else None) or _in_words(text) or _in_numbers(text)


def _iso(text: str) -> tuple[date, datetime | None] | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.date(), _zoned(moment)


def _mail(text: str) -> tuple[date, datetime | None] | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.date(), _zoned(moment)


def _zoned(moment: datetime) -> datetime | None:
    # Without its zone a clock time is no moment, and the day is all that is known.
    return moment if moment.tzinfo else None


def _in_words(text: str) -> tuple[date, datetime | None] | None:
    if found := _DAY_FIRST.search(text):
        return _day(found[3], found[2], found[1])
    if found := _MONTH_FIRST.search(text):
        return _day(found[3], found[1], found[2])
    return None


def _in_numbers(text: str) -> tuple[date, datetime | None] | None:
    if not (found := _NUMBERS.fullmatch(text)):
        return None
    first, second, third = found.groups()
    if len(first) == len("2020"):
        return _day(first, second, third)
    if len(third) != len("2020"):
        return None
    if int(first) > _MONTHS_A_YEAR or "." in text[:3]:
        return _day(third, second, first)
    return _day(third, first, second) if int(second) > _MONTHS_A_YEAR else None


def _day(year: str, month: str, day: str) -> tuple[date, datetime | None] | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month.casefold())
    try:
        return (date(int(year), number, int(day)), None) if number else None
    except ValueError:
        return None
