"""As of which day does a list stand? "Positions as of 10 April:", and the column of a table that says since when."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from laydown.domain.dates import Granularity
from laydown.extraction import words
from laydown.language.sentences import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laydown.domain.dates import Interval
    from laydown.language.dates import DateMention
    from laydown.language.sentences import Sentence

_REACH = 40
_LEADS_ON = re.compile(r":\s*$|\bthe following\b", re.IGNORECASE)


@functools.cache
def _cue() -> re.Pattern[str]:
    cues = "|".join(re.escape(c).replace(r"\ ", r"\s+") for c in sorted(words.named("standing"), key=len, reverse=True))
    return re.compile(rf"\b(?:{cues})\s+(?:[\w-]+,?\s+){{0,2}}$", re.IGNORECASE)


@functools.cache
def _column() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[|\t])\s*(?:{'|'.join(sorted(words.named('since_columns')))})\s*(?:$|[|\t])", re.IGNORECASE)


def day(text: str, spans: Sequence[Sentence], index: int, dates: Sequence[DateMention]) -> Interval | None:
    """Return the day as of which a line of a list stands, as the text before the list says, None for prose."""
    if spans[index].form is not Form.ITEM:
        return None
    before = [d for d in dates if d.end <= spans[index].start and d.granularity is Granularity.DAY]
    return next(
        (
            d.named
            for d in reversed(before)
            if _cue().search(text, max(0, d.start - _REACH), d.start) or _leads_on(text, spans, d, index)
        ),
        None,
    )


def _leads_on(text: str, spans: Sequence[Sentence], date: DateMention, index: int) -> bool:
    """Say whether a date stands in the sentence that announces the list."""
    first = index
    while first > 0 and spans[first - 1].form is Form.ITEM:
        first -= 1
    lead = spans[first - 1] if first else None
    inside = lead is not None and lead.start <= date.start < lead.end
    return inside and lead is not None and _LEADS_ON.search(text, lead.start, lead.end) is not None


def since(text: str, spans: Sequence[Sentence], index: int) -> bool:
    """Say whether the table that a line belongs to has a column headed "Since" or the like."""
    first = index
    while first > 0 and spans[first - 1].form is Form.ITEM and "|" in text[spans[first - 1].start : spans[first - 1].end]:
        first -= 1
    return first < index and _column().search(text, spans[first].start, spans[first].end) is not None
