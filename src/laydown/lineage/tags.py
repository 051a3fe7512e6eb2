"""Whose copy is it? Agency tags in a report's dateline and credit lines at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.domain.lineage import Named
from laydown.domain.provenance import Excerpt
from laydown.lineage.naming import is_outlet, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laydown.domain.provenance import Report

_OPENING = 600
_CLOSING = 300
_NAME = r"(?P<name>[A-Z][\w&.'’-]{0,30}(?: (?:of |and |& )?[A-Z][\w&.'’-]{0,30}){0,4})"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_REPORTING = r"(?:(?:additional |further |some )?(?:reporting|material|information)) (?:by|from)"
_PLACES = r"[A-Z][A-Z .,/'’-]{1,60}"
_LAND = r"(?:[a-z]+ )?[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){0,3}"
# The place of a dateline stands in capitals, or before a day; a bracket elsewhere in the first lines is an aside, not a tag.
_AT_THE_TOP = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"^{_PLACES}(?:[,.]? {_DAY})? ?[(\[]{_NAME}[)\]]",
        rf"^[A-Z][\w .,'’-]{{1,60}}, {_DAY} ?[(\[]{_NAME}[)\]]",
        rf"^{_PLACES}(?:[,.]? {_DAY})? ?[-–—/|] ?{_NAME} ?[-–—|:]",
        rf"^{_PLACES}, {_LAND}(?:[,.]? {_DAY})? ?[(\[]{_NAME}[)\]]",
        rf"^{_PLACES}, {_LAND}(?:[,.]? {_DAY})? ?[-–—/|] ?{_NAME} ?[-–—|:]",
        rf"^[(\[]{_NAME}[)\]](?: ?[-–—:]| )",
        rf"^{_NAME} ?[|/•·] ?{_DAY}",
        rf"^{_DAY} ?[|/•·] ?{_NAME}$",
    )
)
_AT_THE_END = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"^[-–—] ?(?:(?i:with {_REPORTING}) )?(?:the )?{_NAME}\.?\s*\Z",
        rf"^[(\[]?(?i:(?:with )?{_REPORTING}) (?:the )?{_NAME}\.?[)\]]?\s*\Z",
        rf"^[(\[]{_NAME}[)\]]\.?\s*\Z",
        rf"^(?:Source|By|Credit|Via|From)s?: ?(?:the )?{_NAME}\.?\s*\Z",
        rf"(?i:(?:originally|first) (?:published|appeared|ran|posted)(?: \w+){{0,3}}? (?:by|in|on|at)) (?:the )?{_NAME}(?: (?i:on) [^\n]{{1,40}}?)?\.?[)\]]?\s*\Z",
        rf"(?i:(?:republished|reproduced|reprinted|published) (?:here )?(?:from|with (?:the )?permission (?:of|from)|courtesy of)) (?:the )?{_NAME}\.?[)\]]?\s*\Z",
        rf"^(?:©|\([cC]\)|Copyright)(?: ?(?:©|\([cC]\)))?(?: \d{{4}})? {_NAME}(?:,? \d{{4}})?\.?(?: All rights reserved\.?)?\s*\Z",
    )
)
# So many forms at the top, and at the end, are said of nobody but agencies; the others count for names that are known as outlets'.
_SURE_AT_THE_TOP = 2
_UNSURE_AT_THE_END = 3


def agency(report: Report) -> Named | None:
    """Return the agency that a report's own tag names, with the characters of the whole tag; None without one."""
    return next(_found(report.text), None)


def _found(text: str) -> Iterator[Named]:
    opening = text[:_OPENING]
    for at, pattern in enumerate(_AT_THE_TOP):
        for match in pattern.finditer(opening):
            if match["name"] not in words().times and (at < _SURE_AT_THE_TOP or is_outlet(match["name"])):
                yield _tag(match, 0)
    whole = len(text.rstrip())
    base = max(0, whole - _CLOSING)
    for at, pattern in enumerate(_AT_THE_END):
        for match in pattern.finditer(text[base:whole]):
            if at >= _UNSURE_AT_THE_END or is_outlet(match["name"].rstrip(".")):
                yield _tag(match, base)


def _tag(match: re.Match[str], base: int) -> Named:
    name = match["name"]
    # A full stop ends the line, unless the name is letters with stops ("A.F.P.").
    name = name if "." in name[:-1] else name.rstrip(".")
    said = match[0].rstrip()
    return Named(name, Excerpt(base + match.start(), base + match.start() + len(said)))
