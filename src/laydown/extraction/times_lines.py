"""When, in lines of lists and tables? By cells, by the parts of a line, and by the day as of which the list stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laydown.domain.dates import Interval
from laydown.language.dates import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from laydown.extraction.mentions import Mention
    from laydown.language.dates import DateMention

_PARTS = re.compile(r"[;|]")
_CELL = re.compile(r"\|")
_LOOSE = re.compile(r"[\s?()~.,]*(?:c|ca|circa|around|about|approx)?[\s?()~.,]*", re.IGNORECASE)


def cell(mention: Mention, dates: Sequence[DateMention], *, since: bool) -> Interval | None:
    """Return the date that fills a cell of the table row: since then, where the column says so or says nothing else."""
    text = mention.sentence.text
    if "|" not in text:
        return None
    for date in dates:
        left, right = text.rfind("|", 0, date.cue) + 1, _end(text, date.end, _CELL)
        if _LOOSE.fullmatch(text, left, date.cue) and _LOOSE.fullmatch(text, date.end, right):
            opened = since and date.kind is Kind.POINT and date.interval.earliest
            return Interval(date.interval.earliest, None) if opened else date.interval
    return None


def within(text: str, at: int, dates: Sequence[DateMention]) -> list[DateMention]:
    """Return the dates that stand in the same part of a line as the character at `at`."""
    start, end = _part(text, at)
    return [d for d in dates if start <= d.start < end]


def beside(mention: Mention, target: Token, dates: Sequence[DateMention]) -> Interval | None:
    """Return the only date of the part of a line that a force stands in, where it bounds the stay: "40 tanks, in since May"."""
    here = [d for d in within(mention.sentence.text, target.idx, dates) if d.kind is Kind.SINCE]
    verbs = [t for t in target.doc if t.pos_ == "VERB" and here and t.idx < here[0].start]
    return here[0].interval if len(here) == 1 and not verbs else None


def _part(text: str, at: int) -> tuple[int, int]:
    start = max((m.end() for m in _PARTS.finditer(text, 0, at)), default=0)
    return start, _end(text, at, _PARTS)


def _end(text: str, at: int, mark: re.Pattern[str]) -> int:
    found = mark.search(text, at)
    return found.start() if found else len(text)
