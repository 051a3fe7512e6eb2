"""Which days has a fiscal year? Those of the state that is spoken of, else the calendar year."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from laydown.domain.dates import Granularity
from laydown.language import dates_calendar as cal
from laydown.language.dates_context import Anchor, Named, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from laydown.domain.dates import Interval
    from laydown.language.dates_context import Context

_REACH = 80
_CENTURY = 100
_MONTHS = 12


@cache
def _years() -> dict[str, dict[str, Any]]:
    data = yaml.load(files("laydown.language").joinpath("data/dates.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    years: dict[str, dict[str, Any]] = data["fiscal_years"]
    return years


@cache
def _owners() -> re.Pattern[str]:
    groups = (f"(?P<{code}>{entry['words']})" for code, entry in _years().items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def _whose(context: Context, end: int) -> dict[str, Any] | None:
    """Return the fiscal year of the state named nearest before the words or right behind them, else of the outlet's state."""
    found = list(_owners().finditer(context.text, max(0, context.start - _REACH), min(len(context.text), end + _REACH // 2)))
    if not found:
        return _years().get(context.locale.country or "")
    code = min(found, key=lambda m: abs(m.start() - context.start)).lastgroup
    return _years().get(code or "")


def _span(number: int, whose: dict[str, Any] | None) -> Interval | None:
    """Return the fiscal year `number`; without a state, the calendar year."""
    if not whose:
        return cal.year(number)
    return cal.months(number - (1 if whose["named_by"] == "end" else 0), whose["begins"], _MONTHS)


def _fiscal(match: re.Match[str], context: Context) -> Named | None:
    """Read "fiscal year 2021", "FY21", "FY2020-21", "the 2020-21 financial year"."""
    number = int(match["number"])
    number += 2000 if number < _CENTURY else 0
    whose = _whose(context, match.end())
    span = cal.months(number, (whose or {"begins": 1})["begins"], _MONTHS) if match["upto"] else _span(number, whose)
    return Named(span, Granularity.YEAR) if span else None


def _this(match: re.Match[str], context: Context) -> Named | None:
    """Read "this fiscal year", "the next financial year", by the state's own beginning of the year."""
    whose = _whose(context, match.end())
    if not whose or not context.anchor:
        return None
    begins = context.anchor.year - (1 if context.anchor.month < whose["begins"] else 0)
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(match["relation"].lower(), 0)
    span = cal.months(begins + step, whose["begins"], _MONTHS)
    return Named(span, Granularity.YEAR, Anchor.REPORT) if span else None


def _rule(leads: str, pattern: str, read: Callable[[re.Match[str], Context], Named | None], *, whole: bool = False) -> Rule:
    return Rule(frozenset(leads.split()), re.compile(pattern, re.IGNORECASE), read, whole=whole)


_NUMBER = r"(?P<number>(?:19|20)\d\d|\d\d)"
_UPTO = r"(?P<upto>\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))"

RULES = (
    _rule(
        "fiscal financial fy",
        rf"(?:(?:fiscal|financial)(?:[\s-]years?)?[\s-]+|fy[\s-]?){_NUMBER}{_UPTO}?\b(?!\s+(?:fiscal|financial)\s+year)",
        _fiscal,
    ),
    _rule("#", rf"{_NUMBER}{_UPTO}?\s+(?:fiscal|financial|budget)\s+year\b", _fiscal),
    _rule(
        "last past previous this current present next coming following",
        r"(?P<relation>last|past|previous|this|current|present|next|coming|following)\s+(?:fiscal|financial)\s+year\b",
        _this,
    ),
)
